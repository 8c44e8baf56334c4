package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A check is done by the list that is in force for the unit, and its record shows that list for ever. */
@BihuanTest
class AdaptedCheckTest {

  private static final String LIST = "CL-PS-D-FIRE";
  private static final String TASKS = "/api/inspection/tasks";
  private static final String LOCAL = "/api/standards/local";

  @Autowired TestCities cities;
  @Autowired TestDatabase database;

  private TestCity city;
  private Colleague wang;

  @BeforeEach
  void found() {
    city = cities.found();
    city.districtAdmin().proved();
    wang = city.safetyOfficer();
  }

  private static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }

  private String planned() {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("id", Ids.next());
    task.put("unitRef", city.unit().toString());
    task.put("checklistCode", LIST);
    task.put("kind", "PATROL");
    task.put("dueOn", today().plusDays(2).toString());
    task.put("assigneePostId", wang.post().id());
    return TASKS + "/" + made(wang.post(TASKS, task)).at("ref");
  }

  private Answer off(String item) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("id", Ids.next());
    wanted.put("kind", "SWITCH_OFF");
    wanted.put("item", item);
    wanted.put("reason", "本校没有此类场所");
    wanted.put("effectiveFrom", today().toString());
    return made(wang.post(LOCAL + "/adaptations", wanted));
  }

  private String ownItem() {
    return ownItem(null);
  }

  private String ownItem(Map<String, Object> points) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("category", "FIRE");
    text.put("requirement", "充电柜周围无可燃物");
    text.put("method", "现场查看");
    text.put("hazardPhrase", "充电柜旁堆放纸箱");
    text.put("measure", "清走纸箱");
    text.put("deadlineDays", 1);
    text.put("level", "GENERAL");
    text.put("frequency", "DAILY");
    text.put("unitTypes", List.of("PRIMARY"));
    text.put("basis", "学校消防管理制度");
    text.put("verified", "MEMORY");
    text.put("points", points);
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", Ids.next());
    item.put("text", text);
    item.put("checklists", List.of(LIST));
    item.put("reason", "新增平板电脑充电柜");
    item.put("effectiveFrom", today().toString());
    return made(wang.post(LOCAL + "/items", item)).at("item/code");
  }

  private static Answer made(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer;
  }

  private static List<String> items(Answer sheet) {
    return StreamSupport.stream(sheet.json().at("/lines").spliterator(), false)
        .map(line -> line.at("/item").asString())
        .toList();
  }

  private static Map<String, Object> passed(String item) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("item", item);
    entry.put("result", "PASS");
    entry.put("photos", List.of());
    return entry;
  }

  private static Map<String, Object> failed(String item) {
    Map<String, Object> entry = passed(item);
    entry.put("result", "FAIL");
    entry.put("placeText", "信息教室");
    entry.put("noPhotoReason", "涉及学生，不宜拍照");
    return entry;
  }

  private Answer submit(String task, String failing, int version) {
    List<Map<String, Object>> entries =
        items(wang.get(task)).stream().map(item -> item.equals(failing) ? failed(item) : passed(item)).toList();
    return made(wang.post(task + "/submission", Map.of("id", Ids.next(), "entries", entries), version));
  }

  @Test
  void a_local_item_found_wrong_is_on_the_ledger_with_its_own_words() {
    String own = ownItem();
    Answer done = submit(planned(), own, 1);
    assertThat(done.at("lines/" + items(done).indexOf(own) + "/origin")).isEqualTo("LOCAL");
    Answer hazard = wang.get("/api/hazards/" + done.at("record/findings/0/hazard/ref"));
    assertThat(hazard.at("itemCode")).isEqualTo(own);
    assertThat(hazard.at("description")).isEqualTo("充电柜旁堆放纸箱");
  }

  @Test
  void the_record_keeps_the_list_of_its_day_whatever_changes_later() {
    String own = ownItem();
    Answer off = off("JT-014");
    String task = planned();
    Answer done = submit(task, own, 1);
    List<String> then = items(done);
    assertThat(then).contains(own).doesNotContain("JT-014");
    assertThat(done.at("switchedOff/0/reason")).isEqualTo("本校没有此类场所");

    Map<String, Object> end = Map.of("on", today().toString(), "reason", "已设停放点");
    assertThat(wang.post(LOCAL + "/adaptations/" + off.at("ref") + "/end", end, 1).status()).isEqualTo(200);
    off("YX-016");

    Answer record = wang.get(task);
    assertThat(items(record)).isEqualTo(then);
    assertThat(record.at("lines/" + then.indexOf(own) + "/result")).as("the answer is still at its line").isEqualTo("FAIL");
    assertThat(items(wang.get(planned()))).contains("JT-014").doesNotContain("YX-016");
  }

  @Test
  void work_that_has_begun_keeps_its_list() {
    String task = planned();
    List<String> begun = items(wang.get(task));
    assertThat(wang.put(task + "/results", Map.of("entries", List.of(passed("JT-014"))), 1).status()).isEqualTo(200);
    off("JT-014");
    assertThat(items(wang.get(task))).isEqualTo(begun);
    assertThat(submit(task, "", 2).at("record/zeroReport")).isEqualTo("true");
    assertThat(items(wang.get(planned()))).doesNotContain("JT-014");
  }

  @Test
  void an_answer_to_an_item_that_is_off_is_refused() {
    off("JT-014");
    Answer refused = wang.put(planned() + "/results", Map.of("entries", List.of(passed("JT-014"))), 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("errors/0/field")).isEqualTo("entries[0].item");
  }

  @Test
  void the_last_answer_is_found_at_its_line_though_the_list_has_changed() {
    String own = ownItem();
    submit(planned(), own, 1);
    off("YX-016");
    Answer next = wang.get(planned());
    assertThat(next.at("lines/" + items(next).indexOf(own) + "/last/result")).isEqualTo("FAIL");
  }

  @Test
  void the_lists_count_what_is_in_force_for_the_unit() {
    off("JT-014");
    planned();
    int ofTheCity = wang.get("/api/checklists/" + LIST).json().at("/items").size();
    assertThat(wang.get(TASKS).at("items/0/items")).isEqualTo(String.valueOf(ofTheCity - 1));
    assertThat(city.districtAdmin().get(TASKS).at("items/0/items")).isEqualTo(String.valueOf(ofTheCity - 1));
  }

  @Test
  void units_that_adapt_nothing_share_one_kept_list() {
    submit(planned(), "", 1);
    submit(planned(), "", 1);
    Long kept =
        database
            .everything()
            .sql("select count(*) from checklist.resolved_list where district_id = :district and unit_id is null")
            .param("district", city.district())
            .query(Long.class)
            .single();
    assertThat(kept).isEqualTo(1);
  }

  private static final Map<String, Object> THREE_POINTS =
      Map.of(
          "each",
          List.of(
              Map.of("text", "有台账", "hazardPhrase", "充电柜没有使用台账"),
              Map.of("text", "周围无可燃物", "hazardPhrase", "充电柜旁堆放纸箱"),
              Map.of("text", "下班断电", "hazardPhrase", "充电柜下班后未断电")),
          "failsAt",
          1);

  @Test
  void each_failing_point_becomes_a_hazard_of_its_own() {
    String own = ownItem(THREE_POINTS);
    String task = planned();
    Answer sheet = wang.get(task);
    int at = items(sheet).indexOf(own);
    assertThat(sheet.at("lines/" + at + "/points/each/1/text")).isEqualTo("周围无可燃物");
    Map<String, Object> judged = failed(own);
    judged.put("points", List.of("FAIL", "PASS", "FAIL"));
    List<Map<String, Object>> entries =
        items(sheet).stream().map(item -> item.equals(own) ? judged : passed(item)).toList();
    Answer done = made(wang.post(task + "/submission", Map.of("id", Ids.next(), "entries", entries), 1));

    assertThat(done.json().at("/record/findings")).hasSize(2);
    assertThat(done.at("record/findings/0/hazardPhrase")).isEqualTo("充电柜没有使用台账");
    assertThat(done.at("record/findings/1/hazardPhrase")).isEqualTo("充电柜下班后未断电");
    assertThat(done.at("record/counts/failed")).as("one item of the list").isEqualTo("1");
    Answer second = wang.get("/api/hazards/" + done.at("record/findings/1/hazard/ref"));
    assertThat(second.at("description")).startsWith("充电柜下班后未断电");
    assertThat(done.json().at("/lines/" + at + "/entry/points").toString()).isEqualTo("[\"FAIL\",\"PASS\",\"FAIL\"]");

    String next = planned();
    Map<String, Object> again = failed(own);
    again.put("points", List.of("PASS", "FAIL", "FAIL"));
    List<Map<String, Object>> later =
        items(wang.get(next)).stream().map(item -> item.equals(own) ? again : passed(item)).toList();
    Answer repeated = made(wang.post(next + "/submission", Map.of("id", Ids.next(), "entries", later), 1));
    assertThat(repeated.at("record/findings/0/ledger")).isEqualTo("REGISTERED");
    assertThat(repeated.at("record/findings/1/ledger")).as("the same point at the same place").isEqualTo("LINKED");
  }

  @Test
  void a_result_that_its_points_do_not_bear_out_is_refused() {
    String own = ownItem(THREE_POINTS);
    String task = planned();
    Map<String, Object> rosy = passed(own);
    rosy.put("points", List.of("FAIL", "PASS", "PASS"));
    List<Map<String, Object>> entries =
        items(wang.get(task)).stream().map(item -> item.equals(own) ? rosy : passed(item)).toList();
    Answer refused = wang.post(task + "/submission", Map.of("id", Ids.next(), "entries", entries), 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("errors/0/field")).endsWith(".result");
    assertThat(refused.at("errors/0/problem")).contains("不合格", "合格");
    rosy.remove("points");
    rosy.put("result", "FAIL");
    assertThat(wang.post(task + "/submission", Map.of("id", Ids.next(), "entries", entries), 1).at("errors/0/field"))
        .endsWith(".points");
  }
}
