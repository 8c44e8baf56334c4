package org.bihuan.hazard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Ref;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a whole list of the ledger row by row, without ever holding it. */
@Repository
class LedgerLineQueries {

  private static final int FETCHED_AT_ONCE = 1_000;

  private static final String LINE =
      """
      select h.district_id, h.id, h.number, h.status, u.district_name, u.name as unit_name, u.cluster_name, u.address, u.longitude,
             u.latitude, h.place_text, h.category, h.item_code, h.description, h.basis, h.level, h.statutory_level, h.judgement ->> 'clause' as judgement,
             h.source, h.origin, h.found_at, h.found_by ->> 'name' as found_by, h.registered_at,
             h.registered_by ->> 'name' as registered_by, h.responsible ->> 'name' as responsible,
             h.rectifier ->> 'name' as rectifier, coalesce(h.rectifier, h.responsible) ->> 'node' as office, h.measures,
             h.funds_planned_fen, h.funds_source, h.deadline, h.owed_on, h.contingency,
             cast(h.completion ->> 'finishedOn' as date) as finished_on, h.funds_actual_fen,
             h.completion ->> 'measuresTaken' as measures_taken,
             coalesce(h.completion ->> 'onSpot' = 'true', false) as on_spot,
             h.acceptance -> 'by' ->> 'name' as accepted_by, h.acceptance -> 'by' ->> 'node' as accepted_office,
             cast(h.acceptance ->> 'at' as timestamptz) as accepted_at, h.acceptance ->> 'conclusion' as acceptance,
             h.confirmation -> 'by' ->> 'name' as confirmed_by,
             cast(h.confirmation ->> 'at' as timestamptz) as confirmed_at, h.closed_at, h.next_actor, h.due_on,
             h.due_reason, h.extensions, h.rebounds, h.over_head, h.major_plan ->> 'goal' as goal,
             h.interim_control ->> 'measures' as interim_control,
             cast(h.interim_control ->> 'at' as timestamptz) as controlled_at, h.reports -> 0 ->> 'content' as report,
             cast(h.plan_signature ->> 'at' as timestamptz) as signed_at
      from hazard.hazard h
        join organisation.v_unit u on u.district_id = h.district_id and u.unit_id = h.unit_id
      """;

  private final JdbcClient jdbc;

  LedgerLineQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Counts no further than {@code most}. */
  int count(SqlFilter filter, int most) {
    return jdbc.sql(
            "select count(*) from (select 1 from hazard.hazard h " + filter.where() + " limit " + most + ") as bounded")
        .params(filter.parameters())
        .query(Integer.class)
        .single();
  }

  /** To be called in a transaction, which is what keeps the cursor open. */
  void each(SqlFilter filter, String order, int most, LocalDate today, Set<Ref> shut, Consumer<LedgerLine> reader) {
    jdbc.sql(LINE + filter.where() + "\norder by " + order + "\nlimit " + most)
        .withFetchSize(FETCHED_AT_ONCE)
        .params(filter.parameters())
        .query((RowCallbackHandler) r -> reader.accept(shut.contains(address(r)) ? line(r, today).withoutTheFile() : line(r, today)));
  }

  private static Ref address(ResultSet r) throws SQLException {
    return new Ref(r.getInt("district_id"), r.getObject("id", UUID.class));
  }

  private static LedgerLine line(ResultSet r, LocalDate today) throws SQLException {
    HazardStatus status = HazardStatus.valueOf(r.getString("status"));
    LocalDate deadline = r.getObject("deadline", LocalDate.class);
    LocalDate owedOn = r.getObject("owed_on", LocalDate.class);
    String number = r.getString("number");
    return new LedgerLine(
        number == null ? "草稿" : number,
        status,
        new LedgerLine.Where(
            r.getString("district_name"), r.getString("unit_name"), r.getString("cluster_name"),
            r.getString("place_text"), r.getString("address"), r.getBigDecimal("longitude"),
            r.getBigDecimal("latitude")),
        new LedgerLine.What(
            Category.valueOf(r.getString("category")),
            r.getString("item_code"),
            r.getString("description"),
            r.getString("basis"),
            level(r.getString("level")),
            level(r.getString("statutory_level")),
            r.getString("judgement")),
        new LedgerLine.Found(
            HazardSource.valueOf(r.getString("source")),
            Origin.valueOf(r.getString("origin")),
            r.getObject("found_at", OffsetDateTime.class).toInstant(),
            r.getString("found_by"),
            HazardRow.instant(r, "registered_at"),
            r.getString("registered_by")),
        new LedgerLine.Plan(
            r.getString("responsible"),
            r.getString("rectifier"),
            r.getString("office"),
            r.getString("measures"),
            r.getObject("funds_planned_fen", Long.class),
            r.getString("funds_source"),
            deadline,
            r.getString("contingency")),
        ending(r),
        new LedgerLine.Step(
            NextActor.valueOf(r.getString("next_actor")),
            r.getObject("due_on", LocalDate.class),
            r.getString("due_reason"),
            Tally.isUnfinished(status) && owedOn != null && owedOn.isBefore(today)
                ? ChronoUnit.DAYS.between(owedOn, today)
                : null,
            r.getInt("extensions"),
            r.getInt("rebounds"),
            r.getBoolean("over_head")),
        new LedgerLine.Major(
            r.getString("goal"),
            r.getString("interim_control"),
            HazardRow.instant(r, "controlled_at"),
            r.getString("report"),
            HazardRow.instant(r, "signed_at")));
  }

  private static LedgerLine.Ending ending(ResultSet r) throws SQLException {
    return new LedgerLine.Ending(
        r.getObject("finished_on", LocalDate.class),
        r.getObject("funds_actual_fen", Long.class),
        r.getString("measures_taken"),
        r.getBoolean("on_spot"),
        r.getString("accepted_by"),
        r.getString("accepted_office"),
        HazardRow.instant(r, "accepted_at"),
        r.getString("acceptance"),
        r.getString("confirmed_by"),
        HazardRow.instant(r, "confirmed_at"),
        HazardRow.instant(r, "closed_at"));
  }

  private static @Nullable Level level(@Nullable String name) {
    return name == null ? null : Level.valueOf(name);
  }
}
