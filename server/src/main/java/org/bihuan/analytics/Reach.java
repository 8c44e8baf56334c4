package org.bihuan.analytics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * The part of the city figures are about, never more than the actor may see.
 *
 * @param filter the same part in the words of the ledger's address; empty is everything the reader may see
 * @param districts whose ledgers it touches
 * @param units the units it consists of; of a city none are listed, since nobody reads it unit by unit
 */
record Reach(
    Level level, String name, Map<String, String> filter, List<District> districts, List<Unit> units) {

  enum Level {
    CITY,
    DISTRICT,
    CLUSTER,
    UNIT
  }

  record District(int id, String name) {
    Map<String, String> filter() {
      return Map.of("district", String.valueOf(id));
    }
  }

  record Unit(
      Ref ref,
      String name,
      String districtName,
      @Nullable UUID clusterId,
      @Nullable String clusterName,
      LocalDate openedOn,
      @Nullable LocalDate closedOn) {
    Map<String, String> filter() {
      return Map.of("unit", ref.toString());
    }

    boolean isOpenIn(Period period) {
      return !openedOn.isAfter(period.to()) && (closedOn == null || !closedOn.isBefore(period.from()));
    }
  }

  /** The filter as the beginning of an address in the ledger. */
  String address() {
    return filter.entrySet().stream()
        .map(condition -> condition.getKey() + "=" + condition.getValue() + "&")
        .collect(Collectors.joining());
  }

  /** Whole districts are read from sums per district, anything smaller from sums per unit. */
  boolean isWholeDistricts() {
    return level == Level.CITY || level == Level.DISTRICT;
  }
}
