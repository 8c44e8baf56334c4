package org.bihuan.recorded;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;

/** Plans of inspections, draws, teams on site, lists that come round, blind look-backs, and patrols. */
final class InspectionWritings extends Writings {

  private static final String LIST = "CL-PS-D-FIRE";
  private static final String PLANS = "/api/inspection/plans";
  private static final String VISITS = "/api/inspection/visits";
  private static final String SCHEDULES = "/api/inspection/schedules";
  private static final String LOOKS = "/api/inspection/blind-looks";
  private static final Instant CLOSED = Instant.parse("2027-03-02T02:00:00Z");
  private static final Instant DUE = Instant.parse("2027-03-31T02:00:00Z");

  InspectionWritings(TestCities cities, TestCity city) {
    super(cities, city);
    plans();
    draws();
    visits();
    schedules();
    vacations();
    blindLooks();
    patrols();
  }

  private void plans() {
    route("POST /api/inspection/plans", () -> {
      Map<String, Object> plan = plan();
      return () -> city.districtAdmin().post(PLANS, plan);
    });
    route("PUT /api/inspection/plans/{ref}/arrangement", () -> {
      Sent sent = new Sent();
      return sent::arrange;
    });
    route("PUT /api/inspection/plans/{ref}/issue", () -> {
      Sent sent = new Sent();
      int version = done(sent.arrange()).version();
      Colleague planner = city.districtAdmin().proved();
      return () -> planner.put(sent.plan + "/issue", Map.of(), version);
    });
    route("PUT /api/inspection/plans/{ref}/targets/{id}/dropped", () -> {
      Sent sent = new Sent();
      String target = sent.issued().at("targets/0/id");
      return () -> city.districtAdmin().put(sent.plan + "/targets/" + target + "/dropped", Map.of("reason", "当日停课"));
    });
    route("PUT /api/inspection/plans/{ref}/end", () -> {
      Sent sent = new Sent();
      int version = sent.issued().version();
      return () -> city.districtAdmin().put(sent.plan + "/end", Map.of("reason", "任务取消"), version);
    });
  }

  private void draws() {
    route("PUT /api/inspection/plans/{ref}/draw/commitment", () -> {
      Sent sent = new Sent();
      int version = done(sent.arrangeTeamOnly()).version();
      return () -> sent.commit(version);
    });
    route("PUT /api/inspection/plans/{ref}/draw/result", () -> {
      Sent sent = new Sent();
      int version = done(sent.commit(done(sent.arrangeTeamOnly()).version())).version();
      Map<String, Object> seen = Map.of("publicValue", "福彩 3D 2026316 期 4 7 1", "witness", "尤监督");
      Client afterwards = city.districtAdmin().at(Instant.now().plusSeconds(660));
      return () -> afterwards.put(sent.plan + "/draw/result", seen, version);
    });
  }

  private void visits() {
    route("POST /api/inspection/visits", () -> {
      Sent sent = new Sent();
      Answer issued = sent.issued();
      Client onSite = sent.onMission(issued);
      return () -> sent.start(onSite, issued);
    });
    route("PUT /api/inspection/visits/{ref}/results", () -> {
      Sent sent = new Sent();
      Answer issued = sent.issued();
      Client onSite = sent.onMission(issued);
      Answer sheet = done(sent.start(onSite, issued));
      Map<String, Object> some = Map.of("entries", passed().subList(0, 1));
      return () -> onSite.put(VISITS + "/" + sheet.at("ref") + "/results", some, sheet.version());
    });
    route("POST /api/inspection/visits/{ref}/submission", () -> {
      Sent sent = new Sent();
      Answer issued = sent.issued();
      Client onSite = sent.onMission(issued);
      Answer sheet = done(sent.start(onSite, issued));
      Map<String, Object> submission = fresh("entries", passed(), "signatures", sent.signatures(onSite));
      return () -> onSite.post(VISITS + "/" + sheet.at("ref") + "/submission", submission, sheet.version());
    });
  }

