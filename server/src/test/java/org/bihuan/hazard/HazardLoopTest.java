package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Acts.act;
import static org.bihuan.hazard.Acts.finish;
import static org.bihuan.hazard.Acts.grade;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.hazard.Acts.Followed;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One hazard around the whole loop, by the people whose job each step is, over HTTP. */
@BihuanTest
class HazardLoopTest {

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void a_general_hazard_is_registered_graded_planned_rectified_accepted_and_written_off() {
    Followed hazard = Followed.registeredBy(city.postHolder(), city.unit());
    hazard
        .does(city.safetyOfficer(), grade("GENERAL"))
        .does(city.safetyOfficer(), Acts.plan(city.postHolder()))
        .does(city.safetyOfficer(), act("START"))
        .does(city.postHolder(), act("REPORT_PROGRESS", "note", "灯具已到货"))
        .does(city.postHolder(), finish(Followed.photo(city.postHolder(), city.unit())))
        .does(city.safetyOfficer(), act("ACCEPT", "conclusion", "现场断电测试，全部点亮"));
    Answer detail = city.safetyOfficer().get(hazard.path());
    assertThat(detail.at("status")).isEqualTo("CLOSED");
    assertThat(detail.at("number")).matches(city.district() + "-\\d{4}-\\d{6}");
    assertThat(detail.at("completion/actualFen")).isEqualTo("98000");
    assertThat(detail.json().at("/lookBacks").size()).isEqualTo(2);
  }

