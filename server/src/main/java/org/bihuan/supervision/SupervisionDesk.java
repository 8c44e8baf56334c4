package org.bihuan.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.bihuan.audit.AuditTrail;
import org.bihuan.calendar.WorkingDays;
import org.bihuan.checklist.Parameters;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.supervision.SupervisionQueries.Reminder;
import org.bihuan.supervision.SupervisionQueries.Row;
import org.bihuan.supervision.SupervisionQueries.Wanted;
import org.bihuan.supervision.SupervisionStore.Proposed;
import org.bihuan.supervision.SupervisionStore.Reminded;
import org.bihuan.supervision.SupervisionStore.Running;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the clock puts what stands still, and where people decide about it and answer. */
@Service
public class SupervisionDesk {

  private static final int AT_ONCE = 2_000;
  private static final int REMINDERS_SHOWN = 100;
  private static final int REMINDERS_DAYS = 30;
  private static final Ref BEFORE_ALL = new Ref(0, new UUID(0, 0));

  private final SupervisionStore store;
  private final SupervisionQueries queries;
  private final Parameters parameters;
  private final WorkingDays workingDays;
  private final AuditTrail audit;
  private final Clock clock;

  SupervisionDesk(
      SupervisionStore store,
      SupervisionQueries queries,
      Parameters parameters,
      WorkingDays workingDays,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.queries = queries;
    this.parameters = parameters;
    this.workingDays = workingDays;
    this.audit = audit;
    this.clock = clock;
  }

  /** @param on whether it was a working day; on others nothing is reminded or proposed */
  public record Look(boolean on, int reminders, int proposals, int lapsed) {}

  /** Content of an act; what the act does not ask for stays empty. */
  record LetterCommand(
      LetterAct act, @Nullable String requirement, @Nullable LocalDate replyBy, @Nullable String words) {}

  /**
   * Goes through the ledger: reminders before deadlines, proposals after them, and takes back what has become needless.
   * Done twice on one day it changes nothing more. Needs the scope of the system.
   */
  @Transactional
  public Look look() {
    LocalDate today = today();
    if (!workingDays.isWorkingDay(today)) {
      return new Look(false, 0, 0, 0);
    }
    List<Integer> remindBefore = parameters.numbers("hazard.reminder.before_due.days", today);
    Map<Integer, EscalationSettings> known = new HashMap<>();
    Function<Running, EscalationSettings> settings =
        hazard ->
            known.computeIfAbsent(hazard.hazard().districtId(), district -> settings(today, district, remindBefore));
    LocalDate next = workingDays.plusWorkingDays(today, 1);
    int furthest = remindBefore.stream().mapToInt(Integer::intValue).max().orElse(0);
    int reminders = 0;
    int proposals = 0;
    Ref reached = BEFORE_ALL;
    List<Running> batch;
    do {
      batch = store.dueBefore(next.plusDays(furthest), reached, AT_ONCE);
      reminders += store.remind(reminders(batch, today, next, settings), today);
      proposals += store.propose(proposals(batch, today, settings), today);
      reached = batch.isEmpty() ? reached : batch.getLast().hazard();
    } while (batch.size() == AT_ONCE);
    return new Look(true, reminders, proposals, store.lapse(today));
  }

  private static List<Reminded> reminders(
      List<Running> batch, LocalDate today, LocalDate next, Function<Running, EscalationSettings> settings) {
    List<Reminded> due = new ArrayList<>();
    for (Running hazard : batch) {
      EscalationRules.reminders(hazard.deadline(), today, next, settings.apply(hazard))
          .forEach(days -> due.add(new Reminded(hazard, days)));
    }
    return due;
  }

  private static List<Proposed> proposals(
      List<Running> batch, LocalDate today, Function<Running, EscalationSettings> settings) {
    List<Proposed> due = new ArrayList<>();
    for (Running hazard : batch) {
      EscalationRules.due(hazard.deadline(), hazard.extensions(), today, settings.apply(hazard))
          .ifPresent(step -> due.add(new Proposed(hazard, step.rung(), step.reason())));
    }
    return due;
  }

  private EscalationSettings settings(LocalDate today, int district, List<Integer> remindBefore) {
    Map<Rung, Integer> days = new EnumMap<>(Rung.class);
    days.put(Rung.REMINDER, parameters.number("hazard.escalation.reminder.overdue_days", today, district));
    days.put(Rung.URGING_LETTER, parameters.number("hazard.escalation.urging_letter.overdue_days", today, district));
    days.put(Rung.ORDER, parameters.number("hazard.escalation.supervision.overdue_days", today, district));
    days.put(Rung.INTERVIEW, parameters.number("hazard.escalation.interview.overdue_days", today, district));
    return new EscalationSettings(
        remindBefore, days, parameters.number("hazard.escalation.propose.extension_count", today, district));
  }

