package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Acts.act;
import static org.bihuan.hazard.Acts.finding;
import static org.bihuan.hazard.Acts.grade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bihuan.hazard.Acts.Followed;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.Papers;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who must not see or touch a hazard, and what wrong, repeated and concurrent calls do: nothing. */
@BihuanTest
class HazardWallsTest {

  @Autowired private TestCities cities;
  private TestCity city;
  private Followed hazard;

  @BeforeEach
  void found() {
    city = cities.found();
    hazard = Followed.registeredBy(city.safetyOfficer(), city.unit());
  }

  @Test
  void for_neighbour_and_stranger_a_hazard_out_of_scope_is_exactly_one_that_does_not_exist() {
    String missing = "/api/hazards/" + city.district() + "-" + Ids.next();
    for (Colleague outsider : List.of(city.neighbour(), city.stranger(), city.strangeDistrictAdmin())) {
      for (String part : List.of("", "/history", "/chain")) {
        Answer hidden = outsider.get(hazard.path() + part);
        Answer absent = outsider.get(missing + part);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(neutral(hidden)).isEqualTo(neutral(absent));
      }
      assertThat(hazard.tries(outsider, grade("MINOR")).status()).isIn(403, 404);
      assertThat(outsider.get("/api/hazards?limit=100").text()).doesNotContain(hazard.ref());
      assertThat(outsider.get("/api/hazards?unit=" + city.unit()).json().at("/items").size()).isZero();
    }
    assertThat(city.safetyOfficer().get(hazard.path()).version()).isEqualTo(1);
  }

  private static String neutral(Answer answer) {
    return answer.text().replaceAll("[0-9]{6}-[0-9a-f-]{36}", "REF");
  }

  @Test
  void a_stranger_cannot_register_for_a_unit_that_is_not_his() {
    assertThat(city.stranger().post("/api/hazards", finding(city.unit(), Ids.next())).status()).isEqualTo(404);
    assertThat(city.anonymous().get(hazard.path()).status()).isEqualTo(401);
  }

  @Test
  void a_post_holder_sees_his_own_and_what_is_assigned_to_him_only() {
    assertThat(city.otherPostHolder().get(hazard.path()).status()).isEqualTo(404);
    hazard.does(city.safetyOfficer(), grade("GENERAL")).does(city.safetyOfficer(), Acts.plan(city.otherPostHolder()));
    assertThat(city.otherPostHolder().get(hazard.path()).status()).isEqualTo(200);
    assertThat(city.postHolder().get(hazard.path()).status()).isEqualTo(404);
  }

  @Test
  void a_draft_is_its_authors_alone_until_submitted() {
    Map<String, Object> draft = finding(city.unit(), Ids.next());
    draft.put("draft", true);
    Answer saved = city.postHolder().post("/api/hazards", draft);
    assertThat(saved.status()).isEqualTo(201);
    String path = "/api/hazards/" + saved.at("ref");
    assertThat(city.safetyOfficer().get(path).status()).isEqualTo(404);
    assertThat(city.postHolder().post(path + "/acts", act("SUBMIT"), 1).status()).isEqualTo(200);
    assertThat(city.safetyOfficer().get(path).at("number")).isNotBlank();
  }

