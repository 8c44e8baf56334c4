package org.bihuan.hazard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies a {@link LoadedPage} into the tables. COPY does not know row policies, so it fills temporary tables, from which
 * the rows are inserted under the policies, constraints and keys that hold for everybody.
 */
@Repository
@Profile("!production")
class LoadStore {

  private static final String FACTS =
      "select district_id, unit_id, day, measure, category, level, origin, amount from loaded_figure";

  private final JdbcClient jdbc;
  private final JdbcTemplate connection;
  private final HazardRow row;
  private final TallyFold fold;

  LoadStore(JdbcClient jdbc, JdbcTemplate connection, JsonMapper json, TallyFold fold) {
    this.jdbc = jdbc;
    this.connection = connection;
    this.row = new HazardRow(json);
    this.fold = fold;
  }

  /** The last number given in each year. */
  Map<Integer, Integer> numbers(int districtId) {
    Map<Integer, Integer> numbers = new HashMap<>();
    jdbc.sql("select year, last from hazard.number_counter where district_id = :district")
        .param("district", districtId)
        .query(r -> {
          numbers.put(r.getInt("year"), r.getInt("last"));
        });
    return numbers;
  }

  void write(LoadedPage page) {
    takeNumbers(page);
    insert("hazard", hazards(page));
    insert("event", events(page));
    insert("photo", photos(page));
    CopyText proposals = proposals(page);
    if (!proposals.isEmpty()) {
      insert("proposal", proposals);
    }
    copy("tally_delta", "loaded_figure", figures(page));
    fold.add(FACTS);
  }

  /** Somebody who registered in the same ledger meanwhile has taken one of the numbers: then nothing is written. */
  private void takeNumbers(LoadedPage page) {
    page.numbersAfter()
        .forEach(
            (year, last) -> {
              int was = page.numbersBefore().getOrDefault(year, 0);
              int taken =
                  jdbc.sql(
                          """
                          insert into hazard.number_counter as c (district_id, year, last)
                          values (:district, :year, :last)
                          on conflict (district_id, year) do update set last = excluded.last where c.last = :was
                          """)
                      .param("district", page.districtId())
                      .param("year", year)
                      .param("last", last)
                      .param("was", was)
                      .update();
              if (taken != 1) {
                throw new IllegalStateException("somebody registers in " + page.districtId() + " at the same time");
              }
            });
  }

  private void insert(String table, CopyText rows) {
    String loaded = "loaded_" + table;
    copy(table, loaded, rows);
    jdbc.sql("insert into hazard.%1$s (%2$s) select %2$s from %3$s".formatted(table, rows.columns(), loaded)).update();
  }

  private void copy(String table, String loaded, CopyText rows) {
    jdbc.sql("create temporary table %s (like hazard.%s) on commit drop".formatted(loaded, table)).update();
    connection.execute(
        (ConnectionCallback<Long>)
            c -> {
              try {
                return c.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + loaded + " (" + rows.columns() + ") from stdin", new ByteArrayInputStream(rows.bytes()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private CopyText hazards(LoadedPage page) {
    CopyText text = new CopyText();
    for (LoadedPage.Life life : page.lives()) {
      HazardEvent last = life.lines.getLast();
      Map<String, @Nullable Object> columns = row.columns(life.hazard, life.next);
      columns.put("updated_at", HazardRow.time(last.at()));
      columns.put("registration_hash", life.registrationHash);
      columns.put("head", last.hash());
      text.row(columns);
    }
    return text;
  }

  private static CopyText events(LoadedPage page) {
    CopyText text =
        new CopyText(
            "district_id", "hazard_id", "version", "unit_id", "act", "at", "recorded_at", "actor_id", "body",
            "previous_hash", "hash", "key");
    for (LoadedPage.Life life : page.lives()) {
      for (HazardEvent e : life.lines) {
        text.row(
            page.districtId(), life.hazard.ref().id(), e.version(), life.hazard.unitId(), e.act().name(),
            HazardRow.time(e.at()), HazardRow.time(e.recordedAt()), e.actorId(), e.body(), e.previousHash(), e.hash(),
            e.key());
      }
    }
    return text;
  }

  private CopyText photos(LoadedPage page) {
    CopyText text =
        new CopyText(
            "district_id", "hazard_id", "file_id", "unit_id", "kind", "version", "added_by", "added_at");
    for (LoadedPage.Life life : page.lives()) {
      for (HazardPhoto p : life.photos.values()) {
        text.row(
            page.districtId(), life.hazard.ref().id(), p.file().id(), life.hazard.unitId(), p.kind().name(), p.version(),
            row.text(p.addedBy()), HazardRow.time(p.addedAt()));
      }
    }
    return text;
  }

  private CopyText proposals(LoadedPage page) {
    CopyText text = new CopyText();
    for (LoadedPage.Life life : page.lives()) {
      life.proposals.values().forEach(proposal -> text.row(row.columns(life.hazard, proposal)));
    }
    return text;
  }

  private static CopyText figures(LoadedPage page) {
    CopyText text =
        new CopyText("district_id", "id", "unit_id", "day", "measure", "category", "level", "origin", "amount");
    page.figures()
        .forEach(
            (fact, amount) -> {
              Tally t = fact.tally();
              text.row(
                  page.districtId(), Ids.next(), fact.unitId(), t.day(), t.measure().name(), t.category().name(),
                  t.level(), t.origin().name(), amount);
            });
    return text;
  }
}
