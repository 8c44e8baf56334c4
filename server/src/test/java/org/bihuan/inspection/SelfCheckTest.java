package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A unit checks itself at the desk: 王安全 plans, 赵岗位 checks, findings land on the ledger. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelfCheckTest {

  private static final String LIST = "CL-PS-D-FIRE";
  private static final String TASKS = "/api/inspection/tasks";

  @Autowired TestCities cities;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private TestCity city;
  private Colleague wang;
  private Colleague zhao;
  private String gate = "";
  private String stairs = "";
  private long hazardsBefore;
  private long inspectionsBefore;

  @BeforeAll
  void found() {
    city = cities.found();
    wang = city.safetyOfficer();
    zhao = city.postHolder();
  }

  /** Tests share the unit but not the places, so that nobody's finding is already on the ledger. */
  @BeforeEach
  void elsewhere() {
    String corner = UUID.randomUUID().toString().substring(0, 8);
    gate = "西门 " + corner;
    stairs = "东侧楼梯 " + corner;
    hazardsBefore = counted("select count(*) from hazard.hazard where unit_id = :unit");
    inspectionsBefore = counted("select count(*) from inspection.inspection where unit_id = :unit");
  }

  private Map<String, Object> plan(Colleague assignee) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("id", Ids.next());
    task.put("unitRef", city.unit().toString());
    task.put("checklistCode", LIST);
    task.put("kind", "PATROL");
    task.put("dueOn", LocalDate.now(BeijingTime.ZONE).plusDays(2).toString());
    task.put("assigneePostId", assignee.post().id());
    return task;
  }

  private String planned(Colleague assignee) {
    Answer answer = wang.post(TASKS, plan(assignee));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return TASKS + "/" + answer.at("ref");
  }

  private List<String> items() {
    JsonNode list = wang.get("/api/checklists/" + LIST).json();
    return StreamSupport.stream(list.at("/items").spliterator(), false).map(i -> i.at("/code").asString()).toList();
  }

  private static Map<String, Object> entry(String item, String result) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("item", item);
    entry.put("result", result);
    entry.put("photos", List.of());
    return entry;
  }

  private static Map<String, Object> finding(String item, String place) {
    Map<String, Object> entry = entry(item, "FAIL");
    entry.put("placeText", place);
    entry.put("noPhotoReason", "涉及学生，不宜拍照");
    return entry;
  }

  /** Everything passed but these. */
  @SafeVarargs
  private List<Map<String, Object>> answers(Map<String, Object>... others) {
    List<Map<String, Object>> answers = new ArrayList<>(List.of(others));
    Set<Object> told = new java.util.HashSet<>(answers.stream().map(entry -> entry.get("item")).toList());
    items().stream().filter(item -> !told.contains(item)).forEach(item -> answers.add(entry(item, "PASS")));
    return answers;
  }

  private static Map<String, Object> results(List<Map<String, Object>> entries) {
    return Map.of("entries", entries);
  }

  private static Map<String, Object> submission(UUID id, List<Map<String, Object>> entries) {
    return Map.of("id", id, "entries", entries);
  }

  private long hazards() {
    return counted("select count(*) from hazard.hazard where unit_id = :unit") - hazardsBefore;
  }

  private long inspections() {
    return counted("select count(*) from inspection.inspection where unit_id = :unit") - inspectionsBefore;
  }

  private long counted(String sql) {
    return counted(sql, "");
  }

  private long counted(String sql, String task) {
    return Acting.asSystem(
        () ->
            new TransactionTemplate(transactions)
                .execute(
                    status ->
                        jdbc.sql(sql)
                            .param("unit", city.unit().id())
                            .param("task", task.replace(TASKS + "/", "task "))
                            .query(Long.class)
                            .single()));
  }

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

  private Map<String, Object> fixedOnSpot(String item, String before, String after) {
    Map<String, Object> entry = entry(item, "FIXED_ON_SPOT");
    entry.put("placeText", gate);
    entry.put("measures", "课桌已当场搬离");
    entry.put("photos", List.of(Map.of("file", before, "kind", "BEFORE"), Map.of("file", after, "kind", "AFTER")));
    return entry;
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
  void a_draft_is_kept_and_the_second_editor_is_told() {
    String task = planned(zhao);
    Answer saved = zhao.put(task + "/results", results(List.of(finding("XF-010", gate))), 1);
    assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
    assertThat(saved.at("state")).isEqualTo("IN_PROGRESS");
    assertThat(saved.version()).isEqualTo(2);

    Answer late = wang.put(task + "/results", results(List.of(entry("XF-010", "PASS"))), 1);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.at("current/version")).isEqualTo("2");
    assertThat(line(zhao.get(task), "XF-010").at("/entry/placeText").asString()).isEqualTo(gate);
    assertThat(zhao.put(task + "/results", results(List.of())).status()).as("without If-Match").isEqualTo(428);
  }

  @Test
  void saving_the_same_draft_again_is_already_done() {
    String task = planned(zhao);
    zhao.put(task + "/results", results(List.of(finding("XF-010", gate))), 1);
    Answer again = zhao.put(task + "/results", results(List.of(finding("XF-010", gate))), 1);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.version()).isEqualTo(2);
  }

  @Test
  void submitting_again_makes_nothing_twice() {
    String task = planned(zhao);
    UUID id = Ids.next();
    List<Map<String, Object>> answers = answers(finding("XF-010", gate), finding("XF-011", stairs));
    Answer first = zhao.post(task + "/submission", submission(id, answers), 1);
    Answer again = zhao.post(task + "/submission", submission(id, answers), 1);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().at("/record")).isEqualTo(first.json().at("/record"));
    assertThat(hazards()).isEqualTo(2);
    assertThat(inspections()).isEqualTo(1);
  }

  @Test
  void the_same_id_with_other_content_is_a_conflict_that_shows_both() {
    String task = planned(zhao);
    UUID id = Ids.next();
    zhao.post(task + "/submission", submission(id, answers()), 1);
    Answer other = zhao.post(task + "/submission", submission(id, answers(finding("XF-010", gate))), 1);

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("id-conflict");
    assertThat(other.json().at("/existing").isMissingNode()).isFalse();
    assertThat(other.json().at("/submitted").isMissingNode()).isFalse();
    assertThat(hazards()).isZero();
  }

  @Test
  void a_task_is_submitted_once_and_not_changed_afterwards() {
    String task = planned(zhao);
    zhao.post(task + "/submission", submission(Ids.next(), answers()), 1);
    Answer second = wang.post(task + "/submission", submission(Ids.next(), answers()), 2);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.problem()).isEqualTo("already-submitted");
    assertThat(zhao.put(task + "/results", results(List.of()), 2).problem()).isEqualTo("already-submitted");
  }

  @Test
  void an_id_used_for_another_record_is_refused() {
    UUID id = Ids.next();
    zhao.post(planned(zhao) + "/submission", submission(id, answers()), 1);
    Answer reused = zhao.post(planned(zhao) + "/submission", submission(id, answers()), 1);
    assertThat(reused.status()).isEqualTo(409);
    assertThat(reused.problem()).isEqualTo("id-conflict");
    assertThat(inspections()).isEqualTo(1);
  }

  @Test
  void nothing_is_half_done_when_one_finding_is_refused() {
    String task = planned(zhao);
    Map<String, Object> nowhere = finding("XF-011", stairs);
    nowhere.put("placeId", Ids.next());
    List<Map<String, Object>> answers = answers(finding("XF-010", gate), nowhere);
    Answer refused = zhao.post(task + "/submission", submission(Ids.next(), answers), 1);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("errors/0/field")).isEqualTo("entries[1].placeId");
    assertThat(hazards()).isZero();
    assertThat(inspections()).isZero();
    assertThat(zhao.get(task).at("state")).isEqualTo("NOT_STARTED");
  }

  @Test
  void every_item_must_be_answered() {
    String task = planned(zhao);
    Answer refused =
        zhao.post(task + "/submission", submission(Ids.next(), List.of(entry("XF-010", "PASS"))), 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("detail")).contains("没有检查");
  }

  @Test
  void many_submitting_at_once_make_one_record() throws Exception {
    String task = planned(zhao);
    UUID id = Ids.next();
    List<Map<String, Object>> answers = answers(finding("XF-010", gate));
    Callable<Answer> submit = () -> zhao.post(task + "/submission", submission(id, answers), 1);
    try (var threads = Executors.newFixedThreadPool(6)) {
      List<Integer> statuses = new ArrayList<>();
      for (var answer : threads.invokeAll(List.of(submit, submit, submit, submit, submit, submit))) {
        statuses.add(answer.get().status());
      }
      assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
    }
    assertThat(hazards()).isEqualTo(1);
    assertThat(inspections()).isEqualTo(1);
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
    found();
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
  void planning_twice_with_one_id_plans_once() {
    Map<String, Object> task = plan(zhao);
    assertThat(wang.post(TASKS, task).status()).isEqualTo(201);
    assertThat(wang.post(TASKS, task).status()).isEqualTo(200);
    task.put("dueOn", LocalDate.now(BeijingTime.ZONE).plusDays(9).toString());
    Answer other = wang.post(TASKS, task);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("id-conflict");
  }

  @Test
  void a_post_holder_plans_sees_and_records_only_for_his_own_post() {
    found();
    assertThat(zhao.post(TASKS, plan(zhao)).status()).isEqualTo(201);
    assertThat(zhao.post(TASKS, plan(city.otherPostHolder())).status()).isEqualTo(403);
    String others = planned(city.otherPostHolder());
    assertThat(zhao.get(others).status()).isEqualTo(404);
    assertThat(zhao.get(TASKS).json().at("/items")).hasSize(1);
    assertThat(wang.get(TASKS).json().at("/items")).hasSize(2);
    assertThat(wang.get(TASKS + "?mine=true").json().at("/items")).isEmpty();
  }

  @Test
  void the_district_looks_on_and_changes_nothing() {
    String task = planned(zhao);
    Colleague district = city.districtAdmin();
    assertThat(district.get(task).status()).isEqualTo(200);
    assertThat(district.get(task).json().at("/can")).isEmpty();
    assertThat(district.put(task + "/results", results(List.of()), 1).status()).isEqualTo(403);
    assertThat(district.post(task + "/submission", submission(Ids.next(), answers()), 1).status()).isEqualTo(403);
    assertThat(district.post(TASKS, plan(zhao)).status()).isEqualTo(403);
  }

  @Test
  void to_neighbour_and_stranger_it_does_not_exist() {
    String task = planned(zhao);
    Answer missing = wang.get(TASKS + "/" + city.unit().districtId() + "-" + Ids.next());
    for (Colleague other : List.of(city.neighbour(), city.stranger(), city.strangeDistrictAdmin())) {
      Answer hidden = other.get(task);
      assertThat(hidden.status()).isEqualTo(404);
      assertThat(hidden.at("detail")).isEqualTo(missing.at("detail"));
      assertThat(other.get(TASKS).json().at("/items")).isEmpty();
    }
    assertThat(city.neighbour().put(task + "/results", results(List.of()), 1).status()).isEqualTo(404);
    assertThat(city.neighbour().post(task + "/submission", submission(Ids.next(), answers()), 1).status())
        .isEqualTo(404);
    assertThat(city.neighbour().post(TASKS, plan(zhao)).status()).isEqualTo(404);
    assertThat(city.anonymous().get(task).status()).isEqualTo(401);
  }

  @Test
  void a_task_nobody_did_is_missed_and_may_still_be_done_late() {
    found();
    String task = planned(zhao);
    Instant later = Instant.now().plus(Duration.ofDays(4));
    Client then = zhao.at(later);
    then.signIn(zhao.login(), TestCity.PASSWORD);
    assertThat(then.get(task).at("state")).isEqualTo("MISSED");
    assertThat(then.get(TASKS + "?state=MISSED").json().at("/items")).hasSize(1);
    assertThat(then.get(TASKS + "?state=NOT_STARTED").json().at("/items")).isEmpty();

    Answer done = then.post(task + "/submission", submission(Ids.next(), answers()), 1);
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(done.at("record/late")).isEqualTo("true");
    assertThat(then.get(TASKS + "?state=SUBMITTED").json().at("/items")).hasSize(1);
  }

  @Test
  void coverage_counts_what_was_submitted_and_a_zero_report_is_explicit() {
    found();
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
  void bad_input_is_named_and_changes_nothing() {
    Map<String, Object> wrongList = plan(zhao);
    wrongList.put("checklistCode", "CL-OF-W");
    assertThat(wang.post(TASKS, wrongList).at("errors/0/field")).isEqualTo("checklistCode");
    Map<String, Object> past = plan(zhao);
    past.put("dueOn", "2020-01-01");
    assertThat(wang.post(TASKS, past).at("errors/0/field")).isEqualTo("dueOn");
    Map<String, Object> foreignPost = plan(zhao);
    foreignPost.put("assigneePostId", city.neighbour().post().id());
    assertThat(wang.post(TASKS, foreignPost).status()).isIn(404, 422);
    assertThat(wang.post(TASKS, "{}").status()).isEqualTo(400);
    assertThat(wang.post(TASKS, "{").status()).isEqualTo(400);

    String task = planned(zhao);
    assertThat(zhao.put(task + "/results", "{\"entries\":[null]}", 1).status()).isEqualTo(400);
    assertThat(zhao.put(task + "/results", "{\"entries\":null}", 1).status()).isEqualTo(400);
    assertThat(zhao.put(task + "/results", results(List.of(entry("XF-010", "PERHAPS"))), 1).status()).isEqualTo(400);
    assertThat(zhao.put(task + "/results", results(List.of(entry("XX-999", "PASS"))), 1).at("errors/0/field"))
        .isEqualTo("entries[0].item");
    Map<String, Object> wordy = entry("XF-010", "PASS");
    wordy.put("note", "长".repeat(501));
    assertThat(zhao.put(task + "/results", results(List.of(wordy)), 1).status()).isEqualTo(422);
    Map<String, Object> hostile = entry("XF-010", "PASS");
    hostile.put("note", "a\u0000b");
    assertThat(zhao.put(task + "/results", results(List.of(hostile)), 1).at("errors/0/field"))
        .isEqualTo("entries[0].note");
    assertThat(zhao.get(task).version()).isEqualTo(1);
    assertThat(zhao.get(TASKS + "/110108-nothing").status()).isEqualTo(404);
    assertThat(zhao.get(TASKS + "?state=LOST").status()).isEqualTo(422);
    assertThat(zhao.get(TASKS + "?cursor=!").status()).isEqualTo(422);
  }

  @Test
  void pages_of_tasks_meet_each_once() {
    found();
    for (int i = 0; i < 5; i++) {
      planned(zhao);
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = wang.get(TASKS + "?limit=2" + cursor);
      page.json().at("/items").forEach(task -> seen.add(task.at("/ref").asString()));
      cursor = page.at("next").isEmpty() ? "" : "&cursor=" + page.at("next");
    } while (!cursor.isEmpty());
    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  private static JsonNode line(Answer sheet, String item) {
    return StreamSupport.stream(sheet.json().at("/lines").spliterator(), false)
        .filter(line -> line.at("/item").asString().equals(item))
        .findFirst()
        .orElseThrow();
  }
}
