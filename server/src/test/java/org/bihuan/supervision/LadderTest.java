package org.bihuan.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.JsonNode;

/** What stands still climbs by itself; a person decides each step, the unit answers, and strangers see nothing of it. */
@BihuanTest
class LadderTest {

  private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
  private static final LocalDate DEADLINE = LocalDate.of(2027, 3, 19);

  @Autowired private TestCities cities;
  @Autowired private SupervisionDesk desk;
  @Autowired private TestDatabase database;
  private TestCity city;
  private LocalDate day = MONDAY;
  private String hazard;

  @BeforeEach
  void aHazardBeingRectified() {
    city = cities.found();
    hazard = at(city.safetyOfficer()).post("/api/hazards", finding()).at("ref");
    does(city.safetyOfficer(), Map.of("act", "GRADE", "level", "GENERAL"));
    does(
        city.safetyOfficer(),
        Map.of(
            "act", "PLAN", "responsiblePersonId", city.postHolder().personId().toString(), "measures", "更换灯具",
            "fundsPlannedFen", 0, "fundsSource", "公用经费", "deadline", DEADLINE.toString(), "contingency", "专人引导"));
    does(city.safetyOfficer(), Map.of("act", "START"));
  }

  @Test
  void reminders_are_given_once_and_only_on_working_days() {
    look("2027-03-12");
    look("2027-03-12");
    assertThat(reminders(city.safetyOfficer())).containsExactly(7);
    assertThat(look("2027-03-13").on()).as("a Saturday").isFalse();
    look("2027-03-16");
    look("2027-03-18");
    assertThat(reminders(city.safetyOfficer())).containsExactlyInAnyOrder(7, 3, 1);
    assertThat(reminders(city.neighbour())).isEmpty();
  }

  @Test
  void a_letter_is_proposed_issued_received_answered_and_closed() {
    look("2027-03-29");
    assertThat(letters(city.unitHead()).size()).as("nothing is sent yet").isZero();
    JsonNode proposal = letters(city.districtAdmin()).get(0);
    assertThat(proposal.at("/rung").asString()).isEqualTo("URGING_LETTER");
    assertThat(proposal.at("/reason").asString()).isEqualTo("整改期限 2027-03-19 已过 10 天");
    String letter = proposal.at("/ref").asString();
    assertThat(act(city.unitHead(), letter, 1, Map.of("act", "ISSUE")).status()).isEqualTo(404);
    Answer empty = act(city.districtAdmin(), letter, 1, Map.of("act", "ISSUE"));
    assertThat(empty.at("errors/0/field")).isEqualTo("requirement");
    Answer issued =
        act(
            city.districtAdmin(), letter, 1,
            Map.of("act", "ISSUE", "requirement", "五个工作日内完成整改并书面回复", "replyBy", "2027-04-05"));
    assertThat(issued.at("number")).isEqualTo("督促〔2027〕" + city.district() + "-1号");
    assertThat(act(city.otherDistrictAdmin(), letter, 1, Map.of("act", "DISMISS", "words", "不必")).status())
        .as("somebody was faster")
        .isEqualTo(412);
    assertThat(act(city.districtAdmin(), letter, 2, Map.of("act", "REPLY", "words", "代为回复")).status()).isEqualTo(403);

    assertThat(letters(city.unitHead()).get(0).at("/can/0/act").asString()).isEqualTo("RECEIVE");
    assertThat(act(city.safetyOfficer(), letter, 2, Map.of("act", "RECEIVE")).status()).isEqualTo(200);
    Answer replied = act(city.unitHead(), letter, 3, Map.of("act", "REPLY", "words", "灯具明日到货，本周内完成"));
    assertThat(replied.at("replied/name")).isEqualTo(city.unitHead().name());
    Answer closed = act(city.districtAdmin(), letter, 4, Map.of("act", "CLOSE", "words", "已现场核实"));
    assertThat(closed.at("state")).isEqualTo("CLOSED");
    assertThat(closed.json().at("/can").size()).isZero();
    JsonNode trail =
        at(city.as(Role.AUDIT_ADMIN)).get("/api/audit?act=supervision.issue&person=" + city.districtAdmin().personId()).json();
    assertThat(trail.at("/0/details/letter/number").asString()).isEqualTo(issued.at("number"));
  }

  @Test
  void the_next_rung_takes_the_place_of_what_nobody_decided_and_everything_lapses_when_it_is_finished() {
    look("2027-03-22");
    look("2027-03-29");
    look("2027-03-30");
    assertThat(states()).containsExactly("URGING_LETTER PROPOSED", "REMINDER LAPSED");
    String photo = Photos.upload(at(city.postHolder()), city.unit());
    does(
        city.postHolder(),
        Map.of(
            "act", "FINISH", "finishedOn", day.toString(), "actualFen", 0, "measuresTaken", "已更换", "photos",
            List.of(Map.of("file", photo, "kind", "AFTER"))));
    look("2027-03-31");
    assertThat(states()).containsExactly("URGING_LETTER LAPSED", "REMINDER LAPSED");
  }

