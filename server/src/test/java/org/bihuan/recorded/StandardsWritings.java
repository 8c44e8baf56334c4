package org.bihuan.recorded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.Workbooks;

/** Publications of the city, what districts and units make of them, and proposals from below. */
final class StandardsWritings extends Writings {

  private static final String PUBLICATIONS = "/api/standards/publications";
  private static final String LOCAL = "/api/standards/local";
  private static final String PROPOSALS = "/api/standards/proposals";
  private static final String DAILY = "CL-PS-D-FIRE";
  private static final LocalDate YEARS_AHEAD = LocalDate.of(2031, 10, 1);
  private static final List<String> NUMBERS = new ArrayList<>();

  StandardsWritings(TestCities cities, TestCity city) {
    super(cities, city);
    publications();
    adaptations();
    parametersOfDistricts();
    proposals();
  }

  private void publications() {
    route("POST /api/standards/publications/preview", () -> {
      Map<String, Object> wanted = publication();
      return () -> city.cityAdmin().post(PUBLICATIONS + "/preview", wanted);
    });
    route("POST /api/standards/check-tables", () -> {
      byte[] table = Workbooks.of(List.of("领域", "检查内容及要求"), List.of(Map.of("领域", "消防安全", "检查内容及要求", "通道畅通")));
      return () -> city.cityAdmin().upload("/api/standards/check-tables", table, TableWritings.XLSX);
    });
    route("POST /api/standards/publications", () -> {
      Map<String, Object> wanted = publication();
      Colleague proved = city.cityAdmin().proved();
      return () -> proved.post(PUBLICATIONS, wanted);
    });
    route("POST /api/standards/publications/{id}/withdrawal", () -> {
      Map<String, Object> wanted = publication();
      Colleague proved = city.cityAdmin().proved();
      done(proved.post(PUBLICATIONS, wanted));
      return () -> proved.post(PUBLICATIONS + "/" + wanted.get("id") + "/withdrawal", Map.of("reason", "文件有误，重新发布"));
    });
  }

  private void adaptations() {
    route("POST /api/standards/local/adaptations", () -> {
      Map<String, Object> wanted = switchedOff("JT-014");
      return () -> city.safetyOfficer().post(LOCAL + "/adaptations", wanted);
    });
    route("POST /api/standards/local/adaptations/{ref}/end", () -> {
      String made = adaptation(city.districtAdmin().proved());
      Map<String, Object> end = body("on", today().plusDays(3).toString(), "reason", "不再需要");
      return () -> city.districtAdmin().post(made + "/end", end, 1);
    });
    route("POST /api/standards/local/adaptations/{ref}/confirmation", () -> {
      String made = adaptation(city.neighbour());
      return () -> city.neighbour().post(made + "/confirmation", "", 1);
    });
    route("POST /api/standards/local/items", () -> {
      Map<String, Object> wanted = ownItem();
      return () -> city.safetyOfficer().post(LOCAL + "/items", wanted);
    });
    route("POST /api/standards/local/item-tables", () -> {
      byte[] table = Workbooks.of(List.of("领域", "检查内容及要求"), List.of(Map.of("领域", "消防安全", "检查内容及要求", "通道畅通")));
      return () -> city.districtAdmin().upload("/api/standards/local/item-tables", table, TableWritings.XLSX);
    });
    route("POST /api/standards/local/items/batch", () -> {
      Map<String, Object> wanted =
          fresh(
              "items", List.of(text(), text()), "checklists", List.of(DAILY), "reason", "本级制度要求", "effectiveFrom",
              today().toString());
      return () -> city.safetyOfficer().post("/api/standards/local/items/batch", wanted);
    });
    route("POST /api/standards/local/items/{code}/versions", () -> {
      String code = done(city.safetyOfficer().post(LOCAL + "/items", ownItem())).at("item/code");
      Map<String, Object> wanted = ownItem();
      wanted.remove("checklists");
      wanted.put("effectiveFrom", today().plusDays(1).toString());
      wanted.put("base", today().toString());
      return () -> city.safetyOfficer().post(LOCAL + "/items/" + code + "/versions", wanted);
    });
  }

