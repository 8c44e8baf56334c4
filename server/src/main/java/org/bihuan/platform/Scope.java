package org.bihuan.platform;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody may see, in the terms the database checks again by row-level security.
 *
 * <p>Each kind has a database role of its own; {@link Nothing} has one that owns no policy and therefore sees no row.
 */
public sealed interface Scope {

  /** Every ledger of the city. */
  record City() implements Scope {}

  /** Every ledger of these districts (台账归属). */
  record Districts(Set<Integer> ids) implements Scope {
    public Districts {
      ids = Set.copyOf(ids);
    }
  }

  /**
   * Some units of one district: a unit's own people, a school cluster, a temporary grant.
   *
   * @param former ledgers in other districts: of units that were merged into these or came from there, whose open
   *     hazards are finished by these; or further units of a team
   */
  record Units(int districtId, Set<UUID> unitIds, Set<Ref> former) implements Scope {
    public Units {
      unitIds = Set.copyOf(unitIds);
      former = Set.copyOf(former);
    }

    public Units(int districtId, Set<UUID> unitIds) {
      this(districtId, unitIds, Set.of());
    }

    /** Units of whatever districts, as an inspection team is given them; of none where it is given none. */
    public static Units across(int home, Set<Ref> units) {
      int first = units.stream().mapToInt(Ref::districtId).min().orElse(home);
      return new Units(
          first,
          units.stream().filter(unit -> unit.districtId() == first).map(Ref::id).collect(Collectors.toSet()),
          units.stream().filter(unit -> unit.districtId() != first).collect(Collectors.toSet()));
    }

    Set<Integer> districtIds() {
      return Stream.concat(Stream.of(districtId), former.stream().map(Ref::districtId)).collect(Collectors.toSet());
    }

    /** The units themselves and those whose ledgers they finish. */
    public Set<UUID> reachedUnitIds() {
      return Stream.concat(unitIds.stream(), former.stream().map(Ref::id)).collect(Collectors.toSet());
    }
  }

  /** Jobs and start-up: not a person; never bound by a request. */
  record System() implements Scope {}

  /** Signed out, or a role without business data. */
  record Nothing() implements Scope {}

  /** The PostgreSQL role whose policies apply. */
  default String databaseRole() {
    return switch (this) {
      case City c -> "bihuan_city";
      case Districts d -> "bihuan_district";
      case Units u -> "bihuan_unit";
      case System s -> "bihuan_system";
      case Nothing n -> "bihuan_app";
    };
  }

  /** Comma separated district list for {@code app.districts}; empty where the role needs none. */
  default String districtList() {
    return switch (this) {
      case Districts d -> join(d.ids());
      case Units u -> join(u.districtIds());
      case City c -> "";
      case System s -> "";
      case Nothing n -> "";
    };
  }

  /** Comma separated unit list for {@code app.units}. */
  default String unitList() {
    return this instanceof Units u ? join(u.reachedUnitIds()) : "";
  }

  /** Whether a thing of this unit may be seen; the same answer the database gives. */
  default boolean covers(int districtId, UUID unitId) {
    return switch (this) {
      case City c -> true;
      case System s -> true;
      case Districts d -> d.ids().contains(districtId);
      case Units u ->
          u.districtId() == districtId && u.unitIds().contains(unitId) || u.former().contains(new Ref(districtId, unitId));
      case Nothing n -> false;
    };
  }

  private static String join(Collection<? extends Comparable<?>> values) {
    return new TreeSet<>(values).stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
