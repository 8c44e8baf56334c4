package org.bihuan.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts of administrators that are shut, with the posts they held when they were. */
@Repository
class DisabledAdministratorQueries {

  private final JdbcClient db;

  DisabledAdministratorQueries(JdbcClient db) {
    this.db = db;
  }

  List<DisabledAdministrators.Disabled> since(Instant since, LocalDate today, @Nullable Integer district) {
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
        .param("today", today)
        .param("district", district)
        .query(
            (row, i) ->
                new DisabledAdministrators.Disabled(
                    row.getObject("id", UUID.class),
                    row.getString("person_name"),
                    row.getString("post"),
                    row.getObject("disabled_at", OffsetDateTime.class).toInstant(),
                    row.getString("disabled_by")))
        .list();
  }
}