  @Transactional(readOnly = true)
  Page<Row> letters(
      Actor actor,
      @Nullable List<Letter.State> states,
      @Nullable Ref unit,
      @Nullable List<Ref> hazards,
      @Nullable String cursor,
      int limit) {
    boolean atUnit = actor.level() == Role.Level.UNIT;
    return queries.letters(new Wanted(actor.scope(), atUnit, states, unit, hazards), cursor, limit);
  }

  @Transactional(readOnly = true)
  Row letter(Actor actor, Ref ref) {
    return queries.letter(ref).filter(row -> sees(actor, row.letter())).orElseThrow(SupervisionDesk::unknown);
  }

  /** Reminders of the last thirty days. */
  @Transactional(readOnly = true)
  List<Reminder> reminders(Actor actor) {
    return queries.reminders(actor.scope(), today().minusDays(REMINDERS_DAYS), REMINDERS_SHOWN);
  }

  /** One step with a letter; the same step again finds another state and is told so. */
  @Transactional
  Row perform(Actor actor, Ref ref, ExpectedVersion expected, LetterCommand command) {
    Letter before = store.lock(ref).filter(letter -> sees(actor, letter)).orElseThrow(SupervisionDesk::unknown);
    expected.mustBe(before.version(), before);
    LetterRules.objection(before, command.act(), actor)
        .ifPresent(
            objection -> {
              throw objection;
            });
    if (command.act() == LetterAct.ISSUE && !store.standsAtUnit(before.hazard())) {
      throw LetterRules.notTheUnitsStep();
    }
    Letter after = after(before, command, actor);
    store.update(after);
    audit.recordSealed(
        LetterSeal.LETTER, ref, LetterSeal.recordedAs(command.act()), "letter " + ref, details(after));
    return queries.letter(ref).orElseThrow(SupervisionDesk::unknown);
  }

  /** Said once for all, before any letter is sent. */
  void checkUrging(@Nullable String requirement, @Nullable LocalDate replyBy) {
    LetterRules.checkIssue(requirement, replyBy, today());
  }

  /**
   * Issues what the clock has proposed, as it was shown: urging is never more than the ladder allows, and nobody sends a
   * graver letter than the one he looked at.
   */
  @Transactional
  Row urge(Actor actor, Ref ref, int version, @Nullable String requirement, @Nullable LocalDate replyBy) {
    Letter now = store.lock(ref).filter(letter -> sees(actor, letter)).orElseThrow(SupervisionDesk::unknown);
    if (now.version() != version) {
      throw LetterRules.changedSinceShown(now, queries.proposedInstead(now).orElse(null));
    }
    return perform(
        actor, ref, new ExpectedVersion(version), new LetterCommand(LetterAct.ISSUE, requirement, replyBy, null));
  }

  private Letter after(Letter letter, LetterCommand command, Actor actor) {
    var now = clock.instant();
    LocalDate today = BeijingTime.dayOf(now);
    String words = command.words() == null ? null : command.words().strip();
    switch (command.act()) {
      case ISSUE -> LetterRules.checkIssue(command.requirement(), command.replyBy(), today);
      case DISMISS -> LetterRules.checkWords("不发的理由", words);
      case REPLY -> LetterRules.checkWords("回复", words);
      case CLOSE -> LetterRules.checkWords("办结意见", words);
      case RECEIVE -> {}
    }
    return switch (command.act()) {
      case ISSUE -> issue(letter, command, actor, today);
      case DISMISS -> letter.dismissed(Letter.Step.of(actor, now, words));
      case RECEIVE -> letter.received(Letter.Step.of(actor, now, null));
      case REPLY -> letter.replied(Letter.Step.of(actor, now, words));
      case CLOSE -> letter.closed(Letter.Step.of(actor, now, words));
    };
  }

  private Letter issue(Letter letter, LetterCommand command, Actor actor, LocalDate today) {
    String requirement = command.requirement();
    LocalDate replyBy = command.replyBy();
    if (requirement == null || replyBy == null) {
      throw new IllegalStateException("checked before");
    }
    String number = store.nextNumber(letter.ref().districtId(), today.getYear(), letter.rung());
    return letter.issued(number, requirement.strip(), replyBy, Letter.Step.of(actor, clock.instant(), null));
  }

  private static Map<String, Object> details(Letter letter) {
    Map<String, Object> details = new HashMap<>();
    details.put("hazard", letter.hazard());
    details.put("rung", letter.rung());
    details.put("letter", letter);
    return details;
  }

  /** What nobody has sent yet is the business of who is above: the unit sees what is addressed to it. */
  private static boolean sees(Actor actor, Letter letter) {
    return actor.scope().covers(letter.ref().districtId(), letter.unitId())
        && (actor.level() != Role.Level.UNIT || letter.issued() != null);
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }

  private static Refusal unknown() {
    return Refusal.notFound("这份文书");
  }
}
