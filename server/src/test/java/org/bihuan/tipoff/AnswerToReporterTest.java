package org.bihuan.tipoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** What comes back to the keeper's desk, and what the reporter sees of it. */
@BihuanTest
class AnswerToReporterTest {

  @Autowired TestCities cities;
  @Autowired DoubtedWriteOffs doubts;
  @Autowired TransactionOperations transaction;
  TestCity city;
  Colleague keeper;
  Colleague inspector;
  Reporter reporter;
  Map<String, Object> report;
  String code;

  @BeforeEach
  void reported() {
    city = cities.found();
    keeper = city.as(Role.REPORT_KEEPER);
    inspector = city.districtInspector();
    reporter = Reporter.somewhere(city);
    report = Reporter.about(city.unit());
    code = reporter.report(report);
  }

  private String path() {
    return "/api/tipoff/reports/" + city.district() + "-" + report.get("id");
  }

  private Answer tries(Client who, Map<String, Object> act) {
    return who.post(path() + "/acts", act, who.get(path()).version());
  }

  private Answer does(Client who, Map<String, Object> act) {
    Answer answer = tries(who, act);
    assertThat(answer.status()).as(act + ": " + answer.text()).isEqualTo(200);
    return answer;
  }

  private static Map<String, Object> answers(String act, String words) {
    Map<String, Object> said = new HashMap<>();
    said.put("act", act);
    said.put("words", words);
    said.put("material", Map.of(
            "text", "到场核查的情况", "responsible", "安全科科长", "verifiedBy", "安全科郑干部", "verifiedOn",
            LocalDate.now(BeijingTime.ZONE).toString()));
    return said;
  }

  private JsonNode row() {
    for (JsonNode row : keeper.get("/api/tipoff/reports").json()) {
      if (path().endsWith(row.get("ref").asString())) {
        return row;
      }
    }
    throw new AssertionError("not on the desk");
  }

  private void closed() {
    does(keeper, Map.of("act", "ACCEPT", "words", ""));
    does(keeper, answers("CLOSE", "门锁已拆除"));
  }

  @Test
  void aNoComesBackToTheTopOfTheDeskWithTheReportersWordsUntilItIsAnswered() {
    closed();
    Map<String, Object> other = Reporter.about(city.unit());
    other.put("what", "走廊的灯坏了三盏，晚上看不清台阶");
    Reporter.somewhere(city).report(other);
    assertThat(row().get("attention").isNull()).isTrue();

    Answer told = reporter.answers(code, false, "链条锁还在");

    assertThat(told.at("next")).contains("转回举报专管员");
    JsonNode first = keeper.get("/api/tipoff/reports").json().get(0);
    assertThat(path()).endsWith(first.get("ref").asString());
    assertThat(first.get("attention").get("kind").asString()).isEqualTo("NOT_FIXED");
    assertThat(first.get("attention").get("words").asString()).isEqualTo("链条锁还在");
    assertThat(first.get("answerBy").asString()).isEqualTo(LocalDate.now(BeijingTime.ZONE).plusDays(15).toString());
    assertThat(first.get("can").get(0).get("act").asString()).isEqualTo("RECHECK");

    assertThat(tries(keeper, Map.of("act", "REPLY", "words", "已再次到场")).text()).contains("核查处理材料", "签字负责人");
    does(keeper, answers("REPLY", "再次到场：链条锁已当场剪除"));

    assertThat(row().get("attention").isNull()).isTrue();
    Answer seen = reporter.progress(code);
    assertThat(seen.text()).contains("再次到场：链条锁已当场剪除", "答复反映人意见").doesNotContain("到场核查的情况", "安全科科长");
    assertThat(seen.at("stateTitle")).as("his no stands").isEqualTo("已办结（反映人称未整改）");
    assertThat(seen.at("next")).isEmpty();
    assertThat(tries(keeper, answers("REPLY", "再说一次")).problem()).isEqualTo("no-answered");
  }

