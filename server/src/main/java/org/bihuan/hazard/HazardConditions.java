package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Role;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;

/** The filters of the ledger as SQL conditions over {@code hazard.hazard h}. */
final class HazardConditions {

  private static final String UNFINISHED =
      "h.status in ('REGISTERED', 'INTERIM_CONTROL', 'PLANNING', 'RECTIFYING', 'TRANSFERRED', 'JOINT_STUDY')";

  /** Who checks units for a district or the city decides on nothing but what he found himself. */
  private static final String ACCEPTS_HIS_OWN =
      "h.status in ('FIXED_ON_SPOT', 'AWAITING_ACCEPTANCE', 'AWAITING_CONFIRMATION') and h.found_by ->> 'personId' = :me";

  private static final String FINISHED_ON = "cast(h.completion ->> 'finishedOn' as date)";

  /**
   * Nobody above the unit has done anything since: 越级报告, and a plan signed anew, as after a raise to 重大, for later than the
   * deadline that still holds, stand before those they are meant for.
   */
  private static final String UNANSWERED =
      """
      ((h.over_head or h.owed_on < h.deadline) and exists (
         select 1 from hazard.event told
         where told.district_id = h.district_id and told.hazard_id = h.id
           and told.act = case when h.over_head then 'REPORT_OVER_HEAD' else 'SIGN_PLAN' end
           and not exists (
             select 1 from hazard.event later
             where later.district_id = h.district_id and later.hazard_id = h.id and later.version > told.version
               and cast(later.body as jsonb) #>> '{by,role}' in ('DISTRICT_ADMIN', 'CITY_ADMIN', 'CITY_SUPERVISOR'))))
      """;

  /** No more than one in ten of what is open; in these words an index of what waits at each level knows it. */
  private static final String CAN_WAIT_ABOVE =
      "(h.next_actor in ('%1$s', 'REGISTRANT') or h.proposal_actor = '%1$s' or h.over_head or h.owed_on < h.deadline)";

  /** As the figures tell levels apart. */
  private static final String LEVEL =
      "coalesce(h.level, case h.proposed_level when 'MAJOR' then 'PROPOSED_MAJOR' else 'UNGRADED' end)";

  /** Graded major, or proposed as major and not graded yet. */
  static final String LOOKS_MAJOR = "(h.level = 'MAJOR' or (h.level is null and h.proposed_level = 'MAJOR'))";

  /** What the officer found and proposed himself waits with the head; to control and report it the officer need not wait. */
  private static final String HIS_TO_CONTROL =
      "(h.status = 'REGISTERED' and h.next_actor = 'UNIT_HEAD' and " + LOOKS_MAJOR + ")";

  private HazardConditions() {}

  /** @param shut hazards whose files are shut to the actor: what only the file tells does not find them */
  static SqlFilter of(Actor actor, HazardFilter f, LocalDate today, Set<UUID> shut) {
    f.mustUseOurWords();
    SqlFilter filter = new SqlFilter().within(actor.scope(), "h");
    if (f.onlyDrafts()) {
      HazardSight.narrow(actor, today, filter);
    } else if (f.mostUrgentFirst()) {
      HazardSight.narrowRegistered(actor, today, filter);
      filter.and("h.due_on is not null and h.next_actor <> 'NOBODY' and h.status <> 'DRAFT'");
    } else {
      HazardSight.narrowRegistered(actor, today, filter);
      filter.and("h.registered_at is not null");
    }
    where(f, filter);
    what(f, filter, shut);
    state(f, filter, today);
    days(f, filter);
    return filter;
  }

  private static void where(HazardFilter f, SqlFilter filter) {
    filter.when(f.district(), "h.district_id = :district", "district").when(f.place(), "h.place_id = :place", "place");
    if (f.unit() != null) {
      filter
          .and("h.district_id = :unitDistrict", "unitDistrict", f.unit().districtId())
          .and("h.unit_id = :unit", "unit", f.unit().id());
    }
    filter.when(f.cluster(), "h.unit_id in (select v.unit_id from " + unitsOn(f, filter) + ")", "cluster");
  }

  private static String unitsOn(HazardFilter f, SqlFilter filter) {
    if (f.cluster() == null || f.clusterOn() == null) {
      return "organisation.v_unit v where v.cluster_id = :cluster";
    }
    filter.with("clusterOn", f.clusterOn());
    return "organisation.v_unit_span v where v.cluster_id = :cluster and :clusterOn between v.since_on and v.until_on";
  }

  private static void what(HazardFilter f, SqlFilter filter, Set<UUID> shut) {
    String open = shut.isEmpty() ? "true" : "h.id <> all (cast(:shut as uuid[]))";
    if (!shut.isEmpty()) {
      filter.with("shut", shut.toArray(UUID[]::new));
    }
    filter
        .anyOf(names(f.status()), "h.status", "status")
        .anyOf(texts(f.level()), LEVEL, "level")
        .anyOf(names(f.category()), "h.category", "category")
        .anyOf(names(f.source()), "h.source", "source")
        .anyOf(names(f.origin()), "h.origin", "origin")
        .when(f.item(), "h.item_code = :item", "item")
        .when(f.responsible(), "(h.responsible_id = :responsible or h.rectifier_id = :responsible) and " + open, "responsible");
    LedgerSearch.of(f.q()).on(filter, open);
  }

