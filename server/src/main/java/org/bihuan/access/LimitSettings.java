package org.bihuan.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one account may do what is costly, on each node. Zero: as often as one likes.
 *
 * @param exportsAtOnce of all accounts together
 */
@ConfigurationProperties("bihuan.limits")
record LimitSettings(
    @DefaultValue("10") int exportsPerHour,
    @DefaultValue("2") int exportsAtOnce,
    @DefaultValue("60") int searchesPerMinute) {}
