package org.bihuan.demo;

import java.time.LocalDate;
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

  /** @param keeper 举报专管员 */
  record City(Actor admin, Actor supervisor, Actor keeper) {}

  /**
   * @param handover of the inspector's post
   * @param keeper 举报专管员
   */
  record District(int code, String name, Actor admin, Actor inspector, Handover handover, Actor keeper) {}

  /** A post changes hands in the midst of the story: what happened before that day was done by somebody else. */
  record Handover(Actor before, Actor after, LocalDate day) {}

  /**
   * @param temper how the unit goes about its hazards: steady, diligent, late, rosy (all small), silent (none) or
   *     found_by_others
   * @param handovers of posts that deal with its hazards, its own and its district's
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
      List<DemoPlace> places,
      List<Handover> handovers) {

    Actor holder(int i) {
      return holders.get(i % holders.size());
    }

    /** Who held that person's post on that day. */
    Actor onDuty(Actor person, LocalDate day) {
      return handovers.stream()
          .filter(handover -> handover.after().equals(person) && day.isBefore(handover.day()))
          .map(Handover::before)
          .findFirst()
          .orElse(person);
    }

    int districtId() {
      return ref.districtId();
    }
  }

  record DemoPlace(UUID id, PlaceKind kind) {}
}
