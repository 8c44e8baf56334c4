package org.bihuan.access;

import org.bihuan.platform.Limited;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one account may do what is costly. Zero: as often as one likes.
 *
 * @param exportsAtOnce of all accounts together, on each node: it is the node's memory that they share
 */
@ConfigurationProperties("bihuan.limits")
record LimitSettings(
    @DefaultValue("10") int exportsPerHour,
    @DefaultValue("2") int exportsAtOnce,
    @DefaultValue("60") int searchesPerMinute) {

  int most(Limited.Kind kind) {
    return switch (kind) {
      case EXPORT -> exportsPerHour;
      case SEARCH -> searchesPerMinute;
    };
  }
}
