package org.bihuan.demo;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.organisation.PlaceKind;
import org.jspecify.annotations.Nullable;

/** Where in a unit a hazard of some category is found. */
final class DemoPlaces {

  private static final List<String> SPOTS =
      List.of("一层东侧", "二层走廊", "三层西侧", "南侧入口", "北侧楼梯口", "设备间", "靠窗一侧", "后门");
  private static final List<String> PAPERS = List.of("安全办公室资料柜", "总务处", "保卫值班室", "档案室", "党政办公室");

  private DemoPlaces() {}

  /** @param placeId a key place of the unit, or null where it is a room without one */
  record Spot(@Nullable UUID placeId, String words) {}

  static Spot spot(DemoCast.Unit unit, Category category, Dice dice) {
    Set<PlaceKind> fitting = kinds(category);
    List<DemoCast.DemoPlace> places = unit.places().stream().filter(p -> fitting.contains(p.kind())).toList();
    if (places.isEmpty()) {
      return new Spot(null, dice.one(PAPERS));
    }
    DemoCast.DemoPlace place = dice.one(places);
    boolean outdoors = place.kind() == PlaceKind.GATE || place.kind() == PlaceKind.PLAYGROUND;
    return new Spot(place.id(), place.kind().title() + (outdoors ? "外侧" : dice.one(SPOTS)));
  }

  private static Set<PlaceKind> kinds(Category category) {
    return switch (category) {
      case FIRE ->
          Set.of(
              PlaceKind.CLASSROOM_BUILDING, PlaceKind.DORMITORY, PlaceKind.LIBRARY, PlaceKind.GYM,
              PlaceKind.OFFICE_BUILDING);
      case CONSTRUCTION -> Set.of(PlaceKind.CLASSROOM_BUILDING, PlaceKind.GYM, PlaceKind.OFFICE_BUILDING);
      case CAMPUS_OPERATION -> Set.of(PlaceKind.POWER_ROOM);
      case LABORATORY -> Set.of(PlaceKind.LABORATORY, PlaceKind.CHEMICAL_STORE, PlaceKind.TRAINING_WORKSHOP);
      case KEY_PLACE -> Set.of(PlaceKind.CANTEEN, PlaceKind.DORMITORY, PlaceKind.LIBRARY, PlaceKind.GYM);
      case TRAFFIC -> Set.of(PlaceKind.GATE);
      case SAFETY_DUTY, OUTSOURCING, EMERGENCY, OTHER -> Set.of();
    };
  }
}