  @Test
  void the_same_registration_twice_is_one_hazard_and_another_content_under_its_id_a_conflict_with_both() {
    UUID id = Ids.next();
    Map<String, Object> body = finding(city.unit(), id);
    Answer first = city.safetyOfficer().post("/api/hazards", body);
    Answer again = city.safetyOfficer().post("/api/hazards", body);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("number")).isEqualTo(first.at("number"));
    Map<String, Object> other = new LinkedHashMap<>(body);
    other.put("description", "另一处隐患");
    Answer conflict = city.safetyOfficer().post("/api/hazards", other);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.json().at("/existing").isMissingNode()).isFalse();
    assertThat(conflict.json().at("/submitted").isMissingNode()).isFalse();
  }

  @Test
  void the_key_of_one_act_used_for_another_is_a_conflict_with_both() {
    var officer = city.safetyOfficer();
    var keyed = officer.with("Idempotency-Key", Ids.next().toString());
    String acts = hazard.path() + "/acts";
    var first = act("ADD_NOTE", "note", "已电话核实");
    var other = act("ADD_NOTE", "note", "已到场核实");
    assertThat(keyed.post(acts, first, 1).status()).isEqualTo(200);
    assertThat(keyed.post(acts, first, 1).status()).isEqualTo(200);
    Answer conflict = keyed.post(acts, other, 1);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.at("existing/note")).isEqualTo("已电话核实");
    assertThat(conflict.at("submitted/note")).isEqualTo("已到场核实");
    assertThat(officer.get(hazard.path()).version()).isEqualTo(2);
  }

  @Test
  void what_is_no_text_and_what_is_missing_in_a_list_is_named_as_such() {
    Map<String, Object> number = finding(city.unit(), Ids.next());
    number.put("description", 12);
    assertThat(city.safetyOfficer().post("/api/hazards", number).at("errors/0/problem")).isEqualTo("description 须是文字");
    Map<String, Object> hole = finding(city.unit(), Ids.next());
    hole.put("photos", java.util.Collections.singletonList(null));
    assertThat(city.safetyOfficer().post("/api/hazards", hole).at("errors/0/field")).isEqualTo("photos[0]");
  }

  @Test
  void twenty_identical_registrations_at_once_make_one_hazard_and_leave_no_gap_in_the_numbers() throws Exception {
    Map<String, Object> body = finding(city.unit(), Ids.next());
    Colleague officer = city.safetyOfficer();
    Callable<Answer> send = () -> officer.post("/api/hazards", body);
    List<Answer> answers;
    try (var people = Executors.newFixedThreadPool(20)) {
      answers = people.invokeAll(java.util.Collections.nCopies(20, send)).stream().map(f -> f.resultNow()).toList();
    }
    assertThat(answers).allSatisfy(a -> assertThat(a.status()).as(a.text()).isIn(200, 201));
    assertThat(answers.stream().filter(a -> a.status() == 201)).hasSize(1);
    assertThat(answers.stream().map(a -> a.at("number")).distinct()).hasSize(1);
    int number = serial(answers.getFirst());
    Answer next = officer.post("/api/hazards", finding(city.unit(), Ids.next()));
    assertThat(serial(next)).isEqualTo(number + 1);
  }

  private static int serial(Answer hazard) {
    String number = hazard.at("number");
    return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
  }

  @Test
  void of_two_who_saw_the_same_version_one_wins_and_the_other_is_shown_the_present_state() {
    hazard.does(city.safetyOfficer(), grade("GENERAL"));
    Answer late = city.unitHead().post(hazard.path() + "/acts", grade("MINOR"), 1);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.json().at("/current/version").asInt()).isEqualTo(2);
  }

  @Test
  void a_change_without_the_version_seen_is_refused() {
    assertThat(city.safetyOfficer().post(hazard.path() + "/acts", grade("GENERAL")).status()).isEqualTo(428);
  }

  @Test
  void an_act_repeated_with_its_key_is_done_once_and_the_key_serves_no_other_act() {
    String key = Ids.next().toString();
    var officer = city.safetyOfficer().with("Idempotency-Key", key);
    Answer first = officer.post(hazard.path() + "/acts", grade("GENERAL"), 1);
    Answer again = officer.post(hazard.path() + "/acts", grade("GENERAL"), 1);
    assertThat(first.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.version()).isEqualTo(2);
    assertThat(officer.post(hazard.path() + "/acts", act("ADD_NOTE", "note", "别的"), 2).status()).isEqualTo(409);
  }

  @Test
  void wrong_input_names_field_problem_and_remedy_and_changes_nothing() {
    Answer empty = hazard.tries(city.safetyOfficer(), Map.of("act", "ADD_NOTE", "note", "   "));
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.at("errors/0/field")).isEqualTo("note");
    assertThat(empty.at("errors/0/remedy")).isNotBlank();
    assertThat(hazard.tries(city.safetyOfficer(), Map.of("act", "ERASE")).status()).isEqualTo(400);
    assertThat(hazard.tries(city.safetyOfficer(), Map.of("act", "GRADE", "level", "HUGE")).status()).isEqualTo(400);
    assertThat(hazard.tries(city.safetyOfficer(), Map.of("act", "GRADE")).status()).isIn(400, 422);
    assertThat(city.safetyOfficer().get("/api/hazards/not-a-ref").status()).isEqualTo(404);
    assertThat(city.safetyOfficer().get("/api/hazards?sort=description").at("errors/0/field")).isEqualTo("sort");
    assertThat(city.safetyOfficer().get("/api/hazards?cursor=%25%25").status()).isEqualTo(422);
    assertThat(city.safetyOfficer().get("/api/hazards?level=';drop").at("errors/0/field")).isEqualTo("level");
    assertThat(city.safetyOfficer().get("/api/hazards?dueFrom=yesterday&status=NEVER&unit=1").text())
        .contains("参数 dueFrom", "参数 status", "参数 unit");
    assertThat(city.safetyOfficer().get(hazard.path()).version()).isEqualTo(1);
  }

  @Test
  void properties_nobody_asked_for_are_refused() {
    for (String extra : List.of("status", "level", "number", "version", "closedAt", "foundBy", "createdBy", "orgId")) {
      Map<String, Object> body = finding(city.unit(), Ids.next());
      body.put(extra, "CLOSED");
      Answer answer = city.safetyOfficer().post("/api/hazards", body);
      assertThat(answer.status()).as(extra).isEqualTo(400);
      assertThat(answer.text()).contains(extra);
    }
  }

  @Test
  void of_two_hazards_called_duplicates_of_one_another_one_stays_on_the_ledger() {
    Followed other = Followed.registeredBy(city.safetyOfficer(), city.unit());
    hazard.does(city.safetyOfficer(), duplicateOf(other.ref()));
    other.does(city.safetyOfficer(), duplicateOf(hazard.ref()));
    hazard.does(city.districtAdmin().proved(), approval(hazard));
    Answer second = other.tries(city.districtAdmin(), approval(other));
    assertThat(second.status()).as(second.text()).isEqualTo(409);
    assertThat(second.problem()).isEqualTo("duplicate-not-kept");
    assertThat(city.safetyOfficer().get(other.path()).at("status")).isEqualTo("REGISTERED");
  }

  @Test
  void a_duplicate_names_a_hazard_of_the_same_unit() {
    Followed elsewhere = Followed.registeredBy(city.neighbour(), city.neighbourUnit());
    Answer answer = hazard.tries(city.districtAdmin(), duplicateOf(elsewhere.ref()));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("errors/0/field")).isEqualTo("duplicateOf");
  }

  private Map<String, Object> approval(Followed of) {
    return act("APPROVE_PROPOSAL", "proposalId", city.districtAdmin().get(of.path()).at("proposals/0/id"));
  }

  private static Map<String, Object> duplicateOf(String ref) {
    return act("PROPOSE_WITHDRAWAL", "ground", "DUPLICATE", "reason", "同一处指示标志登记了两次", "duplicateOf", ref);
  }

  @Test
  void one_picture_does_not_show_both_before_and_after() {
    String photo = Followed.photo(city.safetyOfficer(), city.unit());
    Answer answer =
        hazard.tries(
            city.safetyOfficer(),
            act(
                "FIX_ON_SPOT", "measures", "已更换", "photos",
                List.of(Map.of("file", photo, "kind", "BEFORE"), Map.of("file", photo, "kind", "AFTER"))));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("同一张照片不能既作");
  }

  @Test
  void a_paper_is_no_photo() {
    Answer kept =
        city.safetyOfficer().upload("/api/files?id=" + Ids.next() + "&unit=" + city.unit() + "&name=单据.pdf", Papers.pdf(), "application/pdf");
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    Answer answer =
        hazard.tries(
            city.safetyOfficer(),
            act("FIX_ON_SPOT", "measures", "已更换", "photos", List.of(Map.of("file", kept.at("ref"), "kind", "BEFORE"))));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("须是照片");
  }

  @Test
  void the_order_by_deadline_is_offered_for_what_has_one() {
    assertThat(city.safetyOfficer().get("/api/hazards?sort=due").at("errors/0/field")).isEqualTo("sort");
    assertThat(city.safetyOfficer().get("/api/hazards?sort=due&open=true").at("count/value")).isEqualTo("1");
    assertThat(city.safetyOfficer().get("/api/hazards?limit=0").at("errors/0/field")).isEqualTo("limit");
    assertThat(city.safetyOfficer().get("/api/hazards?category=x").at("errors/0/field")).isEqualTo("category");
  }

  @Test
  void a_correction_says_what_it_cannot_change() {
    Map<String, Object> body = finding(city.neighbourUnit(), Ids.next());
    body.put("draft", true);
    Answer answer = city.safetyOfficer().put(hazard.path(), body, 1);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("登记后不能改换单位", "编号与所修改的隐患不同", "已上账的隐患不能改回草稿");
  }

  @Test
  void what_cannot_be_read_is_named() {
    Answer act = hazard.tries(city.safetyOfficer(), act("MAKE_PLAN"));
    assertThat(act.at("errors/0/field")).isEqualTo("act");
    assertThat(act.text()).contains("MAKE_PLAN", "PLAN、SIGN_PLAN");
    Map<String, Object> plan = Acts.plan(city.postHolder());
    plan.put("deadline", "2026-02-30");
    assertThat(hazard.tries(city.safetyOfficer(), plan).at("errors/0/field")).isEqualTo("deadline");
    plan.put("deadline", Acts.today().toString());
    plan.put("fundsPlannedFen", new java.math.BigInteger("9223372036854775808"));
    Answer money = hazard.tries(city.safetyOfficer(), plan);
    assertThat(money.at("errors/0/field")).isEqualTo("fundsPlannedFen");
    assertThat(money.text()).contains("超出范围");
  }

  @Test
  void a_batch_answers_for_each_row() {
    Followed second = Followed.registeredBy(city.safetyOfficer(), city.unit());
    Answer answer =
        city.safetyOfficer()
            .post(
                "/api/hazards/acts",
                Map.of(
                    "acts",
                    List.of(
                        Map.of("ref", hazard.ref(), "version", 1, "act", grade("GENERAL")),
                        Map.of("ref", second.ref(), "version", 7, "act", grade("GENERAL")))));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("0/ok")).isEqualTo("true");
    assertThat(answer.at("1/ok")).isEqualTo("false");
    assertThat(answer.at("1/problem/code")).isEqualTo("version-conflict");
  }

  @Test
  void pages_follow_each_other_without_gap_or_repeat() {
    for (int i = 0; i < 7; i++) {
      Followed.registeredBy(city.safetyOfficer(), city.unit());
    }
    var seen = new java.util.ArrayList<String>();
    String cursor = "";
    do {
      Answer page = city.safetyOfficer().get("/api/hazards?limit=3&cursor=" + cursor);
      page.json().at("/items").forEach(item -> seen.add(item.at("/ref").asString()));
      assertThat(page.at("count/value")).isEqualTo("8");
      cursor = page.json().at("/next").isNull() ? "" : page.at("next");
    } while (!cursor.isEmpty());
    assertThat(seen).hasSize(8).doesNotHaveDuplicates();
  }
}