  /** One begins it, the next ends it: a list comes round once for a unit. */
  private void schedules() {
    route("POST /api/inspection/schedules", () -> {
      Map<String, Object> schedule = schedule();
      return () -> city.safetyOfficer().post(SCHEDULES, schedule);
    });
    route("POST /api/inspection/schedules/together", () -> {
      Map<String, Object> one =
          fresh("checklistCode", "CL-ALL-D-DUTY", "postId", city.safetyOfficer().post().id());
      Map<String, Object> several = body("unit", city.unit().toString(), "schedules", List.of(one));
      return () -> city.safetyOfficer().post(SCHEDULES + "/together", several);
    });
    route("PUT /api/inspection/schedules/{ref}/ended", () -> {
      Answer running = city.safetyOfficer().get(SCHEDULES + "?unit=" + city.unit());
      return () -> city.safetyOfficer().put(SCHEDULES + "/" + running.at("0/ref") + "/ended", Map.of());
    });
  }

  private void vacations() {
    route("POST /api/inspection/vacations", () -> {
      Map<String, Object> winter = winter();
      return () -> city.safetyOfficer().post("/api/inspection/vacations", winter);
    });
    route("PUT /api/inspection/vacations/{ref}/ended", () -> {
      Answer coming = city.safetyOfficer().get("/api/inspection/vacations?unit=" + city.unit());
      return () -> city.safetyOfficer().put("/api/inspection/vacations/" + coming.at("0/ref") + "/ended", Map.of());
    });
  }

  private Map<String, Object> winter() {
    return fresh(
        "unit", city.unit().toString(), "name", "寒假", "from", today().plusDays(2).toString(), "until",
        today().plusDays(30).toString(), "dailyChecks", "PAUSED");
  }

  private void blindLooks() {
    route("POST /api/inspection/blind-looks", () -> {
      writtenOff();
      Client inspector = then(DUE, city.districtInspector());
      Map<String, Object> asked = fresh();
      return () -> inspector.post(LOOKS, asked);
    });
    route("PUT /api/inspection/blind-looks/{ref}/answer", () -> {
      writtenOff();
      Client inspector = then(DUE, city.districtInspector());
      Answer taken = done(inspector.post(LOOKS, fresh()));
      return () -> inspector.put(LOOKS + "/" + taken.at("ref") + "/answer", Map.of("found", false, "note", "门厅畅通"));
    });
    route("PUT /api/inspection/blind-looks/{ref}/given-up", () -> {
      writtenOff();
      Client inspector = then(DUE, city.districtInspector());
      Answer taken = done(inspector.post(LOOKS, fresh()));
      return () -> inspector.put(LOOKS + "/" + taken.at("ref") + "/given-up", Map.of("reason", "去不了"));
    });
  }

  private void patrols() {
    route("POST /api/inspection/patrols", () -> {
      Map<String, Object> stop =
          fresh(
              "unit", city.unit().toString(), "placeId", city.laboratory().id(), "at", Instant.now().minusSeconds(60).toString(),
              "result", "NORMAL", "scanned", true);
      return () -> city.postHolder().post("/api/inspection/patrols", stop);
    });
  }

  /** A plan of the district with two inspectors of its own. */
  private final class Sent {

    final Colleague leader = cities.hire("留痕组长", city.districtNode(), Role.DISTRICT_INSPECTOR).signIn();
    final Colleague member = cities.hire("留痕组员", city.districtNode(), Role.DISTRICT_INSPECTOR).signIn();
    final String plan = PLANS + "/" + done(city.districtAdmin().post(PLANS, plan())).at("ref");
    final UUID team = Ids.next();

    Answer arrange() {
      Map<String, Object> target =
          body("unit", city.unit().toString(), "team", team, "from", today().toString(), "until", today().toString());
      return arrange(List.of(target));
    }

    Answer arrangeTeamOnly() {
      return arrange(List.of());
    }

    private Answer arrange(List<Map<String, Object>> targets) {
      List<Map<String, Object>> members =
          List.of(body("personId", leader.personId(), "duty", "LEADER"), body("personId", member.personId(), "duty", "MEMBER"));
      Map<String, Object> arrangement =
          body("teams", List.of(body("id", team, "name", "第一组", "members", members)), "targets", targets);
      return city.districtAdmin().put(plan + "/arrangement", arrangement, 1);
    }

