package org.bihuan.inspection.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Draws: committed to once, drawn once. */
@Repository
class DrawStore {

  /**
   * @param secret told to nobody before it is drawn
   * @param publicSource where the public value comes from; null where it was committed to before that had to be said
   * @param publicAt when that value becomes known
   */
  record Draw(
      Ref plan,
      String inputs,
      String commitment,
      String secret,
      Instant committedAt,
      String committedByName,
      @Nullable String publicSource,
      @Nullable Instant publicAt,
      @Nullable String publicValue,
      @Nullable String witness,
      @Nullable String result,
      @Nullable Instant drawnAt,
      @Nullable String drawnByName) {

    static Drawing drawing(@Nullable Draw draw, Instant now) {
      if (draw == null) {
        return Drawing.NONE;
      }
      return draw.result() != null ? Drawing.DRAWN : draw.isAwaiting(now) ? Drawing.AWAITING : Drawing.COMMITTED;
    }

    boolean isAwaiting(Instant now) {
      return publicAt != null && now.isBefore(publicAt);
    }
  }

  private static final String DRAW =
      """
      select d.district_id, d.plan_id, d.inputs, d.commitment, d.secret, d.committed_at, d.committed_by_name,
             d.public_source, d.public_at, d.public_value, d.witness, d.result, d.drawn_at, d.drawn_by_name
      from inspection.draw d
      """;

  private final JdbcClient db;

  DrawStore(JdbcClient db) {
    this.db = db;
  }

  void commit(Ref plan, DrawRules.Pool pool, String inputs, String commitment, String secret, Actor by, Instant now) {
    db.sql(
            """
            insert into inspection.draw (district_id, plan_id, inputs, commitment, secret, committed_at, committed_by,
                                         committed_by_name, public_source, public_at)
            values (:district, :plan, :inputs, :commitment, :secret, :now, :by, :byName, :source, :at)
            """)
        .param("district", plan.districtId())
        .param("plan", plan.id())
        .param("inputs", inputs)
        .param("commitment", commitment)
        .param("secret", secret)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.personId())
        .param("byName", by.personName())
        .param("source", pool.publicSource())
        .param("at", pool.publicAt() == null ? null : pool.publicAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Of those whose targets are drawn. */
  Map<Ref, Drawing> drawings(List<Ref> plans, Instant now) {
    return plans.isEmpty()
        ? Map.of()
        : db.sql(
                """
                select d.district_id, d.plan_id, d.result is not null as drawn, d.public_at > :now as awaiting
                from inspection.draw d
                where d.district_id = any (:districts) and d.plan_id = any (:plans)
                """)
            .param("districts", plans.stream().map(Ref::districtId).distinct().toArray(Integer[]::new))
            .param("plans", plans.stream().map(Ref::id).toArray(UUID[]::new))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(
                (r, n) ->
                    Map.entry(
                        new Ref(r.getInt("district_id"), r.getObject("plan_id", UUID.class)),
                        r.getBoolean("drawn")
                            ? Drawing.DRAWN
                            : r.getBoolean("awaiting") ? Drawing.AWAITING : Drawing.COMMITTED))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void drawn(Ref plan, String publicValue, String witness, String result, Actor by, Instant now) {
    db.sql(
            """
            update inspection.draw
            set public_value = :public, witness = :witness, result = :result, drawn_at = :now, drawn_by_name = :by
            where district_id = :district and plan_id = :plan and result is null
            """)
        .param("public", publicValue)
        .param("witness", witness)
        .param("result", result)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.personName())
        .param("district", plan.districtId())
        .param("plan", plan.id())
        .update();
  }

  Optional<Draw> find(Ref plan) {
    return db.sql(DRAW + "where d.district_id = :district and d.plan_id = :plan")
        .param("district", plan.districtId())
        .param("plan", plan.id())
        .query(DrawStore::draw)
        .optional();
  }

  /** What everybody may know of a draw at once. */
  record Published(
      String commitment,
      Instant committedAt,
      @Nullable Instant drawnAt,
      @Nullable Instant publicAt,
      @Nullable String publicSource) {}

  /** Of all offices, the newest first. */
  List<Published> published(int most) {
    return db.sql(
            """
            select commitment, committed_at, drawn_at, public_at, public_source
            from inspection.draw
            order by committed_at desc, plan_id
            limit :most
            """)
        .param("most", most)
        .query(
            (r, n) ->
                new Published(
                    r.getString("commitment"),
                    r.getObject("committed_at", OffsetDateTime.class).toInstant(),
                    instant(r, "drawn_at"),
                    instant(r, "public_at"),
                    r.getString("public_source")))
        .list();
  }

  /** The draw of a plan that is no secret any more: sent out and not sealed, or over. */
  Optional<Draw> ofOpenPlan(String commitment) {
    return db.sql(
            DRAW
                + """
                join inspection.plan p on p.district_id = d.district_id and p.id = d.plan_id
                where d.commitment = :commitment and d.result is not null
                  and (p.state = 'ENDED' or p.state = 'ISSUED' and p.kind <> 'UNANNOUNCED')
                """)
        .param("commitment", commitment)
        .query(DrawStore::draw)
        .optional();
  }

  private static Draw draw(ResultSet row, int number) throws SQLException {
    return new Draw(
        new Ref(row.getInt("district_id"), row.getObject("plan_id", UUID.class)),
        row.getString("inputs"),
        row.getString("commitment"),
        row.getString("secret"),
        row.getObject("committed_at", OffsetDateTime.class).toInstant(),
        row.getString("committed_by_name"),
        row.getString("public_source"),
        instant(row, "public_at"),
        row.getString("public_value"),
        row.getString("witness"),
        row.getString("result"),
        instant(row, "drawn_at"),
        row.getString("drawn_by_name"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
