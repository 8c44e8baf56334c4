package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Photos;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a check found stands on the ledger with everything already known, once. */
class SelfCheckFindingTest extends SelfChecks {

  @Test
  void what_failed_is_on_the_ledger_with_everything_already_known() {
    String task = planned(zhao);
    Map<String, Object> blocked = finding("XF-010", gate);
    blocked.put("note", "堆放课桌 6 张");
    Answer done = zhao.post(task + "/submission", submission(Ids.next(), answers(blocked)), 1);

    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(done.at("state")).isEqualTo("SUBMITTED");
    assertThat(done.at("record/counts/failed")).isEqualTo("1");
    assertThat(done.at("record/inspector/name")).isEqualTo("赵岗位");
    assertThat(done.at("record/inspector/post")).isEqualTo(Role.POST_HOLDER.title());
    assertThat(done.at("record/findings/0/ledger")).isEqualTo("REGISTERED");
    Answer hazard = wang.get("/api/hazards/" + done.at("record/findings/0/hazard/ref"));
    JsonNode item = wang.get("/api/standards/items/XF-010").json().at("/item");
    assertThat(hazard.at("status")).isEqualTo("REGISTERED");
    assertThat(hazard.at("source")).isEqualTo("PATROL");
    assertThat(hazard.at("category")).isEqualTo("FIRE");
    assertThat(hazard.at("placeText")).isEqualTo(gate);
    assertThat(hazard.at("description")).startsWith(item.at("/hazardPhrase").asString()).contains("堆放课桌 6 张");
    assertThat(hazard.at("basis")).isEqualTo(item.at("/basis").asString());
    assertThat(counted("select count(*) from audit.entry where act = 'selfcheck.submit' and subject = :task", task))
        .isEqualTo(1);
  }

  @Test
  void an_item_that_hits_a_published_rule_is_proposed_as_major() {
    String task = planned(zhao);
    Answer sheet = zhao.get(task);
    JsonNode line = line(sheet, "XF-006");
    assertThat(line.at("/majorIfFailed/0").asString()).contains("教发厅函〔2024〕20号");

    Answer done = zhao.post(task + "/submission", submission(Ids.next(), answers(finding("XF-006", gate))), 1);
    Answer hazard = wang.get("/api/hazards/" + done.at("record/findings/0/hazard/ref"));
    assertThat(hazard.at("proposedLevel")).isEqualTo("MAJOR");
    assertThat(hazard.at("judgement/clause")).isEqualTo("MOE-2024-XF-06");
  }

  @Test
  void a_point_that_is_less_than_its_item_is_proposed_as_what_it_is() {
    Map<String, Object> aired = finding("YX-004", gate);
    aired.put("points", List.of("PASS", "FAIL"));
    Answer done = zhao.post(planned(zhao) + "/submission", submission(Ids.next(), answers(aired)), 1);

    Answer hazard = wang.get("/api/hazards/" + done.at("record/findings/0/hazard/ref"));
    assertThat(hazard.at("description")).startsWith("燃气用房通风不良");
    assertThat(hazard.at("proposedLevel")).isEqualTo("GENERAL");
  }

  @Test
  void who_did_a_check_whose_course_was_not_kept_is_answered_with_no_steps_and_anybody_else_with_nothing() {
    String task = planned(zhao);
    zhao.post(task + "/submission", submission(Ids.next(), answers(finding("XF-006", gate))), 1);

    Answer course = zhao.get(task + "/course");
    assertThat(course.status()).as(course.text()).isEqualTo(200);
    assertThat(course.json().at("/steps").isEmpty()).isTrue();
    assertThat(wang.get(task + "/course").status()).isEqualTo(404);
  }

  @Test
  void what_was_fixed_on_the_spot_goes_its_short_way_with_both_photos() {
    String before = Photos.upload(zhao, city.unit());
    String after = Photos.upload(zhao, city.unit());
    Answer done =
        zhao.post(
            planned(zhao) + "/submission", submission(Ids.next(), answers(fixedOnSpot("XF-010", before, after))), 1);

    assertThat(done.at("record/counts/fixedOnSpot")).as(done.toString()).isEqualTo("1");
    assertThat(done.at("record/zeroReport")).isEqualTo("false");
    Answer hazard = wang.get("/api/hazards/" + done.at("record/findings/0/hazard/ref"));
    assertThat(hazard.at("status")).isEqualTo("FIXED_ON_SPOT");
    assertThat(hazard.at("completion/measuresTaken")).isEqualTo("课桌已当场搬离");
    assertThat(hazard.json().at("/photos")).hasSize(2);
  }

