package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.bihuan.organisation.Tier;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Whose account one of the three shut of late: the other two are told, so that none goes unseen. */
@Component
class DisabledAdministrators {

  private static final Duration TOLD_FOR = Duration.ofDays(7);

  record Disabled(UUID account, String name, String post, Instant at, String by) {}

  private final JdbcClient db;
  private final Tier tiers;
  private final TransactionOperations transaction;
  private final Clock clock;

  DisabledAdministrators(JdbcClient db, Tier tiers, TransactionOperations transaction, Clock clock) {
    this.db = db;
    this.tiers = tiers;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Those of his tier: of the whole city, or of his district. */
  List<Disabled> seenBy(Actor administrator) {
    OptionalInt district = tiers.districtOf(administrator);
    Integer only = district.isPresent() ? district.getAsInt() : null;
    return Objects.requireNonNull(
        Acting.asSystem(() -> transaction.execute(status -> since(clock.instant().minus(TOLD_FOR), only))));
  }

  private List<Disabled> since(Instant since, @Nullable Integer district) {
    return db.sql(
            """
            select a.id, h.person_name, string_agg(h.node_name || ' ' || h.title, '、' order by h.from_on) as post,
                   a.disabled_at, a.disabled_by
            from access.account a
            join organisation.v_post_holder h on h.person_id = a.id
            where a.disabled_at > :since and h.role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN', 'SEAL_KEEPER')
              and h.from_on <= :today and (h.to_on is null or h.to_on >= a.disabled_at::date)
              and (cast(:district as int) is null or h.district_id = :district)
            group by a.id, h.person_name
            order by a.disabled_at desc
            """)
        .param("since", AccountStore.utc(since))
        .param("today", BeijingTime.today(clock))
        .param("district", district)
        .query(
            (row, i) ->
                new Disabled(
                    row.getObject("id", UUID.class),
                    row.getString("person_name"),
                    row.getString("post"),
                    row.getObject("disabled_at", OffsetDateTime.class).toInstant(),
                    row.getString("disabled_by")))
        .list();
  }
}
