package org.bihuan.inspection.plan;

import java.time.Instant;
import org.bihuan.inspection.InspectionKind;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which plans are asked for, and from where on.
 *
 * @param q part of the title; empty for any
 */
record PlanSearch(
    String q,
    @Nullable InspectionKind kind,
    Plan.@Nullable State state,
    Cursor.@Nullable Last<Instant> after,
    int limit) {

  private static final int LONGEST_SEARCH = 60;
  private static final int LARGEST_PAGE = 100;

  static PlanSearch of(
      String q, @Nullable InspectionKind kind, Plan.@Nullable State state, @Nullable String cursor, int limit) {
    new FieldChecks()
        .holds(q.length() <= LONGEST_SEARCH, "q", "搜索内容超过 " + LONGEST_SEARCH + " 个字", "请用名称中的几个字搜索")
        .holds(limit >= 1 && limit <= LARGEST_PAGE, "limit", "每页条数须在 1 至 " + LARGEST_PAGE + " 之间", "请改为这个范围内的数")
        .refuseIfAny();
    return new PlanSearch(q.strip(), kind, state, Cursor.open(cursor, Instant::parse), limit);
  }

  static String cursorAfter(Plan last) {
    return new Cursor.Last<>(last.madeAt(), last.ref().id()).sealed();
  }

  /** Of the plans somebody may see who may look at plans: what {@link PlanRules#maySee} says of one, asked of all of them. */
  SqlFilter conditions(Actor actor) {
    SqlFilter filter =
        new SqlFilter()
            .when(q.isEmpty() ? null : q, "strpos(p.title, :q) > 0", "q")
            .when(kind == null ? null : kind.name(), "p.kind = :kind", "kind")
            .when(state == null ? null : state.name(), "p.state = :state", "state");
    return switch (actor.role()) {
      case CITY_ADMIN, DISTRICT_ADMIN -> filter;
      case AUDITOR -> filter.and("p.state = 'ENDED'");
      default -> ownOrTakingPart(actor, filter);
    };
  }

  private static SqlFilter ownOrTakingPart(Actor actor, SqlFilter filter) {
    String member = "{\"teams\": [{\"members\": [{\"personId\": \"" + actor.personId() + "\"}]}]}";
    return filter
        .and(
            "(p.made_by = :me or p.state <> 'DRAFT' and p.arrangement @> cast(:member as jsonb))",
            "me",
            actor.personId())
        .with("member", member);
  }
}