  @Test
  void to_neighbour_and_stranger_a_letter_does_not_exist_and_who_may_not_order_is_refused() {
    look("2027-03-29");
    String letter = letters(city.districtAdmin()).get(0).at("/ref").asString();
    act(city.districtAdmin(), letter, 1, Map.of("act", "ISSUE", "requirement", "尽快整改", "replyBy", "2027-04-05"));
    for (Colleague outsider : List.of(city.neighbour(), city.stranger(), city.strangeDistrictAdmin())) {
      assertThat(at(outsider).get("/api/supervision/letters/" + letter).status()).isEqualTo(404);
      assertThat(act(outsider, letter, 2, Map.of("act", "RECEIVE")).status()).isEqualTo(404);
      assertThat(letters(outsider).size()).isZero();
    }
    assertThat(at(city.postHolder()).get("/api/supervision/letters").status()).isEqualTo(403);
    assertThat(at(city.districtAdmin()).get("/api/supervision/letters?limit=0").status()).isEqualTo(422);
    assertThat(at(city.districtAdmin()).get("/api/supervision/letters?cursor=%25").status()).isEqualTo(422);
  }

  @Test
  void many_letters_are_sent_at_once_each_by_itself_and_only_what_the_ladder_proposed() {
    look("2027-03-29");
    String early = at(city.safetyOfficer()).post("/api/hazards", finding()).at("ref");
    JsonNode proposed =
        at(city.districtAdmin())
            .get("/api/supervision/letters?state=PROPOSED&hazard=" + hazard + "," + early)
            .json()
            .at("/items");
    assertThat(proposed.valueStream().map(letter -> letter.at("/hazard/ref").asString()))
        .as("the ladder proposes nothing for the other")
        .containsExactly(hazard);
    String letter = proposed.at("/0/ref").asString();
    String far = city.farDistrict() + "-" + Ids.next();
    Map<String, Object> urging = urging(shown(letter, 1), shown("none", 1), shown(far, 1));
    assertThat(at(city.safetyOfficer()).post("/api/supervision/urgings", urging).at("0/ok")).isEqualTo("false");
    assertThat(at(city.strangeDistrictAdmin()).post("/api/supervision/urgings", urging).at("0/problem/code"))
        .isEqualTo("not-found");
    Answer wordless =
        at(city.districtAdmin()).post("/api/supervision/urgings", Map.of("letters", List.of(shown(letter, 1))));
    assertThat(wordless.status()).isEqualTo(422);
    assertThat(wordless.at("errors/0/field")).isEqualTo("requirement");

    JsonNode results = at(city.districtAdmin()).post("/api/supervision/urgings", urging).json();
    assertThat(results.at("/0/letter/state").asString()).isEqualTo("ISSUED");
    assertThat(results.at("/0/letter/number").asString()).isEqualTo("督促〔2027〕" + city.district() + "-1号");
    assertThat(results.at("/1/ok").asBoolean()).isFalse();
    assertThat(results.at("/2/problem/code").asString()).isEqualTo("not-found");
    JsonNode again = at(city.districtAdmin()).post("/api/supervision/urgings", urging).json();
    assertThat(again.at("/0/problem/code").asString()).as("urged once").isEqualTo("proposal-changed");
    assertThat(again.at("/0/problem/why").asString()).contains("督促函已发出");
    assertThat(letters(city.unitHead()).size()).isEqualTo(1);
  }

  @Test
  void what_was_shown_is_what_is_sent_and_a_graver_letter_that_came_meanwhile_is_not() {
    look("2027-03-22");
    String mild = letters(city.districtAdmin()).get(0).at("/ref").asString();
    look("2027-04-19");
    JsonNode result =
        at(city.districtAdmin())
            .post(
                "/api/supervision/urgings",
                Map.of(
                    "letters", List.of(shown(mild, 1)), "requirement", "五日内完成整改", "replyBy", "2027-04-26"))
            .json()
            .at("/0");
    assertThat(result.at("/ok").asBoolean()).isFalse();
    assertThat(result.at("/problem/code").asString()).isEqualTo("proposal-changed");
    assertThat(result.at("/problem/why").asString()).isEqualTo("您看过之后，这份提醒函不再需要，现在提议的是约谈通知");
    assertThat(states()).containsExactly("INTERVIEW PROPOSED", "REMINDER LAPSED");
  }

  private static Map<String, Object> shown(String letter, int version) {
    return Map.of("letter", letter, "version", version);
  }

