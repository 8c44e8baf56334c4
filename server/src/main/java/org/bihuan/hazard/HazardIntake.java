package org.bihuan.hazard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers many hazards at once, by the rules of one: the same checks, the same lines of history, the same figures.
 * Nothing of a batch stays when anything in it is refused.
 */
@Service
public class HazardIntake {

  /**
   * What registering it would come to.
   *
   * @param known the number it was registered under before, or null
   * @param problems why it would be refused; empty where it would not
   */
  public record Outlook(@Nullable String known, List<Refusal.FieldProblem> problems) {}

  private final HazardLedger ledger;
  private final HazardStore store;
  private final HazardIntakeStore intake;
  private final NumberStore numbers;
  private final OrganisationRegister organisation;

  HazardIntake(
      HazardLedger ledger,
      HazardStore store,
      HazardIntakeStore intake,
      NumberStore numbers,
      OrganisationRegister organisation) {
    this.ledger = ledger;
    this.store = store;
    this.intake = intake;
    this.numbers = numbers;
    this.organisation = organisation;
  }

  /** Says of each, in order, what registering it now would come to. Changes nothing. */
  @Transactional(readOnly = true)
  public List<Outlook> foresee(Actor actor, List<Registration> registrations) {
    if (registrations.isEmpty()) {
      return List.of();
    }
    Map<Ref, String> known = intake.numbersOf(registrations.stream().map(HazardIntake::refOf).toList());
    Desk desk = new Desk(actor, registrations);
    return registrations.stream()
        .map(
            r -> {
              String number = known.get(refOf(r));
              return new Outlook(number, number == null ? desk.problemsOf(r) : List.of());
            })
        .toList();
  }

  /**
   * Registers them all, or throws. Belongs to a transaction of the caller, who may have more to do with it.
   *
   * @return how many
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int registerAll(Actor actor, List<Registration> registrations) {
    if (registrations.isEmpty()) {
      return 0;
    }
    Desk desk = new Desk(actor, registrations);
    Map<Integer, List<Registration>> byLedger = new TreeMap<>();
    for (Registration r : registrations) {
      List<Refusal.FieldProblem> problems = desk.problemsOf(r);
      if (!problems.isEmpty()) {
        throw Refusal.invalid(problems);
      }
      byLedger.computeIfAbsent(r.unit().districtId(), any -> new ArrayList<>()).add(r);
    }
    byLedger.forEach((district, rows) -> enter(district, rows, desk));
    return registrations.size();
  }

  private void enter(int district, List<Registration> rows, Desk desk) {
    NumberStore.Numbers taken = numbers.take(district, rows.size(), desk.now.now());
    List<HazardIntakeStore.Entry> entries = new ArrayList<>();
    Map<Ref, Map<Tally, Long>> figures = new LinkedHashMap<>();
    for (Registration r : rows) {
      Hazard hazard = ledger.together(Registration.begin(r, desk.now), desk.now.now()).numbered(taken.next()).atVersion(1);
      entries.add(
          new HazardIntakeStore.Entry(
              hazard,
              NextStep.of(hazard, null, desk.now),
              ledger.firstLine(hazard, HazardAct.REGISTER, r.photos(), desk.now),
              ledger.fingerprint(r)));
      Map<Tally, Long> unit = figures.computeIfAbsent(r.unit(), any -> new HashMap<>());
      Tally.difference(null, hazard).forEach((tally, amount) -> unit.merge(tally, amount, Long::sum));
    }
    if (!intake.insert(entries)) {
      throw Refusal.conflict(
          "registered-meanwhile", "其中有的隐患刚刚已在另一处登记", "可能是您在另一个页面提交的，也可能是他人；请重新核对后再提交");
    }
    figures.forEach(store::add);
  }

  private static Ref refOf(Registration r) {
    return new Ref(r.unit().districtId(), r.id());
  }

  /** The checks of one registration with what they share looked up once. */
  private final class Desk {

    private final Actor actor;
    private final Situation now;
    private final Map<Ref, Optional<Refusal>> units = new HashMap<>();
    private final Map<Ref, Set<Ref>> places = new HashMap<>();

    /** A registration names nobody of the unit, so one moment serves for all units. */
    Desk(Actor actor, List<Registration> registrations) {
      this.actor = actor;
      this.now = ledger.situation(actor, registrations.getFirst().unit());
    }

    List<Refusal.FieldProblem> problemsOf(Registration r) {
      Optional<Refusal> stranger = units.computeIfAbsent(r.unit(), this::unknown);
      List<Refusal.FieldProblem> problems = new ArrayList<>();
      if (stranger.isPresent()) {
        problems.add(new Refusal.FieldProblem("unit", "没有找到这个单位", "请核对单位名称；只能登记您负责范围内的单位"));
      }
      if (!r.photos().isEmpty() || r.draft() || r.formerId() != null) {
        throw new IllegalArgumentException("only plain registrations come in many at once");
      }
      try {
        ledger.mustHold(actor, HazardAct.REGISTER);
        Registration.begin(r, now);
      } catch (Refusal refusal) {
        problems.addAll(
            refusal.fields().isEmpty()
                ? List.of(new Refusal.FieldProblem("", refusal.why(), String.valueOf(refusal.remedy())))
                : refusal.fields());
      }
      if (stranger.isEmpty() && r.placeId() != null && !placesOf(r.unit()).contains(new Ref(r.unit().districtId(), r.placeId()))) {
        problems.add(new Refusal.FieldProblem("placeId", "没有找到这个重点部位", "请从本单位的重点部位中选择，或只填写部位名称"));
      }
      return problems;
    }

    private Set<Ref> placesOf(Ref unit) {
      return places.computeIfAbsent(
          unit,
          u -> new HashSet<>(organisation.placesOf(u).stream().map(place -> place.ref()).toList()));
    }

    private Optional<Refusal> unknown(Ref unit) {
      try {
        organisation.requireOpenUnit(unit);
        return Optional.empty();
      } catch (Refusal refusal) {
        return Optional.of(refusal);
      }
    }
  }
}
