package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bihuan.support.TestDatabase;

/** Counts the figures of a ledger once more, from its rows alone, and holds the counters against them. */
record Recount(TestDatabase database, int district) {

  /** What each hazard contributes, told in SQL over the rows alone. */
  private static final String RECOUNT =
      """
      with h as (
        select unit_id, category,
               coalesce(level, case when proposed_level = 'MAJOR' then 'PROPOSED_MAJOR' else 'UNGRADED' end) as level, origin, status,
               cast(registered_at at time zone 'Asia/Shanghai' as date) as registered,
               cast(closed_at at time zone 'Asia/Shanghai' as date) as closed,
               deadline, owed_on, former_id, over_head, completion, funds_actual_fen,
               num_nulls(responsible_id, measures, funds_planned_fen, funds_source, deadline, contingency) = 0 as five
        from hazard.hazard
        where district_id = :district and status <> 'DRAFT'),
      fact as (
        select unit_id, registered as day, category, level, origin,
               (status <> 'WITHDRAWN')::int as found, (closed is not null)::int as rectified,
               (closed is not null and (completion ->> 'onSpot')::boolean)::int as on_spot,
               (status <> 'WITHDRAWN' and deadline is not null)::int as planned,
               (status <> 'WITHDRAWN' and five)::int as five_elements,
               (status = 'WITHDRAWN')::int as withdrawn,
               (status <> 'WITHDRAWN' and former_id is not null)::int as rebound,
               (status <> 'WITHDRAWN' and over_head)::int as over_head, 0 as written_off, 0 as due, 0::bigint as funds
        from h
        union all
        select unit_id, closed, category, level, origin, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0 from h where closed is not null
        union all
        select unit_id, owed_on, category, level, origin, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0
        from h
        where deadline is not null
          and status in ('REGISTERED', 'INTERIM_CONTROL', 'PLANNING', 'RECTIFYING', 'TRANSFERRED', 'JOINT_STUDY')
        union all
        select unit_id, (completion ->> 'finishedOn')::date, category, level, origin, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
               funds_actual_fen
        from h
        where funds_actual_fen > 0)
      """;

  private static final String MEASURES =
      """
      sum(found) as found, sum(rectified) as rectified, sum(on_spot) as on_spot, sum(planned) as planned,
      sum(five_elements) as five_elements, sum(withdrawn) as withdrawn, sum(rebound) as rebound,
      sum(over_head) as over_head, sum(written_off) as written_off, sum(due) as due, sum(funds) as funds
      """;

  private static final String NOT_NOTHING =
      """
      (sum(found), sum(rectified), sum(on_spot), sum(planned), sum(five_elements), sum(withdrawn), sum(rebound),
       sum(over_head), sum(written_off), sum(due), sum(funds)) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
      """;

  static void agrees(TestDatabase database, int district) {
    new Recount(database, district).agree();
  }

  private void agree() {
    for (String kind : List.of("", ", category", ", level, origin", ", category, level, origin")) {
      compare("unit_id, day" + kind, "hazard.v_tally_unit", "true", "fact");
      compare("day" + kind, "hazard.v_tally_district", "true", "fact");
      String months = "(select *, date_trunc('month', day::timestamp)::date as starts from fact)";
      compare("starts" + kind, "hazard.v_tally_span", "span = 'MONTH'", months);
      String ever = "(select *, date '-infinity' as starts from fact)";
      compare("starts" + kind, "hazard.v_tally_span", "span = 'EVER'", ever);
    }
    compare("starts", "hazard.v_tally_span", "span = 'DAY'", "(select *, day as starts from fact)");
  }

  private void compare(String by, String counters, String which, String facts) {
    List<Map<String, Object>> counted =
        rows(
            """
            select %1$s, %2$s
            from %3$s
            where district_id = :district and %4$s
            group by %1$s
            having %5$s
            order by %1$s
            """,
            by, MEASURES, counters, which, NOT_NOTHING);
    List<Map<String, Object>> recounted =
        rows(
            RECOUNT + "select %1$s, %2$s from %3$s as t group by %1$s having %4$s order by %1$s",
            by, MEASURES, facts, NOT_NOTHING);
    assertThat(counted).as(counters + " by " + by).isNotEmpty().isEqualTo(recounted);
  }

  private List<Map<String, Object>> rows(String sql, Object... parts) {
    return database.everything().sql(sql.formatted(parts)).param("district", district).query().listOfRows();
  }
}
