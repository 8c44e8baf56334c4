package org.bihuan.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.PlaceKind;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;

/** Who is there: the people of the city, of each district, of each unit. */
record DemoCast(City city, Map<Integer, District> districts, List<Unit> units) {

  record City(Actor admin, Actor supervisor) {}

  record District(int code, String name, Actor admin, Actor inspector) {}

  /**
   * @param temper how the unit goes about its hazards: steady, diligent, late, rosy (all small), silent (none) or
   *     found_by_others
   */
  record Unit(
      Ref ref,
      String name,
      Set<UnitType> types,
      String temper,
      Actor head,
      Actor officer,
      List<Actor> holders,
      Actor contractor,
      List<DemoPlace> places) {

    Actor holder(int i) {
      return holders.get(i % holders.size());
    }

    int districtId() {
      return ref.districtId();
    }
  }

  record DemoPlace(UUID id, PlaceKind kind) {}
}