  private static void state(HazardFilter f, SqlFilter filter, LocalDate today) {
    flag(filter, f.open(), "h.next_actor <> 'NOBODY' and h.status <> 'DRAFT'");
    flag(filter, f.overHead(), "h.over_head");
    flag(filter, f.rebound(), "h.former_id is not null");
    flag(filter, f.late(), "h.late_days is not null");
    flag(filter, f.extended(), "h.extensions > 0");
    flag(filter, f.onSpot(), "h.closed_at is not null and h.completion ->> 'onSpot' = 'true'");
    flag(filter, f.planned(), "h.deadline is not null");
    flag(
        filter,
        f.fiveElements(),
        "(h.responsible_id is not null and h.measures is not null and h.funds_planned_fen is not null"
            + " and h.funds_source is not null and h.deadline is not null and h.contingency is not null)");
    flag(filter, f.writtenOff(), "h.status in ('CLOSED', 'REBOUNDED')");
    flag(filter, f.withdrawn(), "h.status = 'WITHDRAWN'");
    if (f.overdue() != null) {
      filter.and("true", "today", today);
      flag(filter, f.overdue(), "coalesce(h.owed_on < :today, false) and " + UNFINISHED);
    }
  }

  private static void days(HazardFilter f, SqlFilter filter) {
    filter
        .when(f.dueFrom(), "h.owed_on >= :dueFrom", "dueFrom")
        .when(f.dueTo(), "h.owed_on <= :dueTo", "dueTo")
        .when(start(f.registeredFrom()), "h.registered_at >= :registeredFrom", "registeredFrom")
        .when(end(f.registeredTo()), "h.registered_at < :registeredTo", "registeredTo")
        .when(start(f.closedFrom()), "h.closed_at >= :closedFrom", "closedFrom")
        .when(end(f.closedTo()), "h.closed_at < :closedTo", "closedTo")
        .when(f.spentFrom(), "h.funds_actual_fen > 0 and " + FINISHED_ON + " >= :spentFrom", "spentFrom")
        .when(f.spentTo(), "h.funds_actual_fen > 0 and " + FINISHED_ON + " <= :spentTo", "spentTo");
  }

  /** Rows whose next move, or whose open proposal, is this post's. */
  static SqlFilter waitingFor(Actor actor) {
    String me = "(h.rectifier_id = cast(:me as uuid) or h.responsible_id = cast(:me as uuid))";
    String move =
        switch (actor.role()) {
          case SAFETY_OFFICER -> "h.next_actor = 'SAFETY_OFFICER' or " + HIS_TO_CONTROL;
          case UNIT_HEAD -> "h.next_actor = 'UNIT_HEAD' or h.proposal_actor = 'UNIT_HEAD'";
          case DISTRICT_ADMIN -> "h.next_actor = 'DISTRICT' or h.proposal_actor = 'DISTRICT' or " + UNANSWERED;
          case DISTRICT_INSPECTOR -> "h.next_actor = 'DISTRICT' and " + ACCEPTS_HIS_OWN;
          case CITY_ADMIN ->
              "h.next_actor = 'CITY' or h.proposal_actor = 'CITY' or (h.district_id % 1000 = 100 and " + UNANSWERED + ")";
          case CITY_SUPERVISOR -> "h.next_actor = 'CITY' and " + ACCEPTS_HIS_OWN;
          case CLUSTER_ADMIN, POST_HOLDER, EXPERT, CONTRACTOR, DUTY_OFFICER, AUDITOR, REPORT_KEEPER, SEAL_KEEPER,
              SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> "false";
        };
    String mine =
        actor.level() == Role.Level.UNIT
            ? " or (h.next_actor = 'RECTIFIER' and " + me + ")"
            : "";
    SqlFilter filter = new SqlFilter().within(actor.scope(), "h").and("h.next_actor <> 'NOBODY'");
    if (actor.level() == Role.Level.DISTRICT || actor.level() == Role.Level.CITY) {
      filter.and(CAN_WAIT_ABOVE.formatted(actor.level()));
    }
    return filter
        .and(
            "(" + move + mine + " or (h.next_actor = 'REGISTRANT' and h.found_by ->> 'personId' = :me))",
            "me",
            actor.personId().toString())
        .and("(h.status <> 'DRAFT' or h.found_by ->> 'personId' = :me)");
  }

  /** A LIKE pattern in which nothing the person typed is a wildcard. */
  static String contains(String words) {
    return "%" + words.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  private static void flag(SqlFilter filter, @Nullable Boolean wanted, String condition) {
    if (wanted != null) {
      filter.and(wanted ? "(" + condition + ")" : "not (" + condition + ")");
    }
  }

  private static @Nullable Object start(@Nullable LocalDate day) {
    return day == null ? null : HazardRow.require(BeijingTime.startOf(day));
  }

  private static @Nullable Object end(@Nullable LocalDate day) {
    return day == null ? null : start(day.plusDays(1));
  }

  private static List<String> names(@Nullable List<? extends Enum<?>> values) {
    return values == null ? List.of() : values.stream().map(Enum::name).toList();
  }

  private static List<String> texts(@Nullable List<String> values) {
    return values == null ? List.of() : values.stream().map(value -> value.toUpperCase(Locale.ROOT)).toList();
  }
}
