package org.bihuan.hazard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/** The steps a page offers: what may be done, and why the rest of what matters here may not. */
final class PossibleActs {

  /** Refusals that tell a person nothing about this hazard, only that the act is never his. */
  private static final Set<String> NEVER_HIS =
      Set.of(
          "no-permission", "other-role", "unit-management", "unit-rectifies", "unit-people-only", "only-for-major",
          "already-major", "nothing-to-sign", "nothing-to-decide", "nothing-to-lower", "nothing-to-take-back",
          "not-the-asker", "not-the-finder",
          "already-reported", "only-proposes");

  private PossibleActs() {}

  static List<HazardDetail.Possible> of(Hazard hazard, Situation now) {
    Standing standing = Standing.of(hazard);
    HazardAct main = main(hazard, standing, now);
    return Arrays.stream(HazardAct.values())
        .filter(act -> act.from().contains(hazard.status()))
        .flatMap(act -> possible(standing, act, act == main, now).stream())
        .toList();
  }

  /** What a row of a list names: the acts the gate would let pass now. */
  static List<HazardAct> allowed(Standing hazard, Situation now) {
    return Arrays.stream(HazardAct.values()).filter(act -> HazardRules.allows(hazard, act, now)).toList();
  }

  private static Optional<HazardDetail.Possible> possible(
      Standing hazard, HazardAct act, boolean main, Situation now) {
    Optional<Refusal> objection = HazardRules.objection(hazard, act, now);
    if (objection.isPresent() && !main && NEVER_HIS.contains(objection.get().code())) {
      return Optional.empty();
    }
    String why = objection.map(Refusal::why).orElse(null);
    return Optional.of(new HazardDetail.Possible(act, act.title(), objection.isEmpty(), why, main));
  }

  /** The one step that moves it on; an open proposal this person decides comes first. */
  private static @Nullable HazardAct main(Hazard hazard, Standing standing, Situation now) {
    for (HazardAct first : List.of(HazardAct.APPROVE_PROPOSAL, HazardAct.SIGN_PROPOSAL)) {
      if (HazardRules.allows(standing, first, now)) {
        return first;
      }
    }
    return switch (hazard.status()) {
      case DRAFT -> HazardAct.SUBMIT;
      case REGISTERED -> controlsFirst(hazard, now) ? control(hazard) : HazardAct.GRADE;
      case FIXED_ON_SPOT -> HazardAct.CONFIRM_ON_SPOT_FIX;
      case INTERIM_CONTROL -> control(hazard);
      case PLANNING -> planning(hazard);
      case RECTIFYING -> HazardAct.FINISH;
      case AWAITING_ACCEPTANCE -> HazardAct.ACCEPT;
      case AWAITING_CONFIRMATION -> HazardAct.CONFIRM_CLOSURE;
      case TRANSFERRED -> HazardAct.RECORD_TRANSFER_OUTCOME;
      case JOINT_STUDY -> HazardAct.CONCLUDE_JOINT_STUDY;
      case CLOSED -> dueForLookBack(hazard, now) ? HazardAct.LOOK_BACK : null;
      case REBOUNDED, WITHDRAWN -> null;
    };
  }

  /** While its grading waits with the head, the officer of the unit goes on with what the 24 hours are for. */
  private static boolean controlsFirst(Hazard hazard, Situation now) {
    return hazard.looksMajor()
        && now.actor().is(Role.SAFETY_OFFICER)
        && NextStep.grader(hazard) == NextActor.UNIT_HEAD
        && !hazard.control().complete();
  }

  private static HazardAct control(Hazard hazard) {
    if (hazard.control().interim() == null) {
      return HazardAct.RECORD_INTERIM_CONTROL;
    }
    return hazard.control().reportedTo(Hazard.MajorReport.To.AUTHORITY)
        ? HazardAct.REPORT_TO_STAFF
        : HazardAct.REPORT_TO_AUTHORITY;
  }

  private static HazardAct planning(Hazard hazard) {
    if (!hazard.plan().hasFiveElements() || (hazard.isMajor() && hazard.plan().majorPlan() == null)) {
      return HazardAct.PLAN;
    }
    return hazard.isMajor() ? HazardAct.SIGN_PLAN : HazardAct.START;
  }

  private static boolean dueForLookBack(Hazard hazard, Situation now) {
    var due = NextStep.lookBackDue(hazard);
    return due != null && !due.isAfter(now.today());
  }
}