    Answer issued() {
      int version = done(arrange()).version();
      return done(city.districtAdmin().proved().put(plan + "/issue", Map.of(), version));
    }

    Answer commit(int version) {
      Map<String, Object> wanted = body("count", 1, "alternates", 0, "weighted", false, "experts", List.of());
      wanted.put("publicSource", "福彩 3D 当日开奖号码");
      wanted.put("publicAt", Instant.now().plusSeconds(600).toString());
      return city.districtAdmin().put(plan + "/draw/commitment", wanted, version);
    }

    Client onMission(Answer issued) {
      String post =
          StreamSupport.stream(issued.json().at("/teams/0/members").spliterator(), false)
              .filter(one -> one.at("/personId").asString().equals(leader.personId().toString()))
              .map(one -> one.at("/id").asString())
              .findFirst()
              .orElseThrow();
      done(leader.put("/api/session/post", Map.of("postId", city.district() + "-" + post)));
      return leader;
    }

    Answer start(Client onSite, Answer issued) {
      return onSite.post(
          VISITS, body("plan", issued.at("ref"), "target", issued.at("targets/0/id"), "place", "39.9,116.4"));
    }

    Map<String, Object> signatures(Client onSite) {
      return body(
          "inspectors",
          List.of(signature(onSite, leader), signature(onSite, member)),
          "unit",
          body(
              "name", "李校长", "post", "校长", "image", Photos.upload(onSite, city.unit()), "signedAs",
              body("name", "李校长", "post", "校长")));
    }

    private Map<String, Object> signature(Client onSite, Colleague who) {
      return body("personId", who.personId(), "name", who.name(), "image", Photos.upload(onSite, city.unit()));
    }
  }

  private static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }

  private static Map<String, Object> plan() {
    return fresh(
        "kind", "SPECIAL_CHECK", "title", "冬季消防检查", "purpose", "疏散通道、消防设施", "checklistCode", LIST, "from",
        today().toString(), "until", today().plusDays(1).toString());
  }

  private Map<String, Object> schedule() {
    return fresh("unit", city.unit().toString(), "checklistCode", LIST, "postId", city.safetyOfficer().post().id());
  }

  private List<Map<String, Object>> passed() {
    return StreamSupport.stream(
            city.safetyOfficer().get("/api/checklists/" + LIST).json().at("/items").spliterator(), false)
        .map(item -> body("item", item.at("/code").asString(), "result", "PASS", "photos", List.of()))
        .toList();
  }

  /** A hazard with a photo, put right at once and confirmed, so that its look-back falls due. */
  private void writtenOff() {
    Client finder = then(CLOSED, city.postHolder());
    Map<String, Object> before = body("file", Photos.upload(finder, city.unit()), "kind", "BEFORE");
    Map<String, Object> after = body("file", Photos.upload(finder, city.unit()), "kind", "AFTER");
    Answer made =
        done(
            finder.post(
                "/api/hazards",
                fresh(
                    "unit", city.unit().toString(), "placeText", "西侧门厅", "category", "FIRE", "description", "门厅堆放课桌",
                    "source", "PATROL", "foundAt", CLOSED.toString(), "photos", List.of(before), "draft", false)));
    String acts = "/api/hazards/" + made.at("ref") + "/acts";
    Map<String, Object> fix = body("act", "FIX_ON_SPOT", "measures", "课桌已搬离", "photos", List.of(after));
    int version = done(finder.post(acts, fix, made.version())).version();
    Map<String, Object> confirm = body("act", "CONFIRM_ON_SPOT_FIX", "conclusion", "现场确认");
    done(then(CLOSED, city.safetyOfficer()).post(acts, confirm, version));
  }

  private static Client then(Instant day, Colleague who) {
    Client then = who.at(day);
    done(then.signIn(who.login(), TestCity.PASSWORD));
    return then;
  }
}
