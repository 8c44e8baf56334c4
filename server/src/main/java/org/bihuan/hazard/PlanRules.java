package org.bihuan.hazard;

import static org.bihuan.hazard.HazardStatus.RECTIFYING;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 五落实, and the deadline the work is held to. A deadline that work has begun under is moved later by an extension only;
 * a raise to 重大 asks for a plan of its own (总局令第16号 第十五条), whose deadline the head signs.
 */
final class PlanRules {

  private PlanRules() {}

  static Change plan(Hazard hazard, HazardCommand.MakePlan c, Situation now) {
    FieldChecks checks = new FieldChecks().present("responsiblePersonId", "整改责任人", c.responsiblePersonId());
    Substance.text(checks, "measures", "整改措施", c.measures(), "请写明做什么、由谁做")
        .money("fundsPlannedFen", "计划资金", c.fundsPlannedFen())
        .text("fundsSource", "资金来源", c.fundsSource(), 100);
    Substance.text(checks, "contingency", "应急预案（管控措施）", c.contingency(), "请写明整改期间怎样保证安全，出了事怎么办");
    deadline(checks, hazard, c.deadline(), now);
    if (hazard.isMajor()) {
      MajorRules.sixContents(checks, c.majorPlan());
    }
    checks.refuseIfAny();
    PersonAtPost responsible = HazardLifecycle.personOfUnit("responsiblePersonId", c.responsiblePersonId(), now);
    UUID rectifierId = c.rectifierPersonId();
    PersonAtPost rectifier =
        rectifierId == null ? responsible : HazardLifecycle.personOfUnit("rectifierPersonId", rectifierId, now);
    return Change.of(
        hazard.with(
            new Hazard.Plan(
                responsible,
                rectifier,
                c.measures().strip(),
                c.fundsPlannedFen(),
                c.fundsSource().strip(),
                c.deadline(),
                c.contingency().strip(),
                hazard.isMajor() ? c.majorPlan() : null,
                null,
                null,
                hazard.plan().term(),
                hazard.plan().tookPart())));
  }

  /** One that has passed stays, and the hazard stays overdue; one that work has begun under is made earlier only. */
  private static void deadline(FieldChecks checks, Hazard hazard, @Nullable LocalDate deadline, Situation now) {
    Hazard.Term term = hazard.plan().term();
    boolean free = term != null && term.raised() && hazard.isMajor();
    LocalDate standing = free ? null : term != null ? term.day() : hazard.plan().deadline();
    LocalDate earliest = standing != null && standing.isBefore(now.today()) ? standing : now.today();
    boolean past = earliest.isBefore(now.today());
    checks
        .notBefore("deadline", "整改期限", deadline, earliest)
        .holds(
            !past || deadline == null || deadline.equals(standing),
            "deadline",
            "原定整改期限 " + standing + " 已过，不能由单位改期",
            "请保留原期限，尽快整改")
        .holds(
            free || past || term == null || deadline == null || !deadline.isAfter(term.day()),
            "deadline",
            "整改期限 " + standing + " 已定，重新制定方案不能推后",
            "请填写不晚于 " + standing + " 的日期；需要更长时间的，开始整改后申请延期");
  }

  /** Five elements, and of a major hazard the six contents under the head's signature. */
  static boolean isReady(Hazard hazard) {
    Hazard.Plan plan = hazard.plan();
    return plan.hasFiveElements() && (!hazard.isMajor() || (plan.majorPlan() != null && plan.signedBy() != null));
  }

  static Change start(Hazard hazard) {
    Hazard.Plan plan = hazard.plan();
    LocalDate deadline = plan.deadline();
    if (deadline == null || !plan.hasFiveElements() || (hazard.isMajor() && plan.majorPlan() == null)) {
      throw Refusal.state("five-elements-missing", "责任人、措施、资金、期限、应急预案尚未全部落实", "请先补全整改方案");
    }
    Hazard.Term term = plan.term();
    Hazard.Term held = term == null ? Hazard.Term.of(deadline) : term.until(deadline);
    return Change.of(hazard.with(plan.heldTo(held)).become(RECTIFYING));
  }
}