  @Test
  void what_a_registration_answers_is_what_is_read_afterwards() {
    Map<String, Object> photographed = Acts.finding(city.unit(), Ids.next());
    photographed.put(
        "photos",
        Stream.generate(() -> Followed.photo(city.safetyOfficer(), city.unit()))
            .limit(4)
            .map(file -> Map.of("file", file, "kind", "BEFORE"))
            .toList());
    Map<String, Object> major = Acts.finding(city.unit(), Ids.next());
    major.put("proposedLevel", "MAJOR");
    Map<String, Object> draft = Acts.finding(city.unit(), Ids.next());
    draft.put("draft", true);

    for (Map<String, Object> finding : List.of(photographed, major, draft)) {
      Answer registered = city.safetyOfficer().post("/api/hazards", finding);
      assertThat(registered.status()).as(registered.text()).isEqualTo(201);

      Answer read = city.safetyOfficer().get("/api/hazards/" + registered.at("ref"));
      assertThat(registered.json()).isEqualTo(read.json());
      assertThat(registered.header("ETag")).isEqualTo(read.header("ETag"));
      Answer again = city.safetyOfficer().post("/api/hazards", finding);
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json()).isEqualTo(read.json());
    }
  }

  @Test
  void of_an_item_with_several_points_only_the_one_a_rule_means_proposes_major() {
    Answer unapproved = registeredAt("XF-005", 1);
    assertThat(unapproved.at("judgement/clause")).isEqualTo("MOE-2024-XF-05");
    assertThat(unapproved.at("proposedLevel")).isEqualTo("MAJOR");
    Answer uncertified = registeredAt("XF-005", 2);
    assertThat(uncertified.json().at("/judgement").isNull()).isTrue();
    assertThat(uncertified.at("proposedLevel")).isEqualTo("GENERAL");
    assertThat(registeredAt("XF-005", null).at("proposedLevel")).as("not said which: the graver counts").isEqualTo("MAJOR");
    assertThat(registeredAt("XF-005", 3).at("errors/0/field")).isEqualTo("itemPoint");
  }

  private Answer registeredAt(String item, @Nullable Integer point) {
    Map<String, Object> finding = Acts.finding(city.unit(), Ids.next());
    finding.put("itemCode", item);
    finding.put("itemPoint", point);
    finding.put("proposedLevel", "GENERAL");
    return city.safetyOfficer().post("/api/hazards", finding);
  }

  @Test
  void every_act_leaves_one_line_with_person_post_and_reason_and_the_chain_holds() {
    Followed hazard = Followed.registeredBy(city.postHolder(), city.unit()).does(city.unitHead(), grade("MINOR"));
    Answer history = city.unitHead().get(hazard.path() + "/history");
    assertThat(history.json().size()).isEqualTo(2);
    assertThat(history.at("0/by/name")).isEqualTo(city.postHolder().name());
    assertThat(history.at("0/by/post")).isNotBlank();
    assertThat(history.at("1/changes/0/label")).isEqualTo("状态");
    Answer chain = city.unitHead().get(hazard.path() + "/chain");
    assertThat(chain.at("valid")).isEqualTo("true");
    assertThat(chain.at("events")).isEqualTo("2");
  }

  @Test
  void a_major_hazard_goes_through_control_both_reports_the_heads_signature_and_two_keys() {
    Followed hazard = Followed.registeredBy(city.safetyOfficer(), city.unit());
    hazard
        .majorPlanSigned(city)
        .does(city.postHolder(), finish(Followed.photo(city.postHolder(), city.unit())));
    Answer refused = hazard.tries(city.unitHead(), act("ACCEPT", "conclusion", "合格"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).contains("superior-accepts");
    hazard
        .does(city.districtAdmin().proved(), act("ACCEPT", "conclusion", "专家现场验收合格"))
        .does(city.cityAdmin().proved(), act("CONFIRM_CLOSURE", "conclusion", "同意销账"));
    assertThat(city.cityAdmin().get(hazard.path()).at("status")).isEqualTo("CLOSED");
  }

  @Test
  void a_transfer_that_came_back_and_the_study_after_it_both_stand_on_the_page_and_in_the_history() {
    Followed hazard = Followed.registeredBy(city.postHolder(), city.unit()).does(city.unitHead(), grade("GENERAL"));
    hazard
        .does(
            city.districtAdmin(),
            act("TRANSFER", "authority", "区城市管理委员会", "reason", "校外道路", "interimControl", "专人疏导"))
        .does(city.districtAdmin(), act("RECORD_TRANSFER_OUTCOME", "outcome", "TAKEN_BACK", "note", "产权属学校，退回"))
        .does(city.districtAdmin(), act("START_JOINT_STUDY", "reason", "产权不明", "interimControl", "围挡"))
        .does(
            city.districtAdmin(),
            act("CONCLUDE_JOINT_STUDY", "leadUnit", "街道", "minutes", "由街道修复", "interimMeasures", "围挡至修复"));
    Answer detail = city.safetyOfficer().get(hazard.path());
    assertThat(detail.json().at("/referrals").size()).isEqualTo(2);
    assertThat(detail.at("referrals/0/authority")).isEqualTo("区城市管理委员会");
    assertThat(detail.at("referrals/0/outcome")).isEqualTo("产权属学校，退回");
    assertThat(detail.at("referrals/1/interimControl")).isEqualTo("围挡至修复");
    String history = city.safetyOfficer().get(hazard.path() + "/history").text();
    assertThat(history).contains("区城市管理委员会", "专人疏导", "围挡至修复");
    assertThat(city.safetyOfficer().get(hazard.path() + "/chain").at("valid")).isEqualTo("true");
  }

  @Test
  void what_the_other_authority_solved_is_written_off_without_a_plan_and_with_proof() {
    Followed hazard =
        Followed.registeredBy(city.postHolder(), city.unit())
            .does(city.unitHead(), grade("GENERAL"))
            .does(
                city.districtAdmin(),
                act("TRANSFER", "authority", "区城市管理委员会", "reason", "校外道路", "interimControl", "专人疏导"));
    Answer unproved =
        hazard.tries(city.districtAdmin(), act("RECORD_TRANSFER_OUTCOME", "outcome", "RESOLVED", "note", "已修复"));
    assertThat(unproved.status()).isEqualTo(422);
    hazard.does(
        city.districtAdmin(),
        act(
            "RECORD_TRANSFER_OUTCOME", "outcome", "RESOLVED", "note", "已修复路面", "finishedOn", Acts.today().toString(),
            "photos", List.of(Map.of("file", Followed.photo(city.districtAdmin(), city.unit()), "kind", "AFTER"))));
    Answer detail = city.safetyOfficer().get(hazard.path());
    assertThat(detail.at("status")).isEqualTo("AWAITING_ACCEPTANCE");
    assertThat(detail.at("completion/authority")).isEqualTo("区城市管理委员会");
    hazard.does(city.safetyOfficer(), act("ACCEPT", "conclusion", "现场查看，路面已修复"));
    assertThat(city.safetyOfficer().get(hazard.path()).at("status")).isEqualTo("CLOSED");
  }

  @Test
  void a_failed_look_back_puts_it_on_the_ledger_again_and_links_both() {
    Followed hazard = Followed.registeredBy(city.postHolder(), city.unit());
    String photo = Followed.photo(city.postHolder(), city.unit());
    hazard
        .does(
            city.postHolder(),
            act(
                "FIX_ON_SPOT", "measures", "当场更换灯泡", "photos",
                List.of(
                    Map.of("file", photo, "kind", "BEFORE"),
                    Map.of("file", Followed.photo(city.postHolder(), city.unit()), "kind", "AFTER"))))
        .does(city.safetyOfficer(), act("CONFIRM_ON_SPOT_FIX", "conclusion", "属实"))
        .does(city.districtInspector(), act("LOOK_BACK", "result", "REBOUNDED", "note", "又不亮了", "photos", List.of()));
    Answer former = city.districtAdmin().get(hazard.path());
    assertThat(former.json().at("/completion/actualFen").isNumber()).as("nobody said what it cost").isFalse();
    assertThat(city.districtAdmin().get(hazard.path() + "/timeline").text()).doesNotContain("实际支出");
    assertThat(former.at("status")).isEqualTo("REBOUNDED");
    Answer successor = city.districtAdmin().get("/api/hazards/" + former.at("successor/ref"));
    assertThat(successor.at("status")).isEqualTo("REGISTERED");
    assertThat(successor.at("former/ref")).isEqualTo(hazard.ref());
    assertThat(successor.at("source")).isEqualTo("LOOK_BACK");
  }

  @Test
  void a_look_back_waits_for_one_post_and_for_nobody_else() {
    Followed hazard = Followed.registeredBy(city.postHolder(), city.unit());
    hazard
        .does(
            city.postHolder(),
            act(
                "FIX_ON_SPOT", "measures", "当场更换灯泡", "photos",
                List.of(
                    Map.of("file", Followed.photo(city.postHolder(), city.unit()), "kind", "BEFORE"),
                    Map.of("file", Followed.photo(city.postHolder(), city.unit()), "kind", "AFTER"))))
        .does(city.safetyOfficer(), act("CONFIRM_ON_SPOT_FIX", "conclusion", "属实"));
    assertThat(city.safetyOfficer().get(hazard.path()).at("lookBackActor")).isEqualTo("UNIT_HEAD");
    assertThat(lookBacks(city.unitHead(), 20)).isZero();
    assertThat(lookBacks(city.unitHead(), 40)).isOne();
    for (Colleague other :
        List.of(
            city.safetyOfficer(), city.districtInspector(), city.districtAdmin(), city.cityAdmin(),
            city.citySupervisor(), city.neighbourHead())) {
      assertThat(lookBacks(other, 40)).isZero();
    }
  }

  private int lookBacks(Colleague who, int days) {
    Instant then = Instant.now().plus(Duration.ofDays(days));
    Client there = city.anonymous().at(then);
    there.signIn(who.login(), TestCity.PASSWORD);
    return there.get("/api/hazards/waiting").json().at("/lookBacks").size();
  }

  @Test
  void an_extension_is_decided_by_the_district_and_shown_with_its_proposer() {
    Followed hazard = Followed.registeredBy(city.postHolder(), city.unit());
    hazard
        .does(city.safetyOfficer(), grade("GENERAL"))
        .does(city.safetyOfficer(), Acts.plan(city.postHolder()))
        .does(city.safetyOfficer(), act("START"))
        .does(
            city.safetyOfficer(),
            act(
                "PROPOSE_EXTENSION", "reason", "灯具缺货", "interimControl", "张贴临时指示", "newDeadline",
                Acts.today().plusDays(30).toString()));
    Answer waiting = city.districtAdmin().get("/api/hazards/waiting");
    assertThat(waiting.json().at("/items").toString()).contains("EXTENSION");
    assertThat(waiting.text()).contains(hazard.ref());
    String proposal = city.districtAdmin().get(hazard.path()).at("proposals/0/id");
    hazard.does(city.districtAdmin(), act("APPROVE_PROPOSAL", "proposalId", proposal));
    Answer detail = city.unitHead().get(hazard.path());
    assertThat(detail.at("plan/deadline")).isEqualTo(Acts.today().plusDays(30).toString());
    assertThat(detail.at("extensions")).isEqualTo("1");
    assertThat(told(hazard, "PROPOSE_EXTENSION"))
        .contains("延期至 " + Acts.today().plusDays(30) + "，原期限 ")
        .contains("张贴临时指示");
    assertThat(told(hazard, "APPROVE_PROPOSAL")).contains("延期至 " + Acts.today().plusDays(30)).doesNotContain("张贴");
  }

  @Test
  void a_request_to_withdraw_or_to_lower_tells_in_the_story_what_was_asked() {
    Followed first = Followed.registeredBy(city.postHolder(), city.unit());
    Followed again = Followed.registeredBy(city.postHolder(), city.unit());
    again.does(
        city.safetyOfficer(),
        act("PROPOSE_WITHDRAWAL", "reason", "同一处", "ground", "DUPLICATE", "duplicateOf", first.ref()));
    String number = city.unitHead().get(first.path()).at("number");
    assertThat(told(again, "PROPOSE_WITHDRAWAL")).contains("撤销，与 " + number + " 重复");
    String proposal = city.districtAdmin().get(again.path()).at("proposals/0/id");
    again.does(city.districtAdmin(), act("REFUSE_PROPOSAL", "proposalId", proposal, "reason", "两处不同"));
    assertThat(told(again, "REFUSE_PROPOSAL")).contains("撤销，与 " + number + " 重复");
    first
        .does(city.unitHead(), grade("MAJOR"))
        .does(city.safetyOfficer(), act("PROPOSE_DOWNGRADE", "reason", "复测照度达标，只缺一处指示", "toLevel", "GENERAL"));
    assertThat(told(first, "PROPOSE_DOWNGRADE")).contains("降为一般");
  }

  @Test
  void a_request_taken_back_stands_in_the_story_and_waits_for_nobody() {
    Followed hazard = Followed.registeredBy(city.postHolder(), city.unit());
    hazard.does(city.safetyOfficer(), act("PROPOSE_WITHDRAWAL", "reason", "误报", "ground", "FALSE_REPORT"));
    String proposal = city.safetyOfficer().get(hazard.path()).at("proposals/0/id");
    assertThat(city.unitHead().get(hazard.path()).json().at("/can").toString()).doesNotContain("TAKE_BACK_PROPOSAL");
    hazard.does(city.safetyOfficer(), act("TAKE_BACK_PROPOSAL", "proposalId", proposal, "reason", "现场复核属实"));
    assertThat(told(hazard, "TAKE_BACK_PROPOSAL")).contains("撤销，属误报");
    assertThat(city.safetyOfficer().get(hazard.path()).at("proposals/0/state")).isEqualTo("TAKEN_BACK");
    assertThat(city.districtAdmin().get("/api/hazards/waiting").text()).doesNotContain(hazard.ref());
  }

  @Test
  void what_was_reported_with_a_finish_stays_in_the_story_after_it_was_sent_back() {
    Map<String, Object> withCents = finish(Followed.photo(city.postHolder(), city.unit()));
    withCents.put("actualFen", 100_050);
    Followed hazard =
        Followed.registeredBy(city.postHolder(), city.unit())
            .does(city.safetyOfficer(), grade("GENERAL"))
            .does(city.safetyOfficer(), Acts.plan(city.postHolder()))
            .does(city.safetyOfficer(), act("START"))
            .does(city.postHolder(), withCents)
            .does(
                city.safetyOfficer(), act("REJECT", "reason", "仍有一处不亮", "newDeadline", Acts.today().toString()));
    Answer page = city.safetyOfficer().get(hazard.path());
    assertThat(page.at("extensionLevel")).isEqualTo("DISTRICT");
    assertThat(page.json().at("/mayExtend").asBoolean(true)).as("he sends back, and gives no more time").isFalse();
    assertThat(city.districtAdmin().get(hazard.path()).json().at("/mayExtend").asBoolean()).isTrue();
    assertThat(told(hazard, "PLAN")).contains("1,200 元");
    assertThat(told(hazard, "FINISH")).contains("完成日期", Acts.today().toString(), "1,000.50 元");
    assertThat(told(hazard, "REJECT")).contains("完成日期", Acts.today().toString(), "1,000.50 元");
  }

  @Test
  void who_kept_a_hazard_reads_which_were_withdrawn_for_it_and_others_only_what_is_theirs() {
    Followed kept = Followed.registeredBy(city.postHolder(), city.unit());
    Followed again =
        Followed.registeredBy(city.safetyOfficer(), city.unit())
            .does(
                city.safetyOfficer(),
                act("PROPOSE_WITHDRAWAL", "reason", "同一处", "ground", "DUPLICATE", "duplicateOf", kept.ref()));
    assertThat(duplicates(city.unitHead(), kept)).as("asked for is not decided").isEmpty();
    String proposal = city.districtAdmin().get(again.path()).at("proposals/0/id");
    again.does(city.districtAdmin().proved(), act("APPROVE_PROPOSAL", "proposalId", proposal));
    String number = city.unitHead().get(again.path()).at("number");
    assertThat(duplicates(city.unitHead(), kept)).containsExactly(number);
    assertThat(duplicates(city.districtAdmin(), kept)).containsExactly(number);
    assertThat(duplicates(city.postHolder(), kept)).as("a hazard that is not his").isEmpty();
    assertThat(duplicates(city.unitHead(), again)).isEmpty();
    assertThat(city.neighbour().get(kept.path()).status()).isEqualTo(404);
  }

  @Test
  void who_may_not_open_the_kept_hazard_reads_its_number_and_not_where_it_is_nor_how_it_stands() {
    Followed kept = Followed.registeredBy(city.safetyOfficer(), city.unit());
    Followed again =
        Followed.registeredBy(city.postHolder(), city.unit())
            .does(
                city.safetyOfficer(),
                act("PROPOSE_WITHDRAWAL", "reason", "同一处", "ground", "DUPLICATE", "duplicateOf", kept.ref()));
    assertThat(city.districtAdmin().get(again.path()).at("proposals/0/duplicateOf")).isEqualTo(kept.ref());
    assertThat(city.postHolder().get(again.path()).json().at("/proposals/0/duplicateOf").isNull()).isTrue();
    String proposal = city.districtAdmin().get(again.path()).at("proposals/0/id");
    again.does(city.districtAdmin().proved(), act("APPROVE_PROPOSAL", "proposalId", proposal));
    Answer above = city.districtAdmin().get(again.path());
    assertThat(above.at("duplicateOf/ref")).isEqualTo(kept.ref());
    assertThat(above.at("duplicateOf/status")).isEqualTo("REGISTERED");
    assertThat(city.postHolder().get(kept.path()).status()).isEqualTo(404);
    Answer own = city.postHolder().get(again.path());
    assertThat(own.at("duplicateOf/number")).isEqualTo(above.at("duplicateOf/number"));
    assertThat(own.json().at("/duplicateOf/ref").isNull()).isTrue();
    assertThat(own.json().at("/duplicateOf/status").isNull()).isTrue();
    assertThat(own.json().toString()).doesNotContain(kept.ref());
  }

  private static List<String> duplicates(Client reader, Followed hazard) {
    Answer page = reader.get(hazard.path());
    assertThat(page.status()).isEqualTo(200);
    return page.json().at("/duplicates").valueStream().map(other -> other.at("/number").asString()).toList();
  }

  @Test
  void more_time_given_with_work_sent_back_stands_in_the_story_as_an_extension() {
    Map<String, Object> found = Acts.finding(city.unit(), Ids.next());
    found.put("source", "DISTRICT_CHECK");
    Followed hazard = new Followed(city.districtInspector().post("/api/hazards", found));
    hazard
        .does(city.safetyOfficer(), grade("GENERAL"))
        .does(city.safetyOfficer(), Acts.plan(city.postHolder()))
        .does(city.safetyOfficer(), act("START"))
        .does(city.postHolder(), finish(Followed.photo(city.postHolder(), city.unit())))
        .does(
            city.districtAdmin(),
            act(
                "REJECT", "reason", "仍有一处不亮", "newDeadline", Acts.today().plusDays(20).toString(), "interimControl",
                "专人看守"));
    assertThat(told(hazard, "REJECT")).contains("延期次数", "1 次", "延期期间管控", "专人看守");
    assertThat(city.districtAdmin().get(hazard.path()).json().at("/extensions").asInt()).isEqualTo(1);
  }

  private String told(Followed hazard, String act) {
    for (var line : city.unitHead().get(hazard.path() + "/history").json()) {
      if (line.at("/act").asString().equals(act)) {
        return line.at("/changes").toString();
      }
    }
    throw new AssertionError("no line " + act);
  }

  @Test
  void every_photo_is_told_by_its_hash_and_by_when_it_arrived() {
    Followed hazard = Followed.registeredBy(city.postHolder(), city.unit());
    List<Map<String, String>> photos =
        List.of(
            Map.of("file", Followed.photo(city.postHolder(), city.unit()), "kind", "BEFORE"),
            Map.of("file", Followed.photo(city.postHolder(), city.unit()), "kind", "AFTER"));
    hazard.does(city.postHolder(), act("FIX_ON_SPOT", "measures", "当场更换灯泡", "photos", photos));
    Answer detail = city.unitHead().get(hazard.path());
    byte[] original = city.unitHead().get("/api/files/" + detail.at("photos/0/file")).bytes();
    assertThat(detail.at("photos/0/sha256")).isEqualTo(Photos.sha256(original));
    assertThat(Instant.parse(detail.at("photos/0/uploadedAt"))).isBefore(Instant.now().plusSeconds(60));
  }

  @Test
  void a_report_over_the_head_stands_before_the_district_until_somebody_there_has_done_something() {
    Followed hazard = Followed.registeredBy(city.postHolder(), city.unit());
    assertThat(city.districtAdmin().get("/api/hazards/waiting").text()).doesNotContain(hazard.ref());
    hazard.does(city.postHolder(), act("REPORT_OVER_HEAD", "reason", "多次报告未处理"));
    assertThat(city.districtAdmin().get("/api/hazards/waiting").text()).contains(hazard.ref());
    assertThat(city.strangeDistrictAdmin().get("/api/hazards/waiting").text()).doesNotContain(hazard.ref());
    hazard.does(city.safetyOfficer(), grade("GENERAL"));
    assertThat(city.districtAdmin().get("/api/hazards/waiting").text()).contains(hazard.ref());
    hazard.does(city.districtAdmin(), act("ADD_NOTE", "note", "已约谈学校，要求三日内整改"));
    assertThat(city.districtAdmin().get("/api/hazards/waiting").text()).doesNotContain(hazard.ref());
  }

  @Test
  void more_time_in_the_plan_of_a_raise_is_told_above_and_shown_with_the_day_first_promised() {
    Followed hazard =
        Followed.registeredBy(city.postHolder(), city.unit())
            .does(city.safetyOfficer(), grade("GENERAL"))
            .does(city.safetyOfficer(), Acts.plan(city.postHolder()))
            .does(city.safetyOfficer(), act("START"))
            .does(city.unitHead(), act("RAISE_LEVEL", "toLevel", "MAJOR", "reason", "整层指示失效"));
    Map<String, Object> later = Acts.majorPlan(city.postHolder());
    later.put("deadline", Acts.today().plusDays(40).toString());
    hazard.controlledAndReported(city).does(city.safetyOfficer(), later).does(city.unitHead().proved(), act("SIGN_PLAN"));

    Answer detail = city.districtAdmin().get(hazard.path());
    assertThat(detail.at("deadline")).isEqualTo(Acts.today().plusDays(40).toString());
    assertThat(detail.at("firstDeadline")).isEqualTo(Acts.today().plusDays(10).toString());
    assertThat(told(hazard, "SIGN_PLAN")).contains("期限由 " + Acts.today().plusDays(10) + " 改为 " + Acts.today().plusDays(40));
    assertThat(city.districtAdmin().get("/api/hazards/waiting").json().at("/items").toString()).contains(hazard.ref());
    hazard.does(city.districtAdmin(), act("ADD_NOTE", "note", "已知悉，要求每周报告进展"));
    assertThat(city.districtAdmin().get("/api/hazards/waiting").json().at("/items").toString()).doesNotContain(hazard.ref());
  }

  @Test
  void a_new_major_hazard_is_seen_by_district_and_city_at_once() {
    Followed hazard = Followed.registeredBy(city.safetyOfficer(), city.unit()).does(city.unitHead(), grade("MAJOR"));
    Answer above = city.districtAdmin().get("/api/hazards/waiting");
    assertThat(above.at("majors/0/ref")).isEqualTo(hazard.ref());
    assertThat(Instant.parse(above.at("majors/0/clock/dueAt")))
        .as("24 hours end at an hour, which the row tells")
        .isBetween(Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
    assertThat(city.cityAdmin().get("/api/hazards?open=true&level=MAJOR&district=" + city.unit().districtId()).text())
        .as("today shows the city the most urgent, its ledger all of them")
        .contains(hazard.ref());
    assertThat(city.strangeDistrictAdmin().get("/api/hazards/waiting").json().at("/majors").size()).isZero();
    assertThat(city.unitHead().get("/api/hazards/waiting").json().at("/majors").size()).isZero();
  }

  @Test
  void what_is_proposed_as_major_is_seen_above_before_anybody_grades_it() {
    Map<String, Object> suspected = Acts.finding(city.unit(), Ids.next());
    suspected.put("proposedLevel", "MAJOR");
    Followed hazard = new Followed(city.safetyOfficer().post("/api/hazards", suspected));
    assertThat(city.districtAdmin().get("/api/hazards/waiting").at("majors/0/ref")).isEqualTo(hazard.ref());
    suspected.put("id", Ids.next().toString());
    suspected.put("draft", true);
    Answer draft = city.safetyOfficer().post("/api/hazards", suspected);
    assertThat(city.districtAdmin().get("/api/hazards/waiting").text()).doesNotContain(draft.at("ref"));
  }

  @Test
  void what_the_officer_proposes_as_major_stays_before_him_until_it_is_graded() {
    Map<String, Object> suspected = Acts.finding(city.unit(), Ids.next());
    suspected.put("proposedLevel", "MAJOR");
    Followed hazard = new Followed(city.safetyOfficer().post("/api/hazards", suspected));
    assertThat(city.safetyOfficer().get("/api/hazards/waiting").json().at("/items").toString()).contains(hazard.ref());
    assertThat(mainOf(city.safetyOfficer(), hazard)).isEqualTo("RECORD_INTERIM_CONTROL");
    assertThat(mainOf(city.unitHead(), hazard)).isEqualTo("GRADE");
    hazard.controlledAndReported(city);
    assertThat(mainOf(city.safetyOfficer(), hazard)).as("nothing else is left to do").isEqualTo("GRADE");
    hazard.does(city.unitHead(), grade("MAJOR")).does(city.safetyOfficer(), Acts.majorPlan(city.postHolder()));
    assertThat(city.safetyOfficer().get("/api/hazards/waiting").text()).doesNotContain(hazard.ref());
  }

  private static String mainOf(Client person, Followed hazard) {
    return person.get(hazard.path()).json().at("/can").valueStream()
        .filter(can -> can.at("/main").asBoolean())
        .map(can -> can.at("/act").asString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_page_says_what_i_may_do_and_why_not() {
    Followed hazard = Followed.registeredBy(city.postHolder(), city.unit());
    hazard
        .does(city.safetyOfficer(), grade("GENERAL"))
        .does(city.safetyOfficer(), Acts.plan(city.safetyOfficer()))
        .does(city.safetyOfficer(), act("START"))
        .does(city.safetyOfficer(), finish(Followed.photo(city.safetyOfficer(), city.unit())));
    Answer detail = city.safetyOfficer().get(hazard.path());
    assertThat(detail.text()).contains("须由验收人（非整改人）办理");
    assertThat(city.unitHead().get("/api/hazards/waiting").text()).contains(hazard.ref());
  }
}