  @Test
  void the_same_picture_given_twice_to_an_item_is_kept_once() {
    byte[] picture = Photos.jpeg();
    Map<String, Object> found = finding("XF-010", gate);
    found.remove("noPhotoReason");
    found.put(
        "photos",
        List.of(
            Map.of("file", uploaded(picture), "kind", "BEFORE"),
            Map.of("file", uploaded(picture), "kind", "BEFORE"),
            Map.of("file", Photos.upload(zhao, city.unit()), "kind", "BEFORE")));
    Answer done = zhao.post(planned(zhao) + "/submission", submission(Ids.next(), answers(found)), 1);

    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    JsonNode line = line(done, "XF-010");
    assertThat(line.at("/entry/photos")).as(line.toString()).hasSize(2);
    assertThat(wang.get("/api/hazards/" + done.at("record/findings/0/hazard/ref")).json().at("/photos")).hasSize(2);
  }

  private String uploaded(byte[] picture) {
    return zhao.upload("/api/files?id=" + Ids.next() + "&unit=" + city.unit() + "&name=现场.jpg", picture, "image/jpeg")
        .at("ref");
  }

  @Test
  void what_a_published_rule_calls_major_is_not_fixed_on_the_spot() {
    String photo = Photos.upload(zhao, city.unit());
    String task = planned(zhao);
    List<Map<String, Object>> answers = answers(finding("XF-010", gate), fixedOnSpot("XF-006", photo, photo));
    Answer refused = zhao.post(task + "/submission", submission(Ids.next(), answers), 1);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("errors/0/field")).isEqualTo("entries[1].result");
    assertThat(refused.at("errors/0/problem")).contains("教发厅函〔2024〕20号");
    assertThat(hazards()).isZero();
    assertThat(zhao.get(task).version()).isEqualTo(1);
  }

  @Test
  void a_photo_of_another_unit_is_as_good_as_none() {
    String foreign = Photos.upload(city.neighbour(), city.neighbourUnit());
    String own = Photos.upload(zhao, city.unit());
    List<Map<String, Object>> answers = answers(finding("XF-011", stairs), fixedOnSpot("XF-010", own, foreign));
    Answer refused = zhao.post(planned(zhao) + "/submission", submission(Ids.next(), answers), 1);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("errors/0/field")).isEqualTo("entries[1].photos");
    assertThat(hazards()).as("the finding before it was rolled back with it").isZero();
    assertThat(inspections()).isZero();
  }

  @Test
  void two_checks_at_once_that_see_one_defect_register_it_once() throws Exception {
    String first = planned(zhao);
    String second = planned(zhao);
    List<Map<String, Object>> answers = answers(finding("XF-010", gate));
    Callable<Answer> one = () -> zhao.post(first + "/submission", submission(Ids.next(), answers), 1);
    Callable<Answer> other = () -> zhao.post(second + "/submission", submission(Ids.next(), answers), 1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var answer : threads.invokeAll(List.of(one, other))) {
        assertThat(answer.get().status()).isEqualTo(201);
      }
    }
    assertThat(inspections()).isEqualTo(2);
    assertThat(hazards()).isEqualTo(1);
  }

  @Test
  void a_finding_already_on_the_ledger_is_linked_unless_the_person_says_new() {
    foundAnew();
    Map<String, Object> first = finding("XF-010", gate);
    first.put("placeId", city.laboratory().id());
    Answer monday = zhao.post(planned(zhao) + "/submission", submission(Ids.next(), answers(first)), 1);
    String known = monday.at("record/findings/0/hazard/ref");

    String tuesday = planned(zhao);
    JsonNode line = line(zhao.get(tuesday), "XF-010");
    assertThat(line.at("/openHazards/0/ref").asString()).isEqualTo(known);
    assertThat(line.at("/last/result").asString()).isEqualTo("FAIL");
    Map<String, Object> again = finding("XF-010", "门口仍被占用");
    again.put("placeId", city.laboratory().id());
    Answer linked = zhao.post(tuesday + "/submission", submission(Ids.next(), answers(again)), 1);
    assertThat(linked.at("record/findings/0/ledger")).isEqualTo("LINKED");
    assertThat(linked.at("record/findings/0/hazard/ref")).isEqualTo(known);
    assertThat(hazards()).isEqualTo(1);

    again.put("ledger", Map.of("decision", "NEW"));
    Answer another = zhao.post(planned(zhao) + "/submission", submission(Ids.next(), answers(again)), 1);
    assertThat(another.at("record/findings/0/ledger")).isEqualTo("REGISTERED");
    assertThat(hazards()).isEqualTo(2);
  }

  @Test
  void another_units_hazard_cannot_be_meant() {
    Map<String, Object> linked = finding("XF-010", gate);
    linked.put("ledger", Map.of("decision", "LINK", "hazard", city.unit().districtId() + "-" + Ids.next()));
    Answer refused = zhao.post(planned(zhao) + "/submission", submission(Ids.next(), answers(linked)), 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("errors/0/field")).isEqualTo("entries[0].ledger");
  }

  @Test
  void coverage_counts_what_was_submitted_and_a_zero_report_is_explicit() {
    foundAnew();
    zhao.put(planned(zhao) + "/results", results(answers()), 1);
    assertThat(counted("select count(*) from inspection.v_coverage where unit_id = :unit")).isZero();

    Answer clean = zhao.post(planned(zhao) + "/submission", submission(Ids.next(), answers()), 1);
    assertThat(clean.at("record/zeroReport")).isEqualTo("true");
    zhao.post(planned(zhao) + "/submission", submission(Ids.next(), answers(finding("XF-010", gate))), 1);
    assertThat(counted("select sum(inspections) from inspection.v_coverage where unit_id = :unit")).isEqualTo(2);
    assertThat(counted("select sum(items_checked) from inspection.v_coverage where unit_id = :unit"))
        .isEqualTo(2L * items().size());
    assertThat(counted("select sum(items_failed) from inspection.v_coverage where unit_id = :unit")).isEqualTo(1);
  }

  @Test
  void what_was_not_checked_is_handed_in_with_its_reason_and_makes_no_zero_report() {
    foundAnew();
    Map<String, Object> locked = entry("XF-010", "NOT_CHECKED");
    String task = planned(zhao);
    Answer silent = zhao.post(task + "/submission", submission(Ids.next(), answers(locked)), 1);
    assertThat(silent.status()).isEqualTo(422);
    assertThat(silent.at("errors/0/field")).isEqualTo("entries[0].note");
    locked.put("note", "门锁着，没有钥匙");
    Answer done = zhao.post(task + "/submission", submission(Ids.next(), answers(locked)), 1);

    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(done.at("record/zeroReport")).isEqualTo("false");
    assertThat(done.at("record/counts/notChecked")).isEqualTo("1");
    assertThat(done.at("record/counts/passed")).isEqualTo(String.valueOf(items().size() - 1));
    assertThat(line(done, "XF-010").at("/result").asString()).isEqualTo("NOT_CHECKED");
    assertThat(line(done, "XF-010").at("/entry/note").asString()).isEqualTo("门锁着，没有钥匙");
    assertThat(zhao.get(TASKS).at("items/0/notChecked")).isEqualTo("1");
    assertThat(hazards()).isZero();
    assertThat(counted("select sum(items_checked) from inspection.v_coverage where unit_id = :unit"))
        .isEqualTo(items().size() - 1L);
    assertThat(counted("select sum(items_not_checked) from inspection.v_coverage where unit_id = :unit")).isEqualTo(1);

    JsonNode last = line(zhao.get(planned(zhao)), "XF-010").at("/last");
    assertThat(last.at("/resultTitle").asString()).isEqualTo("未检查");
    assertThat(last.at("/reason").asString()).isEqualTo("门锁着，没有钥匙");
  }

  @Test
  void who_checked_nothing_has_not_checked() {
    foundAnew();
    List<Map<String, Object>> nothing =
        items().stream()
            .map(
                item -> {
                  Map<String, Object> entry = entry(item, "NOT_CHECKED");
                  entry.put("note", "全校停电");
                  return entry;
                })
            .toList();
    Answer done = zhao.post(planned(zhao) + "/submission", submission(Ids.next(), nothing), 1);
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(counted("select count(*) from inspection.v_checked_day where unit_id = :unit")).isZero();
  }

  private Map<String, Object> fixedOnSpot(String item, String before, String after) {
    Map<String, Object> entry = entry(item, "FIXED_ON_SPOT");
    entry.put("placeText", gate);
    entry.put("measures", "课桌已当场搬离");
    entry.put("photos", List.of(Map.of("file", before, "kind", "BEFORE"), Map.of("file", after, "kind", "AFTER")));
    return entry;
  }
}
