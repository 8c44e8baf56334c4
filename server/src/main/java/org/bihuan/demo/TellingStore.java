package org.bihuan.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Remembers what the ledger is for, when the city was begun and whether it is told. */
@Repository
@Transactional
class TellingStore {

  /**
   * @param began the present of the telling, from which its half year is counted back
   * @param hazards how many more than the story were asked for
   * @param loading whether loading them was begun, which cannot be taken up again
   */
  record Telling(Instant began, int hazards, boolean loading, boolean finished) {}

  private final JdbcClient jdbc;

  TellingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Telling begin(Instant now, int hazards) {
    return find().orElseGet(() -> insert(now, hazards));
  }

  /** Of two that open a new ledger at the same moment one decides. */
  boolean decideInvented(boolean wanted, Instant now) {
    return purpose().orElseGet(() -> decide(wanted, now));
  }

  private boolean decide(boolean wanted, Instant now) {
    jdbc.sql("insert into demo.purpose (id, invented, since) values (1, :invented, :now) on conflict do nothing")
        .param("invented", wanted)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return purpose().orElseThrow();
  }

  private Optional<Boolean> purpose() {
    return jdbc.sql("select invented from demo.purpose where id = 1").query(Boolean.class).optional();
  }

  private Optional<Telling> find() {
    return jdbc.sql("select began_at, hazards, loading, finished_at from demo.telling where id = 1")
        .query(
            (r, n) ->
                new Telling(
                    r.getObject("began_at", OffsetDateTime.class).toInstant(),
                    r.getInt("hazards"),
                    r.getBoolean("loading"),
                    r.getObject("finished_at") != null))
        .optional();
  }

  private Telling insert(Instant now, int hazards) {
    jdbc.sql("insert into demo.telling (id, began_at, hazards) values (1, :now, :hazards)")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("hazards", hazards)
        .update();
    return new Telling(now, hazards, false, false);
  }

  void beginLoading() {
    jdbc.sql("update demo.telling set loading = true where id = 1").update();
  }

  void finish(Instant now) {
    jdbc.sql("update demo.telling set finished_at = :now where id = 1")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
