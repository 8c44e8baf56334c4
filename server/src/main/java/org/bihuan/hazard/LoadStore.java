package org.bihuan.hazard;

import java.util.HashMap;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Copies a {@link LoadedPage} into the tables. */
@Repository
@Profile("!production")
class LoadStore {

  private static final String FACTS =
      "select district_id, unit_id, day, measure, category, level, origin, amount from ";

  private final JdbcClient jdbc;
  private final CopyStore copy;
  private final HazardRow row;
  private final TallyFold fold;

  LoadStore(JdbcClient jdbc, CopyStore copy, JsonMapper json, TallyFold fold) {
    this.jdbc = jdbc;
    this.copy = copy;
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
    copy.insert("hazard", hazards(page));
    CopyText wordings = wordings(page);
    if (!wordings.isEmpty()) {
      copy.insert("wording", wordings);
    }
    copy.insert("event", events(page));
    copy.insert("photo", photos(page));
    CopyText proposals = proposals(page);
    if (!proposals.isEmpty()) {
      copy.insert("proposal", proposals);
    }
    fold.add(FACTS + copy.copy("tally_delta", figures(page)));
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

  private CopyText hazards(LoadedPage page) {
    CopyText text = new CopyText();
    for (LoadedPage.Life life : page.lives()) {
      text.row(row.columns(life.hazard, life.next, life.lines.getLast(), life.registrationHash));
    }
    return text;
  }

  private static CopyText wordings(LoadedPage page) {
    CopyText text = new CopyText();
    page.lives().stream()
        .filter(life -> life.hazard.number() != null)
        .forEach(life -> text.row(HazardRow.wording(life.hazard)));
    return text;
  }

  private static CopyText events(LoadedPage page) {
    CopyText text = new CopyText();
    for (LoadedPage.Life life : page.lives()) {
      for (HazardEvent event : life.lines) {
        Map<String, @Nullable Object> line = HazardRow.line(life.hazard, event);
        line.put("recorded_at", HazardRow.time(event.recordedAt()));
        text.row(line);
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
