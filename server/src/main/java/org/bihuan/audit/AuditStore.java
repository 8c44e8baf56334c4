package org.bihuan.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Adds lines and finds them again; there is no third thing to do with them. */
@Repository
class AuditStore {

  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  private final JdbcClient db;
  private final JsonMapper json;

  AuditStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  void add(AuditEntry entry) {
    Actor by = entry.by();
    db.sql(
            """
            insert into audit.entry (district_id, id, at, act, result, person_id, person_name, post_id, post_title,
                                     role, node_id, node_name, network, request, subject, details)
            values (:district, :id, :at, :act, :result, :person, :personName, :post, :postTitle,
                    :role, :node, :nodeName, :network, :request, :subject, :details::jsonb)
            """)
        .param("district", entry.districtId())
        .param("id", entry.id())
        .param("at", entry.at().atOffset(ZoneOffset.UTC))
        .param("act", entry.act())
        .param("result", entry.result().name())
        .param("person", by == null ? null : by.personId())
        .param("personName", by == null ? null : by.personName())
        .param("post", by == null ? null : by.postId())
        .param("postTitle", by == null ? null : by.postTitle())
        .param("role", by == null ? null : by.role().name())
        .param("node", by == null ? null : by.nodeId())
        .param("nodeName", by == null ? null : by.nodeName())
        .param("network", entry.network())
        .param("request", entry.request())
        .param("subject", entry.subject())
        .param("details", json.writeValueAsString(entry.details()))
        .update();
  }

  /**
   * The newest first; the ids follow the clock.
   *
   * @param whose only acts under these roles; empty for everybody's
   */
  List<AuditEntry> latest(AuditFilter wanted, Set<Role> whose, OptionalInt district, int limit) {
    SqlFilter filter =
        new SqlFilter()
            .anyOf(whose.stream().map(Role::name).toList(), "role", "whose")
            .when(wanted.person(), "person_id = :person", "person")
            .when(wanted.name() == null || wanted.name().isBlank() ? null : wanted.name().strip(), "person_name = :name", "name")
            .when(district.isPresent() ? district.getAsInt() : null, "district_id = :district", "district")
            .when(wanted.act(), "act = :act", "act")
            .when(wanted.result() == null ? null : wanted.result().name(), "result = :result", "result")
            .when(utc(wanted.from()), "at >= :from", "from")
            .when(utc(wanted.to()), "at < :to", "to")
            .when(wanted.before(), "(at, id) < (select at, id from audit.entry where id = :before)", "before");
    return db.sql("select * from audit.entry " + filter.where() + " order by at desc, id desc limit :limit")
        .params(filter.parameters())
        .param("limit", limit)
        .query(this::entry)
        .list();
  }

  private AuditEntry entry(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getInt("district_id"),
        row.getObject("id", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("act"),
        AuditEntry.Result.valueOf(row.getString("result")),
        actor(row),
        row.getString("network"),
        row.getString("request"),
        row.getString("subject"),
        json.readValue(row.getString("details"), DETAILS));
  }

  private static @Nullable Actor actor(ResultSet row) throws SQLException {
    UUID person = row.getObject("person_id", UUID.class);
    return person == null
        ? null
        : new Actor(
            person,
            person,
            row.getString("person_name"),
            row.getObject("post_id", UUID.class),
            row.getString("post_title"),
            Role.valueOf(row.getString("role")),
            row.getObject("node_id", UUID.class),
            row.getString("node_name"),
            new Scope.Nothing());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
