package org.bihuan.organisation;

import java.time.LocalDate;
import java.util.Optional;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of a post: its titles of former days, its present one, its end. */
@Repository
class PostChangeStore {

  private final JdbcClient db;

  PostChangeStore(JdbcClient db) {
    this.db = db;
  }

  /** False when it has another version by now. */
  boolean retitle(Ref post, int version, String title) {
    return changed(post, version, "title = :value", title);
  }

  boolean close(Ref post, int version, LocalDate on) {
    return changed(post, version, "closed_on = :value", on);
  }

  private boolean changed(Ref post, int version, String what, Object value) {
    return db.sql(
                """
                update organisation.post
                set %s, version = version + 1
                where district_id = :district and id = :id and version = :version
                """
                    .formatted(what))
            .param("value", value)
            .param("district", post.districtId())
            .param("id", post.id())
            .param("version", version)
            .update()
        == 1;
  }

  /** Keeps what a post was called until that day; what it was called for hours only never was its title of any day. */
  void keepTitle(Post post, LocalDate lastDay) {
    Ref unit = post.unit();
    db.sql(
            """
            insert into organisation.post_past (district_id, post_id, until_on, unit_id, title)
            values (:district, :post, :until, :unit, :title)
            on conflict (district_id, post_id, until_on) do nothing
            """)
        .param("district", post.ref().districtId())
        .param("post", post.ref().id())
        .param("until", lastDay)
        .param("unit", unit == null ? null : unit.id())
        .param("title", post.title())
        .update();
  }

  /** The last day of the title before the present one. */
  Optional<LocalDate> lastRetitled(Ref post) {
    return db.sql(
            """
            select until_on
            from organisation.post_past
            where district_id = :district and post_id = :post
            order by until_on desc
            limit 1
            """)
        .param("district", post.districtId())
        .param("post", post.id())
        .query(LocalDate.class)
        .optional();
  }
}
