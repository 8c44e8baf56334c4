package org.bihuan.tipoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCity;

/** A hazard that came from a report, and how it is put right. */
public final class FromReport {

  private FromReport() {}

  static Map<String, Object> finding() {
    return Map.of(
        "id", Ids.next(), "category", "FIRE", "placeText", "教学楼二层东侧", "description", "疏散楼梯口上锁，紧急时不能打开",
        "noPhotoReason", "照片见核查记录");
  }

  /** @return the photos taken afterwards */
  static List<String> rectified(TestCity city, String hazard) {
    String path = "/api/hazards/" + hazard;
    String today = LocalDate.now(BeijingTime.ZONE).toString();
    acts(city.safetyOfficer(), path, Map.of("act", "GRADE", "level", "GENERAL"));
    acts(
        city.safetyOfficer(),
        path,
        Map.of(
            "act", "PLAN", "responsiblePersonId", city.postHolder().personId(), "measures", "拆除门锁", "fundsPlannedFen", 0,
            "fundsSource", "无需经费", "deadline", today, "contingency", "专人值守"));
    acts(city.safetyOfficer(), path, Map.of("act", "START"));
    List<String> photos =
        List.of(Photos.upload(city.postHolder(), city.unit()), Photos.upload(city.postHolder(), city.unit()));
    acts(
        city.postHolder(),
        path,
        Map.of(
            "act", "FINISH", "finishedOn", today, "actualFen", 0, "measuresTaken", "门锁已拆除", "photos",
            photos.stream().map(photo -> Map.of("file", photo, "kind", "AFTER")).toList()));
    acts(city.districtInspector(), path, Map.of("act", "ACCEPT", "conclusion", "现场核验，门可打开"));
    return photos;
  }

  /** A report dealt with to its end, answered with one photo. */
  public static String answeredWithPhoto(TestCity city, Reporter reporter) {
    Map<String, Object> report = Reporter.about(city.unit());
    String code = reporter.report(report);
    String ref = city.district() + "-" + report.get("id");
    String path = "/api/tipoff/reports/" + ref;
    Colleague keeper = city.as(Role.REPORT_KEEPER);
    acts(keeper, path, Map.of("act", "ACCEPT", "words", ""));
    Map<String, Object> edited =
        Map.of("unit", city.unit(), "text", "二楼楼梯口上锁", "placeText", "教学楼二层", "photos", List.of());
    acts(keeper, path, Map.of("act", "ASSIGN", "assignee", city.districtInspector().personId(), "edited", edited));
    String task = "/api/tipoff/verifications/" + ref;
    Colleague inspector = city.districtInspector();
    String hazard = inspector.post(task + "/found", finding(), inspector.get(task).version()).at("hazard");
    String photo = Ref.valueOf(rectified(city, hazard).getFirst()).id().toString();
    Map<String, Object> closing = new HashMap<>();
    closing.putAll(Map.of("act", "CLOSE", "words", "门锁已拆除"));
    closing.put("material", Map.of("text", "到场核查，门已打开", "responsible", "安全科科长"));
    closing.put("photos", Map.of("files", List.of(photo), "noPersons", true));
    acts(keeper, path, closing);
    return code;
  }

  private static void acts(Colleague person, String path, Map<String, Object> act) {
    Answer answer = person.post(path + "/acts", act, person.get(path).version());
    assertThat(answer.status()).as(act + ": " + answer.text()).isEqualTo(200);
  }
}
