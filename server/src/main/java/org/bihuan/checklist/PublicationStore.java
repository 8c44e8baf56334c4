package org.bihuan.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.checklist.Publication.Made;
import org.bihuan.platform.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What the city published at run time. */
@Repository
class PublicationStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PublicationStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(Publication publication, Actor by, Instant now) {
    jdbc.sql(
            """
            insert into checklist.publication
              (id, effective_from, reason, content, published_at, person_id, person_name, post_title)
            values
              (:id, :from, :reason, cast(:content as jsonb), :at, :person, :personName, :postTitle)
            """)
        .param("id", publication.id())
        .param("from", publication.effectiveFrom())
        .param("reason", publication.reason())
        .param("content", json.writeValueAsString(publication))
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("person", by.personId())
        .param("personName", by.personName())
        .param("postTitle", by.postTitle())
        .update();
    jdbc.sql("update checklist.revision set number = number + 1").update();
  }

  Optional<Made> find(UUID id) {
    return jdbc.sql(
            """
            select content, published_at, person_id, person_name, post_title
            from checklist.publication
            where id = :id
            """)
        .param("id", id)
        .query((rs, n) -> made(rs))
        .optional();
  }

  List<Made> newest(int limit) {
    return jdbc.sql(
            """
            select content, published_at, person_id, person_name, post_title
            from checklist.publication
            order by published_at desc, id desc
            limit :limit
            """)
        .param("limit", limit)
        .query((rs, n) -> made(rs))
        .list();
  }

  private Made made(ResultSet rs) throws SQLException {
    return new Made(
        json.readValue(rs.getString("content"), Publication.class),
        rs.getObject("published_at", OffsetDateTime.class).toInstant(),
        rs.getObject("person_id", UUID.class),
        rs.getString("person_name"),
        rs.getString("post_title"));
  }
}
