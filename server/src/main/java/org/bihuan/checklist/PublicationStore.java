package org.bihuan.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.checklist.Publication.Deed;
import org.bihuan.checklist.Publication.Made;
import org.bihuan.platform.Actor;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What the city published at run time, and what it took back. */
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
    moveOn();
  }

  void addWithdrawal(Publication publication, String reason, Actor by, LocalDate today, Instant now) {
    jdbc.sql(
            """
            insert into checklist.publication_withdrawal
              (publication_id, effective_from, withdrawn_on, reason, withdrawn_at, person_id, person_name, post_title)
            values
              (:id, :from, :today, :reason, :at, :person, :personName, :postTitle)
            """)
        .param("id", publication.id())
        .param("from", publication.effectiveFrom())
        .param("today", today)
        .param("reason", reason)
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("person", by.personId())
        .param("personName", by.personName())
        .param("postTitle", by.postTitle())
        .update();
    moveOn();
  }

  private void moveOn() {
    jdbc.sql("update checklist.revision set number = number + 1").update();
  }

  Optional<Made> find(UUID id) {
    return jdbc.sql(SELECT + "where p.id = :id").param("id", id).query((rs, n) -> made(rs)).optional();
  }

  /**
   * What somebody looks for in the record of publications, the newest first.
   *
   * @param words anywhere in what was published, its reason, or the name of who published it
   * @param after the last one already seen
   */
  record Search(@Nullable String words, @Nullable UUID after, int limit) {}

  private static SqlFilter filterOf(Search search) {
    return new SqlFilter()
        .when(
            search.words(),
            "(strpos(upper(cast(p.content as text)), upper(:words)) > 0 or strpos(p.person_name, :words) > 0)",
            "words");
  }

  List<Made> page(Search search) {
    SqlFilter filter =
        filterOf(search)
            .when(
                search.after(),
                "(p.published_at, p.id) < (select b.published_at, b.id from checklist.publication b where b.id = :after)",
                "after");
    return jdbc.sql(SELECT + filter.where() + " order by p.published_at desc, p.id desc limit :limit")
        .params(filter.parameters())
        .param("limit", search.limit())
        .query((rs, n) -> made(rs))
        .list();
  }

  long count(Search search) {
    SqlFilter filter = filterOf(search);
    return jdbc.sql("select count(*) from checklist.publication p " + filter.where())
        .params(filter.parameters())
        .query(Long.class)
        .single();
  }

  private static final String SELECT =
      """
      select p.content, p.published_at, p.person_id, p.person_name, p.post_title, w.reason as withdrawal_reason,
             w.withdrawn_at, w.person_id as withdrawn_by, w.person_name as withdrawn_name, w.post_title as withdrawn_post
      from checklist.publication p
      left join checklist.publication_withdrawal w on w.publication_id = p.id
      """;

  private Made made(ResultSet rs) throws SQLException {
    Publication publication = json.readValue(rs.getString("content"), Publication.class);
    Deed published =
        new Deed(
            rs.getObject("published_at", OffsetDateTime.class).toInstant(),
            rs.getObject("person_id", UUID.class),
            rs.getString("person_name"),
            rs.getString("post_title"),
            publication.reason());
    OffsetDateTime withdrawn = rs.getObject("withdrawn_at", OffsetDateTime.class);
    return new Made(
        publication,
        published,
        withdrawn == null
            ? null
            : new Deed(
                withdrawn.toInstant(),
                rs.getObject("withdrawn_by", UUID.class),
                rs.getString("withdrawn_name"),
                rs.getString("withdrawn_post"),
                rs.getString("withdrawal_reason")));
  }
}