  private void parametersOfDistricts() {
    String settings = "/api/standards/district-parameters";
    route("POST /api/standards/district-parameters", () -> {
      Map<String, Object> wanted = setting("hazard.planning.workdays", 2);
      Colleague proved = city.districtAdmin().proved();
      return () -> proved.post(settings, wanted);
    });
    route("POST /api/standards/district-parameters/{ref}/end", () -> {
      String ref = done(city.districtAdmin().proved().post(settings, setting("hazard.joint_study.workdays", 5))).at("ref");
      Map<String, Object> end = body("on", today().plusDays(3).toString(), "reason", "回到全市要求");
      return () -> city.districtAdmin().post(settings + "/" + ref + "/end", end, 1);
    });
  }

  private static Map<String, Object> setting(String code, int value) {
    return fresh("code", code, "value", value, "reason", "本区从快", "effectiveFrom", today().toString());
  }

  private void proposals() {
    route("POST /api/standards/proposals", () -> {
      Map<String, Object> wanted = proposal();
      return () -> city.safetyOfficer().post(PROPOSALS, wanted);
    });
    route("POST /api/standards/proposals/{ref}/comments", () -> {
      String at = proposed();
      Map<String, Object> remark = fresh("remark", "意见");
      return () -> city.unitHead().post(at + "/comments", remark);
    });
    route("POST /api/standards/proposals/{ref}/forwarding", () -> {
      String at = proposed();
      return () -> city.districtAdmin().post(at + "/forwarding", body("text", text(), "remark", "各校都有"), 1);
    });
    route("POST /api/standards/proposals/{ref}/acceptance", () -> {
      String at = proposed();
      Map<String, Object> wanted =
          body("text", text(), "checklists", List.of(DAILY), "effectiveFrom", today().toString(), "remark", "采纳");
      Colleague proved = city.districtAdmin().proved();
      return () -> proved.post(at + "/acceptance", wanted, 1);
    });
    route("POST /api/standards/proposals/{ref}/refusal", () -> {
      String at = proposed();
      return () -> city.districtAdmin().post(at + "/refusal", Map.of("reason", "已有同类要求"), 1);
    });
  }

  /** For a day far ahead, so that no other test sees it. */
  private static Map<String, Object> publication() {
    NUMBERS.add("");
    String code = "QT-" + (960 + NUMBERS.size());
    Map<String, Object> change = body("code", code, "base", null, "text", text());
    return fresh(
        "effectiveFrom", YEARS_AHEAD.toString(), "reason", "根据新发布的规定修订", "items", List.of(change), "checklists", List.of());
  }

  private static Map<String, Object> switchedOff(String item) {
    return fresh(
        "kind", "SWITCH_OFF", "item", item, "checklist", null, "reason", "本校没有电动自行车停放点", "effectiveFrom",
        today().toString());
  }

  private static String adaptation(Colleague who) {
    return LOCAL + "/adaptations/" + done(who.post(LOCAL + "/adaptations", switchedOff("JT-014"))).at("ref");
  }

  private static Map<String, Object> ownItem() {
    return fresh(
        "text", text(), "checklists", List.of(DAILY), "reason", "新增平板电脑充电柜", "effectiveFrom", today().toString());
  }

  private static Map<String, Object> proposal() {
    return fresh("text", text(), "reason", "社团课用上了无人机，标准里没有");
  }

  private String proposed() {
    return PROPOSALS + "/" + done(city.safetyOfficer().post(PROPOSALS, proposal())).at("ref");
  }

  private static Map<String, Object> text() {
    return body(
        "category", "OTHER", "requirement", "无人机电池不在教室内充电", "method", "现场查看", "hazardPhrase", "无人机电池在教室内充电",
        "measure", "移至专用充电柜", "deadlineDays", 1, "level", "GENERAL", "frequency", "DAILY", "unitTypes",
        List.of("PRIMARY"), "basis", "学校安全管理制度", "verified", "MEMORY");
  }

  private static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }
}
