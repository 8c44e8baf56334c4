package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCity;

/** What people send when they work on a hazard, as JSON bodies, and a hazard followed over HTTP. */
final class Acts {

  private Acts() {}

  static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }

  static Map<String, Object> finding(Ref unit, UUID id) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id.toString());
    body.put("unit", unit.toString());
    body.put("placeText", "教学楼二层东侧楼梯口");
    body.put("category", "FIRE");
    body.put("description", "疏散指示标志不亮，断电测试三处均未点亮");
    body.put("basis", "消防法(2021) 第十六条");
    body.put("source", "SELF_CHECK");
    body.put("foundAt", Instant.now().minusSeconds(600).toString());
    body.put("noPhotoReason", "现场照度不足，已约定次日补拍");
    body.put("photos", List.of());
    return body;
  }

  static Map<String, Object> act(String act, Object... fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("act", act);
    for (int i = 0; i < fields.length; i += 2) {
      body.put((String) fields[i], fields[i + 1]);
    }
    return body;
  }

  static Map<String, Object> grade(String level) {
    return level.equals("MAJOR")
        ? act("GRADE", "level", level, "reason", "疏散指示全部失效")
        : act("GRADE", "level", level);
  }

  static Map<String, Object> plan(Colleague rectifier) {
    return act(
        "PLAN", "responsiblePersonId", rectifier.personId().toString(), "measures", "更换灯具和蓄电池", "fundsPlannedFen",
        120_000, "fundsSource", "公用经费", "deadline", today().plusDays(10).toString(), "contingency", "配备手电，专人引导");
  }

  static Map<String, Object> majorPlan(Colleague rectifier) {
    Map<String, Object> body = plan(rectifier);
    body.put(
        "majorPlan",
        Map.of(
            "goal", "恢复疏散设施", "methods", "整体更换", "resources", "经费一万元", "people", "总务处", "schedule", "十日内",
            "safety", "停用二层，专人看守"));
    return body;
  }

  static Map<String, Object> finish(String photo) {
    return act(
        "FINISH", "finishedOn", today().toString(), "actualFen", 98_000, "measuresTaken", "已更换灯具12具，断电测试正常", "photos",
        List.of(Map.of("file", photo, "kind", "AFTER")));
  }

  static Map<String, Object> report(String act, String recipient) {
    return act(
        act, "recipient", recipient, "reportedAt", Instant.now().minusSeconds(60).toString(), "content", "现状、原因、危害与措施");
  }

  /** A hazard that several people work on over HTTP; it remembers the version the last answer told. */
  static final class Followed {
    private final String ref;
    private int version;

    Followed(Answer registered) {
      assertThat(registered.status()).as(registered.text()).isEqualTo(201);
      ref = registered.at("ref");
      version = registered.version();
    }

    static Followed registeredBy(Client finder, Ref unit) {
      return new Followed(finder.post("/api/hazards", finding(unit, Ids.next())));
    }

    String path() {
      return "/api/hazards/" + ref;
    }

    String ref() {
      return ref;
    }

    int version() {
      return version;
    }

    Answer tries(Client person, Map<String, Object> act) {
      return person.post(path() + "/acts", act, version);
    }

    Followed does(Client person, Map<String, Object> act) {
      Answer answer = tries(person, act);
      assertThat(answer.status()).as(act.get("act") + ": " + answer.text()).isEqualTo(200);
      version = answer.version();
      return this;
    }

    /** Graded major, controlled, reported twice, planned and signed: what is then being rectified. */
    Followed majorPlanSigned(TestCity city) {
      return does(city.unitHead(), grade("MAJOR"))
          .controlledAndReported(city)
          .does(city.safetyOfficer(), majorPlan(city.postHolder()))
          .does(city.unitHead().proved(), act("SIGN_PLAN"));
    }

    Followed controlledAndReported(TestCity city) {
      return does(
              city.safetyOfficer(),
              act(
                  "RECORD_INTERIM_CONTROL", "measures", "停用二层教室", "suspendUse", true, "photos",
                  List.of(Map.of("file", photo(city.safetyOfficer(), city.unit()), "kind", "INTERIM"))))
          .does(city.safetyOfficer(), report("REPORT_TO_AUTHORITY", "区教委安全科"))
          .does(city.safetyOfficer(), report("REPORT_TO_STAFF", "教职工代表大会"));
    }

    /** Uploads a photo to the unit and returns its address. */
    static String photo(Client person, Ref unit) {
      return Photos.upload(person, unit);
    }
  }
}
