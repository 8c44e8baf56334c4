package org.bihuan.hazard;

import static org.bihuan.hazard.HazardStatus.PLANNING;
import static org.bihuan.hazard.HazardStatus.RECTIFYING;

import java.time.LocalDate;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * 验收不通过、不予销账: the work goes back with a deadline. A later one than it had is an extension under another name: only
 * who decides extensions of this hazard gives it, it asks for what an extension asks for, and it is counted as one. What
 * another authority was to solve and never had a plan gets its first deadline.
 */
final class ReturnRules {

  private ReturnRules() {}

  static Change sendBack(
      Hazard hazard, String reason, LocalDate newDeadline, @Nullable String interimControl, Situation now) {
    LocalDate planned = hazard.plan().deadline();
    LocalDate standing = planned == null || planned.isBefore(now.today()) ? now.today() : planned;
    boolean later = planned != null && newDeadline != null && newDeadline.isAfter(standing);
    FieldChecks checks =
        new FieldChecks()
            .text("reason", "不通过的理由", reason, 500)
            .notBefore("newDeadline", "新的整改期限", newDeadline, now.today());
    if (later && !ProposalRules.mayExtend(hazard, now)) {
      checks.wrong(
          "newDeadline",
          whose(now) + "退回的，期限不能晚于 " + standing,
          "请填写不晚于 " + standing + " 的日期；需要更长时间的，退回后由单位申请延期，由" + office(hazard, now) + "审批");
    } else if (later) {
      checks.text("interimControl", "延期期间的管控措施", interimControl, 2000);
    } else {
      checks.holds(
          interimControl == null || interimControl.isBlank(), "interimControl", "新的整改期限没有延后，没有延期期间", "请不要填写这一项");
    }
    checks.refuseIfAny();
    Hazard back = hazard.with(Hazard.Closure.NONE).with(held(hazard, newDeadline, now));
    Hazard counted = later ? back.with(hazard.links().extendedOnceMore()) : back;
    return Change.of(counted.become(PlanRules.isReady(hazard) ? RECTIFYING : PLANNING), reason);
  }

  private static String office(Hazard hazard, Situation now) {
    return ProposalRules.extendedBy(hazard, now) == Role.Level.CITY ? "市教委" : "区教委";
  }

  private static String whose(Situation now) {
    return now.actor().level() == Role.Level.UNIT ? "单位自行验收" : "由无权审批该隐患延期的岗位";
  }

  /**
   * Late work stays late from the day it was, for nobody extends a deadline that has been missed; and so does what the unit
   * itself sends back. Only the days that who is above took to look at it are not the unit's.
   */
  private static Hazard.Plan held(Hazard hazard, LocalDate day, Situation now) {
    Hazard.Plan plan = hazard.plan();
    Hazard.Term term = plan.term();
    LocalDate planned = plan.deadline();
    boolean granted =
        planned != null
            && day.isAfter(planned)
            && now.actor().level() != Role.Level.UNIT
            && !reportedLate(hazard);
    return plan.dueOn(day).heldTo(term == null || granted ? Hazard.Term.of(day) : term.until(day));
  }

  private static boolean reportedLate(Hazard hazard) {
    Hazard.Completion completion = hazard.closure().completion();
    LocalDate owed = hazard.plan().owedOn();
    return completion != null && owed != null && BeijingTime.dayOf(completion.at()).isAfter(owed);
  }
}
