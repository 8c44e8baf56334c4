package org.bihuan.hazard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.IntFunction;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whose move it is and until when, made anew after each act. Overdue is never stored: it is this day compared with
 * today.
 */
record NextStep(
    NextActor actor, @Nullable NextActor proposalActor, @Nullable LocalDate dueOn, @Nullable String reason) {

  private static final Duration GRAVE = Duration.ofHours(24);

  /** What the clocks of an act start from. */
  record Clocks(Instant now, IntFunction<LocalDate> workday, HazardSettings settings) {

    LocalDate today() {
      return BeijingTime.dayOf(now);
    }
  }

  static NextStep of(Hazard hazard, @Nullable Proposal open, Situation now) {
    return of(hazard, open, new Clocks(now.now(), now.workday(), now.settings()));
  }

  static NextStep of(Hazard hazard, @Nullable Proposal open, Clocks now) {
    NextActor decider = open == null || !open.isOpen() ? null : open.waitsFor();
    LocalDate today = now.today();
    HazardSettings s = now.settings();
    return switch (hazard.status()) {
      case DRAFT -> new NextStep(NextActor.REGISTRANT, decider, today.plusDays(1), "草稿待提交");
      case REGISTERED ->
          hazard.looksMajor()
              ? within24Hours(grader(hazard), hazard.grading().majorSince(), "核定，可先管控、报告", decider, now)
              : step(grader(hazard), decider, now, s.gradingWorkdays(), "核定时限");
      case FIXED_ON_SPOT -> step(onSpotConfirmer(hazard), decider, now, 1, "当场整改确认时限");
      case INTERIM_CONTROL ->
          within24Hours(NextActor.SAFETY_OFFICER, hazard.grading().majorSince(), "落实管控并报告", decider, now);
      case PLANNING -> step(planner(hazard), decider, now, s.planningWorkdays(), "制定方案时限");
      case RECTIFYING -> new NextStep(NextActor.RECTIFIER, decider, hazard.plan().deadline(), "整改期限");
      case AWAITING_ACCEPTANCE ->
          new NextStep(acceptor(hazard), decider, today.plusDays(s.acceptanceDays()), "验收时限");
      case AWAITING_CONFIRMATION ->
          new NextStep(
              hazard.confirmLevel() == Role.Level.CITY ? NextActor.CITY : NextActor.DISTRICT,
              decider,
              today.plusDays(s.acceptanceDays()),
              "确认销账时限");
      case TRANSFERRED -> step(superior(hazard), decider, now, s.studyWorkdays(), "移送办理跟踪");
      case JOINT_STUDY -> step(superior(hazard), decider, now, s.studyWorkdays(), "专题研究时限");
      case CLOSED, REBOUNDED, WITHDRAWN -> new NextStep(NextActor.NOBODY, null, null, null);
    };
  }

  /**
   * 24 hours to grade what is proposed, to control it and to report it twice, all from the moment it is known as major; the
   * hour stands in the reason, for the day alone is too long.
   */
  private static NextStep within24Hours(
      NextActor actor, @Nullable Instant since, String what, @Nullable NextActor decider, Clocks now) {
    Instant end = Objects.requireNonNullElse(since, now.now()).plus(GRAVE);
    String reason = "重大隐患24小时内（" + BeijingTime.minuteOf(end) + " 前）" + what;
    return new NextStep(actor, decider, BeijingTime.dayOf(end), reason);
  }

  /** Whether the day depends on the working days and the settings of the day of the act, besides the hazard and that day. */
  static boolean dependsOnCalendar(Hazard hazard) {
    return switch (hazard.status()) {
      case REGISTERED -> !hazard.looksMajor();
      case FIXED_ON_SPOT, PLANNING, AWAITING_ACCEPTANCE, AWAITING_CONFIRMATION, TRANSFERRED, JOINT_STUDY -> true;
      case DRAFT, INTERIM_CONTROL, RECTIFYING, CLOSED, REBOUNDED, WITHDRAWN -> false;
    };
  }

  /** When the 24 hours end, where it is they that run. */
  static @Nullable Instant dueAt(HazardStatus status, @Nullable Instant majorSince) {
    boolean runs = status == HazardStatus.REGISTERED || status == HazardStatus.INTERIM_CONTROL;
    return runs && majorSince != null ? majorSince.plus(GRAVE) : null;
  }

  private static NextStep step(
      NextActor actor, @Nullable NextActor decider, Clocks now, int workdays, String reason) {
    return new NextStep(actor, decider, now.workday().apply(workdays), reason);
  }

  /** What the safety officer himself takes for major is graded by the head. */
  static NextActor grader(Hazard hazard) {
    return hazard.finding().foundBy().role() == Role.SAFETY_OFFICER && hazard.looksMajor()
        ? NextActor.UNIT_HEAD
        : NextActor.SAFETY_OFFICER;
  }

  private static NextActor planner(Hazard hazard) {
    boolean ready = hazard.plan().hasFiveElements() && hazard.plan().majorPlan() != null;
    return hazard.isMajor() && ready ? NextActor.UNIT_HEAD : NextActor.SAFETY_OFFICER;
  }

  /** Inside the unit the safety officer accepts, or the head where the officer took part; where both did, who is above. */
  private static NextActor acceptor(Hazard hazard) {
    return switch (Standing.acceptanceLevel(hazard.confirmLevel(), hazard.isCityDirect())) {
      case CITY -> NextActor.CITY;
      case DISTRICT, CLUSTER -> NextActor.DISTRICT;
      case UNIT -> insideUnit(hazard);
    };
  }

  /** Accepted and confirmed in one step by who has the last word: below the city nobody can do it for the city. */
  private static NextActor onSpotConfirmer(Hazard hazard) {
    return hazard.confirmLevel() == Role.Level.CITY ? NextActor.CITY : acceptor(hazard);
  }

  private static NextActor insideUnit(Hazard hazard) {
    if (!tookPart(hazard, Role.SAFETY_OFFICER)) {
      return NextActor.SAFETY_OFFICER;
    }
    return tookPart(hazard, Role.UNIT_HEAD) ? superior(hazard) : NextActor.UNIT_HEAD;
  }

  private static boolean tookPart(Hazard hazard, Role role) {
    Hazard.Plan plan = hazard.plan();
    return plan.tookPart().stream().anyMatch(person -> person.role() == role)
        || has(plan.rectifier(), role)
        || has(plan.responsible(), role);
  }

  private static boolean has(@Nullable PersonAtPost person, Role role) {
    return person != null && person.role() == role;
  }

  private static NextActor superior(Hazard hazard) {
    return hazard.isCityDirect() ? NextActor.CITY : NextActor.DISTRICT;
  }

  /** Day of the next look-back still to be done, for what is written off. */
  static @Nullable LocalDate lookBackDue(Hazard hazard) {
    if (hazard.status() != HazardStatus.CLOSED) {
      return null;
    }
    return hazard.closure().lookBacks().stream()
        .filter(look -> look.doneAt() == null)
        .map(Hazard.LookBack::dueOn)
        .findFirst()
        .orElse(null);
  }

  /** Who looks back: the head at what the unit wrote off itself, unless he worked on it or somebody doubts it; else who is above. */
  static @Nullable NextActor lookBackActor(Hazard hazard) {
    if (lookBackDue(hazard) == null) {
      return null;
    }
    boolean ownWriteOff = hazard.confirmLevel() == Role.Level.UNIT && LookBackRules.openAsk(hazard) == null;
    return ownWriteOff && !tookPart(hazard, Role.UNIT_HEAD) ? NextActor.UNIT_HEAD : superior(hazard);
  }

  static LocalDate registrationDay(Hazard hazard) {
    var at = hazard.finding().registeredAt();
    return BeijingTime.dayOf(at == null ? hazard.finding().foundAt() : at);
  }
}
