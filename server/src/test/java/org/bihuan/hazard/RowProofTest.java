package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Cast.OFFICER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** No column of the ledger is left out of the comparison with the history. */
@BihuanTest
class RowProofTest {

  @Autowired private JsonMapper json;
  @Autowired private TestDatabase database;

  @Test
  void each_column_that_is_forged_is_named_alone() {
    Hazard hazard = Cast.majorFinished().hazard;
    HazardEvent line = line(hazard);
    RowProof proof = new RowProof(json);
    Map<String, @Nullable Object> row = stored(hazard, line);
    assertThat(proof.differing(row, List.of(line))).isEmpty();
    for (String column : row.keySet()) {
      if (!column.equals("registration_hash")) {
        Map<String, @Nullable Object> forged = new LinkedHashMap<>(row);
        forged.put(column, forged(column, row.get(column)));
        assertThat(proof.differing(forged, List.of(line))).as(column).containsExactly(column);
      }
    }
  }

  @Test
  void every_column_of_the_table_is_one_that_is_written() {
    Hazard hazard = Cast.majorFinished().hazard;
    List<String> table =
        database
            .everything()
            .sql("select column_name from information_schema.columns where table_schema = 'hazard' and table_name = 'hazard'")
            .query(String.class)
            .list();
    assertThat(stored(hazard, line(hazard)).keySet()).containsExactlyInAnyOrderElementsOf(table);
    Map<String, @Nullable Object> more = stored(hazard, line(hazard));
    more.put("of_tomorrow", 1);
    assertThat(new RowProof(json).differing(more, List.of(line(hazard)))).containsExactly("of_tomorrow");
  }

  private Map<String, @Nullable Object> stored(Hazard hazard, HazardEvent line) {
    NextStep next = NextStep.of(hazard, null, new NextStep.Clocks(line.at(), days -> Cast.TODAY.plusDays(days), new HazardSettings(3, 3, 10, 10, List.of(), 1)));
    return new HazardRow(json).columns(hazard, next, line, HazardHistory.ROOT);
  }

  private HazardEvent line(Hazard hazard) {
    Instant at = Cast.noon(Cast.TODAY);
    String body =
        new HazardHistory(json)
            .write(
                new HazardEvent.Body(
                    hazard.ref().toString(), hazard.version(), HazardAct.ADD_NOTE, at, Cast.person(OFFICER), hazard.status(),
                    hazard.status(), null, null, List.of(), null, hazard));
    return new HazardEvent(
        1, HazardAct.ADD_NOTE, at, at, OFFICER.personId(), OFFICER.personId(), body, HazardHistory.ROOT,
        HazardHistory.hash(HazardHistory.ROOT, body));
  }

  private static Object forged(String column, @Nullable Object value) {
    return switch (value) {
      case null -> HazardRow.JSON_COLUMNS.contains(column) ? "{\"of\": 1}" : "x";
      case UUID id -> UUID.randomUUID();
      case Integer number -> number + 1;
      case Long number -> number + 1;
      case Boolean flag -> !flag;
      case LocalDate day -> day.plusYears(1);
      case OffsetDateTime time -> time.plusSeconds(1);
      case byte[] bytes -> new byte[] {1};
      default -> HazardRow.JSON_COLUMNS.contains(column) ? "[1]" : value + "x";
    };
  }
}
