package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Test;

/** Who plans, sees and does the tasks of a unit, and when. */
class SelfCheckTaskTest extends SelfChecks {

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
    foundAnew();
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
    foundAnew();
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
    String day = then.get(TASKS + "?state=SUBMITTED").at("items/0/doneOn");
    assertThat(then.get(TASKS + "?doneFrom=" + day + "&doneTo=" + day).at("count/value")).isEqualTo("1");
    assertThat(then.get(TASKS + "?doneTo=" + LocalDate.parse(day).minusDays(1)).at("count/value")).isEqualTo("0");
    assertThat(then.get(TASKS + "?doneFrom=" + LocalDate.parse(day).plusDays(1)).at("count/value")).isEqualTo("0");
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
    foundAnew();
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
}