  @SafeVarargs
  private static Map<String, Object> urging(Map<String, Object>... letters) {
    return Map.of("letters", List.of(letters), "requirement", "五日内完成整改", "replyBy", "2027-04-05");
  }

  @Test
  void the_unit_is_not_urged_while_who_is_above_has_the_next_step() {
    for (Map<String, Object> away :
        List.<Map<String, Object>>of(
            Map.of("act", "TRANSFER", "authority", "区消防救援支队", "reason", "不属学校职责", "interimControl", "专人看守"),
            Map.of("act", "START_JOINT_STUDY", "reason", "责任主体不明", "interimControl", "专人看守"))) {
      aHazardBeingRectified();
      look("2027-03-29");
      JsonNode proposal = letters(city.districtAdmin()).get(0);
      assertThat(proposal.at("/state").asString()).isEqualTo("PROPOSED");
      does(city.districtAdmin(), away);

      assertThat(letters(city.districtAdmin()).size()).as("nobody is offered it").isZero();
      assertThat(at(city.districtAdmin()).get("/api/supervision/letters").at("count/value")).isEqualTo("0");
      Map<String, Object> issue = Map.of("act", "ISSUE", "requirement", "尽快整改", "replyBy", "2027-04-05");
      Answer refused = act(city.districtAdmin(), proposal.at("/ref").asString(), 1, issue);
      assertThat(refused.at("code")).as(refused.text()).isEqualTo("step-not-of-unit");
      JsonNode urged =
          at(city.districtAdmin())
              .post("/api/supervision/urgings", urging(shown(proposal.at("/ref").asString(), 1)))
              .json();
      assertThat(urged.at("/0/problem/code").asString()).isEqualTo("step-not-of-unit");
      look("2027-03-30");
      assertThat(states()).containsExactly("URGING_LETTER LAPSED");
      look("2027-04-23");
      assertThat(states()).as("a later rung").containsExactly("URGING_LETTER LAPSED");
      look("2027-03-31");
      does(
          city.districtAdmin(),
          away.containsKey("authority")
              ? Map.of("act", "RECORD_TRANSFER_OUTCOME", "outcome", "TAKEN_BACK", "note", "属学校职责")
              : Map.of("act", "CONCLUDE_JOINT_STUDY", "leadUnit", "学校", "minutes", "由学校整改", "interimMeasures", "专人看守"));
      look("2027-04-01");
      assertThat(states()).as("it is the unit's turn again").containsExactly("URGING_LETTER PROPOSED");
      day = MONDAY;
    }
  }

  @Test
  void the_database_itself_refuses_a_letter_sent_without_number_and_requirement() {
    look("2027-03-29");
    assertThatThrownBy(
            () ->
                database
                    .everything()
                    .sql("update supervision.letter set state = 'ISSUED' where district_id = :district")
                    .param("district", city.district())
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("issued_with_number_and_requirement");
  }

  private SupervisionDesk.Look look(String date) {
    day = LocalDate.parse(date);
    return MovableClock.at(moment(), () -> Acting.asSystem(() -> desk.look()));
  }

  private List<Integer> reminders(Colleague person) {
    return at(person).get("/api/supervision/reminders").json().valueStream()
        .map(reminder -> reminder.at("/daysBefore").asInt())
        .toList();
  }

  private JsonNode letters(Colleague person) {
    Answer answer = at(person).get("/api/supervision/letters");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().at("/items");
  }

  private List<String> states() {
    return letters(city.districtAdmin()).valueStream()
        .map(letter -> letter.at("/rung").asString() + " " + letter.at("/state").asString())
        .toList();
  }

  private Answer act(Colleague person, String letter, int version, Map<String, Object> command) {
    return at(person).post("/api/supervision/letters/" + letter + "/acts", command, version);
  }

  private void does(Colleague person, Map<String, Object> act) {
    Client browser = at(person);
    Answer answer =
        browser.post("/api/hazards/" + hazard + "/acts", act, browser.get("/api/hazards/" + hazard).version());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private Client at(Colleague person) {
    Client browser = city.anonymous().from("127.0.0.1").at(moment());
    assertThat(browser.signIn(person.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    return browser;
  }

  private Instant moment() {
    return BeijingTime.startOf(day).plusSeconds(10 * 3600);
  }

  private Map<String, Object> finding() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next().toString());
    body.put("unit", city.unit().toString());
    body.put("placeText", "二层东侧楼梯口");
    body.put("category", "FIRE");
    body.put("description", "疏散指示标志不亮");
    body.put("source", "SELF_CHECK");
    body.put("foundAt", BeijingTime.startOf(day).plusSeconds(8 * 3600).toString());
    body.put("noPhotoReason", "照度不足");
    return body;
  }
}
