package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A unit checks itself at the desk: 王安全 plans, 赵岗位 checks, findings land on the ledger. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SelfChecks {

  static final String LIST = "CL-PS-D-FIRE";
  static final String TASKS = "/api/inspection/tasks";

  @Autowired TestCities cities;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  TestCity city;
  Colleague wang;
  Colleague zhao;
  String gate = "";
  String stairs = "";
  long hazardsBefore;
  long inspectionsBefore;

  @BeforeAll
  void found() {
    city = cities.found();
    wang = city.safetyOfficer();
    zhao = city.postHolder();
  }

  /** A unit with no past, for a test that counts all there is. */
  void foundAnew() {
    found();
    elsewhere();
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

  Map<String, Object> plan(Colleague assignee) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("id", Ids.next());
    task.put("unitRef", city.unit().toString());
    task.put("checklistCode", LIST);
    task.put("kind", "PATROL");
    task.put("dueOn", LocalDate.now(BeijingTime.ZONE).plusDays(2).toString());
    task.put("assigneePostId", assignee.post().id());
    return task;
  }

  String planned(Colleague assignee) {
    Answer answer = wang.post(TASKS, plan(assignee));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return TASKS + "/" + answer.at("ref");
  }

  List<String> items() {
    JsonNode list = wang.get("/api/checklists/" + LIST).json();
    return StreamSupport.stream(list.at("/items").spliterator(), false).map(i -> i.at("/code").asString()).toList();
  }

  static Map<String, Object> entry(String item, String result) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("item", item);
    entry.put("result", result);
    entry.put("photos", List.of());
    return entry;
  }

  static Map<String, Object> finding(String item, String place) {
    Map<String, Object> entry = entry(item, "FAIL");
    entry.put("placeText", place);
    entry.put("noPhotoReason", "涉及学生，不宜拍照");
    return entry;
  }

  /** Everything passed but these. */
  @SafeVarargs
  final List<Map<String, Object>> answers(Map<String, Object>... others) {
    List<Map<String, Object>> answers = new ArrayList<>(List.of(others));
    Set<Object> told = new java.util.HashSet<>(answers.stream().map(entry -> entry.get("item")).toList());
    items().stream().filter(item -> !told.contains(item)).forEach(item -> answers.add(entry(item, "PASS")));
    return answers;
  }

  static Map<String, Object> results(List<Map<String, Object>> entries) {
    return Map.of("entries", entries);
  }

  static Map<String, Object> submission(UUID id, List<Map<String, Object>> entries) {
    return Map.of("id", id, "entries", entries);
  }

  long hazards() {
    return counted("select count(*) from hazard.hazard where unit_id = :unit") - hazardsBefore;
  }

  long inspections() {
    return counted("select count(*) from inspection.inspection where unit_id = :unit") - inspectionsBefore;
  }

  long counted(String sql) {
    return counted(sql, "");
  }

  long counted(String sql, String task) {
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

  static JsonNode line(Answer sheet, String item) {
    return StreamSupport.stream(sheet.json().at("/lines").spliterator(), false)
        .filter(line -> line.at("/item").asString().equals(item))
        .findFirst()
        .orElseThrow();
  }
}
