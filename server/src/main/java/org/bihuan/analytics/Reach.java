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

  /** @param reassignedOn since when another district has it, under another ref */
  record Unit(
      Ref ref,
      String name,
      String districtName,
      @Nullable UUID clusterId,
      @Nullable String clusterName,
      LocalDate openedOn,
      @Nullable LocalDate closedOn,
      @Nullable LocalDate reassignedOn) {
    Map<String, String> filter() {
      return Map.of("unit", ref.toString());
    }

    /** One that went to another district is counted where it stood at the end of the period. */
    boolean isCountedIn(Period period) {
      boolean open = !openedOn.isAfter(period.to()) && (closedOn == null || !closedOn.isBefore(period.from()));
      return open && (reassignedOn == null || reassignedOn.isAfter(period.to()));
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