  @Test
  void aNoAfterFourWeeksComesBackTooAndLookingAgainAnswersIt() {
    closed();
    reporter.answers(code, false, "还没有修");
    does(keeper, answers("REPLY", "正在修"));

    reporter.at(Instant.now().plus(Duration.ofDays(28))).answers(code, false, "四周了还是坏的");

    assertThat(row().get("attention").get("words").asString()).isEqualTo("四周了还是坏的");
    assertThat(row().get("attention").get("title").asString()).contains("28 天");
    does(keeper, Map.of("act", "RECHECK", "words", "再次核查"));
    assertThat(row().get("attention").isNull()).isTrue();
    assertThat(reporter.progress(code).at("stateTitle")).isEqualTo("已受理");
  }

  @Test
  void aHazardWrittenOffBringsItsReportBackAndThePhotosChosenAreShown() {
    does(keeper, Map.of("act", "ACCEPT", "words", ""));
    does(
        keeper,
        Map.of(
            "act", "ASSIGN", "assignee", inspector.personId(), "edited",
            Map.of("unit", city.unit(), "text", "二楼楼梯口上锁", "placeText", "教学楼二层", "photos", List.of())));
    String task = "/api/tipoff/verifications/" + path().substring(path().lastIndexOf('/') + 1);
    Answer found = inspector.post(task + "/found", FromReport.finding(), inspector.get(task).version());
    assertThat(found.status()).as(found.text()).isEqualTo(200);
    assertThat(row().get("attention").isNull()).isTrue();
    assertThat(reporter.progress(code).at("stateTitle")).isEqualTo("整改中");

    List<String> after = FromReport.rectified(city, found.at("hazard"));

    assertThat(row().get("attention").get("title").asString()).isEqualTo("隐患已销账，请答复反映人");
    assertThat(row().get("can").get(0).get("act").asString()).isEqualTo("CLOSE");
    Answer checking = reporter.progress(code);
    assertThat(checking.at("stateTitle")).isEqualTo("已整改，正在核对答复");
    assertThat(checking.at("next")).contains("核对");

    List<String> offered = keeper.get(path()).json().get("afterPhotos").valueStream().map(JsonNode::asString).toList();
    assertThat(offered).hasSize(2).allMatch(id -> after.stream().anyMatch(file -> file.endsWith(id)));
    assertThat(keeper.get(path() + "/after-photos/" + offered.getFirst()).header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(keeper.get(path() + "/after-photos/" + Ids.next()).status()).isEqualTo(404);
    assertThat(inspector.get(path() + "/after-photos/" + offered.getFirst()).status()).isEqualTo(403);
    Map<String, Object> closing = answers("CLOSE", "门锁已拆除");
    closing.put("photos", Map.of("files", List.of(offered.getFirst())));
    assertThat(tries(keeper, closing).text()).contains("没有确认照片中没有可辨认的人脸、车牌");
    closing.put("photos", Map.of("files", List.of(Ids.next()), "noPersons", true));
    assertThat(tries(keeper, closing).text()).contains("不是该隐患的整改后照片");
    closing.put("photos", Map.of("files", List.of(offered.getFirst()), "noPersons", true));
    does(keeper, closing);

    assertThat(row().get("attention").isNull()).isTrue();
    JsonNode steps = reporter.progress(code).json().get("steps");
    assertThat(steps.get(steps.size() - 1).get("photos").get(0).asInt()).isEqualTo(1);
    assertThat(photo(code, 1).status()).isEqualTo(200);
    assertThat(photo(code, 1).header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(photo(code, 1).header("Cache-Control")).contains("no-store");
    String unchosen = photo(code, 2).text();
    Reporter neighbour = Reporter.somewhere(city);
    String another = neighbour.report(Reporter.about(city.unit()));
    assertThat(photo(code, 2).status()).isEqualTo(404);
    assertThat(photo(another, 1).status()).as("another report's code").isEqualTo(404);
    assertThat(photo("0000-0000-0000-1", 1).status()).isEqualTo(404);
    assertThat(photo("0000-0000-0000-1", 1).text()).as("told the same").isEqualTo(unchosen);
  }

  @Test
  void aNoHasTheHazardLookedBackAtAndTheUnitReadsNothingOfAReport() {
    does(keeper, Map.of("act", "ACCEPT", "words", ""));
    does(
        keeper,
        Map.of(
            "act", "ASSIGN", "assignee", inspector.personId(), "edited",
            Map.of("unit", city.unit(), "text", "二楼楼梯口上锁", "placeText", "教学楼二层", "photos", List.of())));
    String task = "/api/tipoff/verifications/" + path().substring(path().lastIndexOf('/') + 1);
    String hazard = "/api/hazards/" + inspector.post(task + "/found", FromReport.finding(), inspector.get(task).version()).at("hazard");
    FromReport.rectified(city, hazard.substring("/api/hazards/".length()));
    does(keeper, answers("CLOSE", "门锁已拆除"));
    String regular = inspector.get(hazard).at("lookBackDue");

    reporter.answers(code, false, "我在三年级二班，昨天又锁上了");
    assertThat(inspector.get(hazard).at("lookBackDue")).as("not at the minute of the answer").isEqualTo(regular);
    assertThat(passedOn()).isPositive();

    Answer file = inspector.get(hazard);
    String today = LocalDate.now(BeijingTime.ZONE).toString();
    assertThat(file.at("lookBackDue")).isEqualTo(today);
    assertThat(file.at("lookBackActor")).isEqualTo("DISTRICT");
    assertThat(file.at("lookBacks/0/asked/on")).isEqualTo(today);
    assertThat(file.at("lookBacks/1/dueOn")).as("the days of the write-off stay").isEqualTo(regular);
    assertThat(inspector.get("/api/hazards/waiting").at("lookBacks/0/ref")).isEqualTo(file.at("ref"));
    assertThat(inspector.get(hazard + "/chain").at("valid")).isEqualTo("true");
    for (String part : List.of(hazard, hazard + "/history")) {
      assertThat(city.unitHead().get(part).text())
          .as("told as any wish of the office above")
          .contains("上级抽查")
          .doesNotContain("举报", "反映", "三年级", "REPORT", keeper.name());
    }
    int version = file.version();
    assertThat(passedOn()).as("once").isZero();
    assertThat(inspector.get(hazard).version()).isEqualTo(version);
  }

  @Test
  void aNoToWhatIsOpenOrWasNeverOnTheLedgerAsksForNothing() {
    closed();
    passedOn();
    reporter.answers(code, false, "没有人来过");
    assertThat(passedOn()).isZero();
  }

  private int passedOn() {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> doubts.passOn())));
  }

  @Test
  void aRightCodeMayLookAtItsPhotosAndAWrongOneIsAGuess() {
    closed();
    int refused = 0;
    for (int n = 0; n < 15; n++) {
      refused += photo(code, 1).status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @Test
  void theAnswerAndItsSignatureAreAskedForInOneGo() {
    does(keeper, Map.of("act", "ACCEPT", "words", ""));

    Answer refused = tries(keeper, Map.of("act", "CLOSE", "words", ""));

    assertThat(refused.json().get("errors").valueStream().map(one -> one.get("field").asString()))
        .containsExactly("words", "material.text", "material.responsible", "material.verifiedBy", "material.verifiedOn");
  }

  private Answer photo(String behind, int number) {
    return reporter.phone.post("/api/report/answer-photo", Map.of("code", behind, "photo", number));
  }

  @Test
  void nothing_is_closed_that_nobody_has_seen() {
    does(keeper, Map.of("act", "ACCEPT", "words", ""));
    LocalDate today = LocalDate.now(BeijingTime.ZONE);
    for (LocalDate on : List.of(today.minusDays(1), today.plusDays(1))) {
      Map<String, Object> closing = answers("CLOSE", "门锁已拆除");
      closing.put(
          "material",
          Map.of("text", "经核查", "responsible", "安全科科长", "verifiedBy", "安全科郑干部", "verifiedOn", on.toString()));
      assertThat(tries(keeper, closing).at("errors/0/field")).as(on.toString()).isEqualTo("material.verifiedOn");
    }
    assertThat(does(keeper, answers("CLOSE", "门锁已拆除")).at("material/verifiedBy")).isEqualTo("安全科郑干部");
  }
}
