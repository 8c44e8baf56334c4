package org.bihuan.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.Workbooks;

/** Tables that go out and come in; what is at work goes on until it has ended. */
final class TableWritings extends Writings {

  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private int schools;

  TableWritings(TestCities cities, TestCity city) {
    super(cities, city);
    route("POST /api/exports", () -> {
      Map<String, Object> wanted = fresh("form", "WHOLE", "columns", List.of());
      return () -> ended(city.safetyOfficer(), wanted.get("id"), () -> city.safetyOfficer().post("/api/exports", wanted));
    });
    route("POST /api/imports", () -> {
      UUID id = Ids.next();
      byte[] table = hazards();
      return () -> ended(city.safetyOfficer(), id, () -> uploads("/api/imports", city.safetyOfficer(), id, table));
    });
    route("POST /api/imports/{id}/confirm", () -> {
      UUID id = Ids.next();
      checked(city.safetyOfficer(), id, "/api/imports", hazards());
      return () -> ended(city.safetyOfficer(), id, () -> city.safetyOfficer().post("/api/imports/" + id + "/confirm", ""));
    });
    route("POST /api/jobs/{id}/cancel", () -> {
      UUID id = Ids.next();
      checked(city.safetyOfficer(), id, "/api/imports", hazards());
      return () -> city.safetyOfficer().post("/api/jobs/" + id + "/cancel", "");
    });
    String trees = "/api/organisation-tables";
    route("POST /api/organisation-tables/exports", () -> {
      Map<String, Object> wanted = fresh();
      Client admin = city.districtAdmin().proved();
      return () -> ended(admin, wanted.get("id"), () -> admin.post(trees + "/exports", wanted));
    });
    route("POST /api/organisation-tables/imports", () -> {
      UUID id = Ids.next();
      byte[] table = schools();
      return () -> ended(city.districtAdmin(), id, () -> uploads(trees + "/imports", city.districtAdmin(), id, table));
    });
    route("POST /api/organisation-tables/imports/{id}/confirm", () -> {
      UUID id = Ids.next();
      checked(city.districtAdmin(), id, trees + "/imports", schools());
      return () -> ended(city.districtAdmin(), id, () -> city.districtAdmin().post(trees + "/imports/" + id + "/confirm", ""));
    });
  }

  private static Answer uploads(String to, Client person, UUID id, byte[] table) {
    return person.upload(to + "?id=" + id + "&name=table.xlsx", table, XLSX);
  }

  /** Uploaded, looked at and waiting for its owner. */
  private static void checked(Client person, UUID id, String to, byte[] table) {
    ended(person, id, () -> done(uploads(to, person, id, table)));
    Answer job = person.get("/api/jobs/" + id);
    assertThat(job.at("state")).as(job.text()).isEqualTo("READY");
  }

  /** What a job writes on its way belongs to the act that began it. */
  private static Answer ended(Client person, Object job, Supplier<Answer> act) {
    Answer answer = act.get();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !person.get("/api/jobs/" + job).at("state").equals("RUNNING"));
    return answer;
  }

  private byte[] hazards() {
    return Workbooks.of(List.of(Workbooks.with(Workbooks.row("声控灯不亮"), "部位", "北区" + Ids.next())));
  }

  private byte[] schools() {
    schools++;
    String name = "表中学校" + schools + "-" + city.district();
    return Workbooks.of(
        List.of("层级", "学区", "单位", "单位类型", "学生数"),
        List.of(Map.of("层级", "单位", "单位", name, "单位类型", "小学", "学生数", 100)));
  }
}
