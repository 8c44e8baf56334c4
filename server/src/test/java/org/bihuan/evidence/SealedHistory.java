package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;

/** A hazard in a city of its own with a history of four lines, sealed and signed. */
final class SealedHistory {

  final TestCity city;
  final Colleague officer;
  final Ref hazard;
  final String number;

  SealedHistory(TestCities cities, Checkpoints checkpoints) {
    city = cities.found();
    officer = city.safetyOfficer();
    hazard = registered();
    number = officer.get("/api/hazards/" + hazard).at("number");
    for (String note : List.of("已电话通知维保单位", "维保单位答复明日到场", "已到场更换")) {
      note(note);
    }
    checkpoints.seal(true);
    checkpoints.sign();
  }

  void note(String words) {
    Answer now = officer.get("/api/hazards/" + hazard);
    Answer done =
        officer.post("/api/hazards/" + hazard + "/acts", Map.of("act", "ADD_NOTE", "note", words), now.version());
    assertThat(done.status()).as(done.text()).isEqualTo(200);
  }

  private Ref registered() {
    Map<String, Object> finding = new LinkedHashMap<>();
    UUID id = Ids.next();
    finding.put("id", id.toString());
    finding.put("unit", city.unit().toString());
    finding.put("placeText", "三层东侧配电间");
    finding.put("category", "FIRE");
    finding.put("description", "配电箱门损坏，线头裸露");
    finding.put("source", "SELF_CHECK");
    finding.put("foundAt", Instant.now().minusSeconds(600).toString());
    finding.put("noPhotoReason", "照度不足，次日补拍");
    finding.put("photos", List.of());
    Answer answer = officer.post("/api/hazards", finding);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return new Ref(city.unit().districtId(), id);
  }
}
