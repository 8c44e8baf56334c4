package org.bihuan.recorded;

import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Role;
import org.bihuan.supervision.SupervisionDesk;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;

/** Hazards, photos, self-checks, views of the ledger, and letters about what stands still. */
final class LedgerWritings extends Writings {

  private static final String TASKS = "/api/inspection/tasks";
  private static final LocalDate FOUND = LocalDate.of(2027, 3, 1);
  private static final LocalDate DEADLINE = LocalDate.of(2027, 3, 19);
  private static final LocalDate LATE = LocalDate.of(2027, 3, 29);

  private final SupervisionDesk ladder;

  LedgerWritings(TestCities cities, TestCity city, SupervisionDesk ladder) {
    super(cities, city);
    this.ladder = ladder;
    hazards();
    selfChecks();
    letters();
  }

  private Map<String, Object> announced(byte[] photo) {
    return Map.of(
        "id", Ids.next(), "unit", city.unit().toString(), "sha256", sha256(photo), "size", photo.length, "name", "现场.jpg");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void hazards() {
    route("POST /api/files", () -> {
      byte[] photo = Photos.jpeg();
      String path = "/api/files?id=" + Ids.next() + "&unit=" + city.unit() + "&name=现场.jpg";
      return () -> city.safetyOfficer().upload(path, photo, "image/jpeg");
    });
    route("POST /api/files/uploads", () -> {
      Map<String, Object> announced = announced(Photos.jpeg());
      return () -> city.safetyOfficer().post("/api/files/uploads", announced);
    });
    route("PUT /api/files/uploads/{ref}", () -> {
      byte[] photo = Photos.jpeg();
      String ref = done(city.safetyOfficer().post("/api/files/uploads", announced(photo))).at("ref");
      return () ->
          city.safetyOfficer()
              .send(
                  city.safetyOfficer()
                      .request("/api/files/uploads/" + ref + "?offset=0")
                      .header("X-CSRF-Token", city.safetyOfficer().cookie("bihuan_csrf").orElseThrow())
                      .header("Content-Type", "application/octet-stream")
                      .PUT(BodyPublishers.ofByteArray(photo)));
    });
    route("POST /api/hazards", () -> {
      Map<String, Object> finding = finding(Instant.now());
      return () -> city.safetyOfficer().post("/api/hazards", finding);
    });
    route("PUT /api/hazards/{ref}", () -> {
      Map<String, Object> finding = finding(Instant.now());
      String hazard = "/api/hazards/" + done(city.safetyOfficer().post("/api/hazards", finding)).at("ref");
      finding.put("placeText", "西侧楼梯口");
      return () -> city.safetyOfficer().put(hazard, finding, 1);
    });
    route("POST /api/hazards/{ref}/acts", () -> {
      String hazard = registered();
      return () -> city.safetyOfficer().post(hazard + "/acts", Map.of("act", "GRADE", "level", "GENERAL"), 1);
    });
    route("POST /api/hazards/acts", () -> {
      String ref = registered().replace("/api/hazards/", "");
      Map<String, Object> act = body("ref", ref, "version", 1, "act", Map.of("act", "GRADE", "level", "GENERAL"));
      return () -> city.safetyOfficer().post("/api/hazards/acts", Map.of("acts", List.of(act)));
    });
    route("PUT /api/ledger-views/{id}", () -> {
      String view = "/api/ledger-views/" + Ids.next();
      return () -> city.unitHead().put(view, body("name", "我的视图", "search", "", "columns", List.of("number", "place"), "first", false));
    });
    route("DELETE /api/ledger-views/{id}", () -> {
      String view = "/api/ledger-views/" + Ids.next();
      done(city.safetyOfficer().put(view, body("name", "另一视图", "search", "", "columns", List.of("number", "place"), "first", false)));
      return () -> city.safetyOfficer().delete(view);
    });
  }

  private void selfChecks() {
    route("POST /api/inspection/tasks", () -> {
      Map<String, Object> task = task();
      return () -> city.safetyOfficer().post(TASKS, task);
    });
    route("PUT /api/inspection/tasks/{ref}/results", () -> {
      String task = planned();
      Map<String, Object> entry = body("item", items().getFirst(), "result", "PASS", "photos", List.of());
      return () -> city.postHolder().put(task + "/results", Map.of("entries", List.of(entry)), 1);
    });
    route("POST /api/inspection/tasks/{ref}/submission", () -> {
      String task = planned();
      List<Map<String, Object>> all =
          items().stream().map(item -> body("item", item, "result", "PASS", "photos", List.of())).toList();
      Map<String, Object> submission = fresh("entries", all);
      return () -> city.postHolder().post(task + "/submission", submission, 1);
    });
  }

  private void letters() {
    route("POST /api/supervision/letters/{ref}/acts", () -> {
      late();
      Client admin = on(cities.hire("留痕区管", city.districtNode(), Role.DISTRICT_ADMIN), LATE);
      String letter = admin.get("/api/supervision/letters?state=PROPOSED").at("items/0/ref");
      Map<String, Object> issue = body("act", "ISSUE", "requirement", "五个工作日内完成整改", "replyBy", "2027-04-05");
      return () -> admin.post("/api/supervision/letters/" + letter + "/acts", issue, 1);
    });
    route("POST /api/supervision/urgings", () -> {
      String late = late();
      Client admin = on(cities.hire("留痕区管", city.districtNode(), Role.DISTRICT_ADMIN), LATE);
      String letter = admin.get("/api/supervision/letters?state=PROPOSED&hazard=" + late).at("items/0/ref");
      Map<String, Object> urging =
          body(
              "letters", List.of(Map.of("letter", letter, "version", 1)), "requirement", "五日内完成整改", "replyBy",
              "2027-04-05");
      return () -> admin.post("/api/supervision/urgings", urging);
    });
  }

  /** A hazard whose deadline has passed, so that a letter about it is proposed; its people live in that time only. */
  private String late() {
    Client officer = on(cities.hire("留痕安全", city.unit().id(), Role.SAFETY_OFFICER), FOUND);
    String ref = done(officer.post("/api/hazards", finding(noon(FOUND)))).at("ref");
    List<Map<String, Object>> steps =
        List.of(
            body("act", "GRADE", "level", "GENERAL"),
            body(
                "act", "PLAN", "responsiblePersonId", city.postHolder().personId(), "measures", "更换灯具", "fundsPlannedFen", 0,
                "fundsSource", "公用经费", "deadline", DEADLINE.toString(), "contingency", "专人引导"),
            body("act", "START"));
    for (Map<String, Object> step : steps) {
      String hazard = "/api/hazards/" + ref;
      done(officer.post(hazard + "/acts", step, officer.get(hazard).version()));
    }
    MovableClock.at(noon(LATE), () -> Acting.asSystem(ladder::look));
    return ref;
  }

  private Client on(Colleague person, LocalDate day) {
    Client browser = city.anonymous().at(noon(day));
    done(browser.signIn(person.login(), TestCity.PASSWORD));
    return browser;
  }

  private static Instant noon(LocalDate day) {
    return BeijingTime.startOf(day).plusSeconds(12 * 3_600);
  }

  private Map<String, Object> task() {
    return fresh(
        "unitRef", city.unit().toString(), "checklistCode", "CL-PS-D-FIRE", "kind", "PATROL", "dueOn",
        LocalDate.now(BeijingTime.ZONE).plusDays(2).toString(), "assigneePostId", city.postHolder().post().id());
  }

  private String planned() {
    return TASKS + "/" + done(city.safetyOfficer().post(TASKS, task())).at("ref");
  }

  private List<String> items() {
    Answer list = city.safetyOfficer().get("/api/standards/local/checklists/CL-PS-D-FIRE");
    return list.json().at("/lines").valueStream().map(line -> line.at("/item/code").asString()).toList();
  }

  private String registered() {
    return "/api/hazards/" + done(city.safetyOfficer().post("/api/hazards", finding(Instant.now()))).at("ref");
  }

  private Map<String, Object> finding(Instant now) {
    return fresh(
        "unit", city.unit().toString(), "placeText", "二层东侧楼梯口", "category", "FIRE", "description", "疏散指示标志不亮", "source",
        "SELF_CHECK", "foundAt", now.minusSeconds(600).toString(), "noPhotoReason", "照度不足");
  }
}
