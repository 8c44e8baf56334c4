package org.bihuan.hazard;

import static org.bihuan.platform.Role.AUDITOR;
import static org.bihuan.platform.Role.CONTRACTOR;
import static org.bihuan.platform.Role.DUTY_OFFICER;
import static org.bihuan.platform.Role.EXPERT;
import static org.bihuan.platform.Role.POST_HOLDER;
import static org.bihuan.platform.Role.REPORT_KEEPER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;

/**
 * The part of the scope finer than a unit: a post holder sees his own, a contractor what is assigned to him, a duty
 * officer today, an auditor what his case is about, a draft only its author. The unit and district walls are the
 * database's.
 */
final class HazardSight {

  private static final String OWN_ROWS =
      """
      (h.found_by ->> 'personId' = :me or h.responsible_id = cast(:me as uuid) or h.rectifier_id = cast(:me as uuid))
      """;

  private static final String TODAYS_ROWS =
      """
      (h.next_actor <> 'NOBODY' or h.registered_at >= :todayBegan or h.closed_at >= :todayBegan
       or h.found_by ->> 'personId' = :me)
      """;

  private HazardSight() {}

  /** The same rule as {@link #mayRead} for lists over {@code hazard.hazard h}. */
  static void narrow(Actor actor, LocalDate today, SqlFilter filter) {
    narrowRegistered(actor, today, filter);
    filter.and("(h.status <> 'DRAFT' or h.found_by ->> 'personId' = :me)", "me", actor.personId().toString());
  }

  /** For lists in which no draft can be: without the word on drafts an index alone tells how many rows there are. */
  static void narrowRegistered(Actor actor, LocalDate today, SqlFilter filter) {
    mustHaveReach(actor);
    if (seesOnlyOwn(actor)) {
      filter.and(OWN_ROWS, "me", actor.personId().toString());
    }
    if (actor.is(DUTY_OFFICER)) {
      filter
          .and(TODAYS_ROWS, "me", actor.personId().toString())
          .and("true", "todayBegan", HazardRow.require(BeijingTime.startOf(today)));
    }
  }

  static boolean mayRead(Actor actor, Hazard hazard, LocalDate today) {
    if (actor.is(AUDITOR) || !actor.scope().covers(hazard.ref().districtId(), hazard.unitId())) {
      return false;
    }
    boolean finder = is(hazard.finding().foundBy(), actor.personId());
    if (hazard.status() == HazardStatus.DRAFT || finder) {
      return finder;
    }
    if (actor.is(DUTY_OFFICER)) {
      return hazard.status().isOpen() || isOf(today, hazard.finding().registeredAt()) || isOf(today, hazard.closure().closedAt());
    }
    return !seesOnlyOwn(actor) || isAssigned(hazard, actor);
  }

  /** Whether every registered hazard within the scope is in sight. */
  static boolean seesAllOfScope(Actor actor) {
    return !seesOnlyOwn(actor) && !actor.is(DUTY_OFFICER);
  }

  static boolean seesOnlyOwn(Actor actor) {
    return actor.is(POST_HOLDER, CONTRACTOR, EXPERT);
  }

  /** Whether papers that belong to no hazard yet are this person's business though others brought them. */
  static boolean seesLoosePapers(Actor actor) {
    return !seesOnlyOwn(actor) && !actor.is(AUDITOR, REPORT_KEEPER);
  }

  /**
   * 倒查: the auditor reads what his case is about; without a case he reads figures and the trail, no hazard. The keeper
   * of reports is told at his own desk how far the hazards are that his reports led to.
   */
  static void mustHaveReach(Actor actor) {
    if (actor.is(AUDITOR)) {
      throw Refusal.forbidden(
          "case-needed", "监督审计只能查阅已立案倒查的隐患，倒查立案尚未开通", "请先查看统计数字和审计记录；需要隐患材料的，请有关单位或区、市管理员提供");
    }
    if (actor.is(REPORT_KEEPER)) {
      throw Refusal.forbidden("report-needed", "举报专管员不查阅台账", "转办隐患的进展请在“举报”中查看");
    }
  }

  private static boolean isOf(LocalDate today, @Nullable Instant at) {
    return at != null && !BeijingTime.dayOf(at).isBefore(today);
  }

  private static boolean isAssigned(Hazard hazard, Actor actor) {
    return is(hazard.plan().responsible(), actor.personId()) || is(hazard.plan().rectifier(), actor.personId());
  }

  private static boolean is(@Nullable PersonAtPost person, UUID id) {
    return person != null && person.personId().equals(id);
  }
}
