package org.bihuan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;

/** Somebody at a desk who exports, imports and waits for it. */
final class Desk {

  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private Desk() {}

  static Answer asksForExport(Client person, UUID id, String filter, String form, List<String> columns) {
    return person.post("/api/exports?" + filter, Map.of("id", id.toString(), "form", form, "columns", columns));
  }

  static byte[] exports(Client person, String filter, List<String> columns) {
    UUID id = Ids.next();
    Answer begun = asksForExport(person, id, filter, columns.isEmpty() ? "WHOLE" : "SHOWN", columns);
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    ends(person, id, "DONE");
    Answer file = person.get("/api/jobs/" + id + "/file");
    assertThat(file.status()).as(file.header("Content-Type")).isEqualTo(200);
    return file.bytes();
  }

  /** Uploads a table and waits until it is checked. */
  static UUID checks(Client person, byte[] workbook) {
    UUID id = Ids.next();
    Answer begun = uploads(person, id, workbook);
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    ends(person, id, "READY");
    return id;
  }

  static Answer uploads(Client person, UUID id, byte[] workbook) {
    return person.upload("/api/imports?id=" + id + "&name=hazards.xlsx", workbook, XLSX);
  }

  static Answer confirms(Client person, UUID id) {
    return person.post("/api/imports/" + id + "/confirm", "");
  }

  static Answer rows(Client person, UUID id, String verdict) {
    return person.get("/api/imports/" + id + "/rows?verdict=" + verdict);
  }

  static Answer ends(Client person, UUID id, String state) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> person.get("/api/jobs/" + id),
            job -> {
              assertThat(job.status()).as(job.text()).isEqualTo(200);
              boolean ended = !job.at("state").equals("RUNNING");
              assertThat(!ended || job.at("state").equals(state)).as("wanted " + state + ": " + job.text()).isTrue();
              return ended;
            });
  }
}
