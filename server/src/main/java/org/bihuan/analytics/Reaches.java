package org.bihuan.analytics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.analytics.Reach.District;
import org.bihuan.analytics.Reach.Level;
import org.bihuan.analytics.Reach.Unit;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the part of the city somebody asks about; what is not wholly his does not exist. */
@Component
class Reaches {

  /** The scope parameters of the ledger; at most one is given, none is everything the actor may see. */
  record Wanted(@Nullable Integer district, @Nullable UUID cluster, @Nullable Ref unit) {

    boolean isMoreThanOne() {
      return (district != null && (cluster != null || unit != null)) || (cluster != null && unit != null);
    }
  }

  private final ReachQueries queries;

  Reaches(ReachQueries queries) {
    this.queries = queries;
  }

  /** @param then the day whose tree counts; null for the present one */
  Reach find(Actor actor, Wanted wanted, @Nullable LocalDate then) {
    if (actor.scope() instanceof Scope.Nothing) {
      throw Refusal.forbidden("no-business-data", actor.role().title() + "不查看业务数据", "如需查看，请切换到有权限的岗位");
    }
    if (wanted.isMoreThanOne()) {
      throw Refusal.invalid("district", "区、学区、单位只能指定一个", "请只保留一个范围");
    }
    if (wanted.unit() != null) {
      return unit(actor, wanted.unit(), then);
    }
    if (wanted.cluster() != null) {
      return cluster(actor, wanted.cluster(), then);
    }
    return wanted.district() == null ? everything(actor, then) : district(actor, wanted.district(), then);
  }

  private Reach everything(Actor actor, @Nullable LocalDate then) {
    return switch (actor.scope()) {
      case Scope.City c -> city(actor.nodeName(), queries.districts());
      case Scope.Districts d ->
          d.ids().size() == 1 ? district(actor, d.ids().iterator().next(), then) : city(actor.nodeName(), among(d.ids()));
      case Scope.Units u -> own(actor, u, then);
      case Scope.System s -> throw unknown();
      case Scope.Nothing n -> throw unknown();
    };
  }

  private List<District> among(Set<Integer> ids) {
    return queries.districts().stream().filter(district -> ids.contains(district.id())).toList();
  }

  private static Reach city(String name, List<District> districts) {
    return new Reach(Level.CITY, name, Map.of(), districts, List.of());
  }

  private Reach district(Actor actor, int id, @Nullable LocalDate then) {
    District district = named(id);
    if (district == null || !coversDistrict(actor.scope(), id)) {
      throw unknown();
    }
    List<District> one = List.of(district);
    return new Reach(Level.DISTRICT, district.name(), district.filter(), one, queries.unitsOf(one, then));
  }

  private static boolean coversDistrict(Scope scope, int district) {
    return switch (scope) {
      case Scope.City c -> true;
      case Scope.Districts d -> d.ids().contains(district);
      case Scope.Units u -> false;
      case Scope.System s -> false;
      case Scope.Nothing n -> false;
    };
  }

  private Reach cluster(Actor actor, UUID id, @Nullable LocalDate then) {
    ReachQueries.Cluster cluster = queries.cluster(id).orElseThrow(Reaches::unknown);
    boolean own = actor.level() == Role.Level.CLUSTER && actor.nodeId().equals(id);
    if (!own && !coversDistrict(actor.scope(), cluster.districtId())) {
      throw unknown();
    }
    List<Unit> units = queries.unitsOfCluster(cluster.districtId(), id, then);
    Map<String, String> filter =
        then == null
            ? Map.of("cluster", id.toString())
            : Map.of("cluster", id.toString(), "clusterOn", then.toString());
    return new Reach(Level.CLUSTER, cluster.name(), filter, districtsOf(cluster.districtId()), units);
  }

  private Reach unit(Actor actor, Ref ref, @Nullable LocalDate then) {
    if (!actor.scope().covers(ref.districtId(), ref.id())) {
      throw unknown();
    }
    List<Unit> units = queries.units(ref.districtId(), List.of(ref.id()), then);
    if (units.isEmpty()) {
      throw unknown();
    }
    Unit unit = units.getFirst();
    return new Reach(Level.UNIT, unit.name(), unit.filter(), districtsOf(ref.districtId()), units);
  }

  private Reach own(Actor actor, Scope.Units scope, @Nullable LocalDate then) {
    if (actor.level() == Role.Level.CLUSTER) {
      return cluster(actor, actor.nodeId(), then);
    }
    if (scope.unitIds().size() == 1) {
      return unit(actor, new Ref(scope.districtId(), scope.unitIds().iterator().next()), then);
    }
    List<Unit> units = queries.units(scope.districtId(), scope.unitIds(), then);
    return new Reach(Level.CLUSTER, actor.nodeName(), Map.of(), districtsOf(scope.districtId()), units);
  }

  private List<District> districtsOf(int id) {
    District district = named(id);
    return district == null ? List.of() : List.of(district);
  }

  private @Nullable District named(int id) {
    return queries.districts().stream().filter(district -> district.id() == id).findFirst().orElse(null);
  }

  private static Refusal unknown() {
    return Refusal.notFound("该统计范围");
  }
}
