package org.bihuan.recorded;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.tipoff.FromReport;
import org.bihuan.tipoff.Reporter;

/** Reports of the public, what their keeper and the one sent to verify do, and the opening of a sealed identity. */
final class TipoffWritings extends Writings {

  private static final String UNSEALINGS = "/api/tipoff/unsealings";

  TipoffWritings(TestCities cities, TestCity city) {
    super(cities, city);
    reports();
    desk();
    unsealings();
  }

  private void reports() {
    route("POST /api/report/photos", () -> {
      Reporter reporter = Reporter.somewhere(city);
      String path = "/api/report/photos?id=" + Ids.next();
      byte[] photo = Photos.jpeg();
      return () -> reporter.phone.with("X-Puzzle", reporter.solved()).upload(path, photo, "image/jpeg");
    });
    route("POST /api/report", () -> {
      Reporter reporter = Reporter.somewhere(city);
      Map<String, Object> report = Reporter.about(city.unit());
      return () -> reporter.send(report);
    });
    route("POST /api/report/progress", () -> {
      Reporter reporter = Reporter.somewhere(city);
      String code = reporter.report(Reporter.about(city.unit()));
      return () -> reporter.progress(code);
    });
    route("POST /api/report/answer-photo", () -> {
      Reporter reporter = Reporter.somewhere(city);
      String code = FromReport.answeredWithPhoto(city, reporter);
      return () -> reporter.phone.post("/api/report/answer-photo", body("code", code, "photo", 1));
    });
    route("POST /api/report/feedback", () -> {
      Reporter reporter = Reporter.somewhere(city);
      Map<String, Object> report = Reporter.about(city.unit());
      String code = reporter.report(report);
      String path = onDesk(report);
      int version = acted(keeper(), path, body("act", "ACCEPT", "words", ""), 1);
      Map<String, Object> material = body(
          "text", "到场核查，门已打开", "responsible", "安全科科长", "verifiedBy", "安全科郑干部", "verifiedOn", LocalDate.now(BeijingTime.ZONE).toString());
      acted(keeper(), path, body("act", "CLOSE", "words", "门锁已拆除", "material", material), version);
      return () -> reporter.answers(code, true, "");
    });
  }

  private void desk() {
    route("POST /api/tipoff/reports/{ref}/acts", () -> {
      Map<String, Object> report = reported();
      return () -> keeper().post(onDesk(report) + "/acts", body("act", "ACCEPT", "words", ""), 1);
    });
    route("POST /api/tipoff/verifications/{ref}/found", () -> {
      Map<String, Object> report = reported();
      int version = assigned(report);
      Map<String, Object> finding =
          fresh(
              "category", "FIRE", "placeText", "教学楼二层东侧", "description", "疏散楼梯口上锁，紧急时不能打开", "noPhotoReason",
              "照片见核查记录");
      return () -> city.districtInspector().post(verification(report) + "/found", finding, version);
    });
    route("POST /api/tipoff/verifications/{ref}/not-found", () -> {
      Map<String, Object> report = reported();
      int version = assigned(report);
      return () -> city.districtInspector().post(verification(report) + "/not-found", Map.of("words", "到场未见"), version);
    });
  }

  private void unsealings() {
    route("POST /api/tipoff/unsealings", () -> {
      Map<String, Object> asking = asking();
      Colleague keeper = keeper().proved();
      return () -> keeper.post(UNSEALINGS, asking);
    });
    route("POST /api/tipoff/unsealings/{ref}/decision", () -> {
      String path = UNSEALINGS + "/" + done(keeper().proved().post(UNSEALINGS, asking())).at("ref");
      Colleague seal = city.as(Role.SEAL_KEEPER).proved();
      return () -> seal.post(path + "/decision", Map.of("decision", "AGREED"));
    });
    route("POST /api/tipoff/unsealings/{ref}/identity", () -> {
      Colleague keeper = keeper().proved();
      String path = UNSEALINGS + "/" + done(keeper.post(UNSEALINGS, asking())).at("ref");
      done(city.as(Role.SEAL_KEEPER).proved().post(path + "/decision", Map.of("decision", "AGREED")));
      return () -> keeper.post(path + "/identity", Map.of());
    });
  }

  private Colleague keeper() {
    return city.as(Role.REPORT_KEEPER);
  }

  private Map<String, Object> reported() {
    Map<String, Object> report = Reporter.about(city.unit());
    Reporter.somewhere(city).report(report);
    return report;
  }

  private Map<String, Object> asking() {
    Map<String, Object> report = Reporter.about(city.unit());
    report.putAll(body("name", "甄敢言", "phone", "13912345678"));
    Reporter.somewhere(city).report(report);
    return fresh("report", city.district() + "-" + report.get("id"), "reason", "须向反映人核实具体时间");
  }

  private int assigned(Map<String, Object> report) {
    int version = acted(keeper(), onDesk(report), body("act", "ACCEPT", "words", ""), 1);
    Map<String, Object> edited =
        body("unit", city.unit(), "text", "二楼疏散楼梯口上锁", "placeText", "教学楼二层", "photos", List.of());
    UUID inspector = city.districtInspector().personId();
    return acted(keeper(), onDesk(report), body("act", "ASSIGN", "assignee", inspector, "edited", edited), version);
  }

  private static int acted(Colleague who, String path, Map<String, Object> act, int version) {
    Answer answer = done(who.post(path + "/acts", act, version));
    return answer.version();
  }

  private String onDesk(Map<String, Object> report) {
    return "/api/tipoff/reports/" + city.district() + "-" + report.get("id");
  }

  private String verification(Map<String, Object> report) {
    return "/api/tipoff/verifications/" + city.district() + "-" + report.get("id");
  }
}
