package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Drafts and submissions: nothing twice, nothing half done, nothing silently overwritten. */
class SelfCheckSavingTest extends SelfChecks {

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
    zhao.post(task + "/submission", submission(Ids.next(), answers(finding("XF-010", gate))), 1);
    Answer second = wang.post(task + "/submission", submission(Ids.next(), answers()), 2);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.problem()).isEqualTo("already-submitted");
    assertThat(second.at("detail")).contains(second.at("existing/record/inspector/name"));
    JsonNode lines = second.json().at("/existing/lines");
    assertThat(lines).as("what is there, item by item in words").isNotEmpty().allSatisfy(line -> {
      assertThat(line.at("/requirement").asString()).isNotEmpty();
      boolean failed = line.at("/item").asString().equals("XF-010");
      assertThat(line.at("/result").asString()).isEqualTo(failed ? "FAIL" : "PASS");
      assertThat(line.at("/entry/placeText").asString("")).isEqualTo(failed ? gate : "");
    });
    assertThat(zhao.post(task + "/submission", submission(Ids.next(), answers()), 2).at("detail")).isEqualTo("您已在别处提交过该检查");
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
    assertThat(refused.at("detail")).matches("还有 \\d+ 项没有检查：第 \\d+ 项“.+”、第 \\d+ 项“.+”、第 \\d+ 项“.+”等").doesNotContain("XF-");
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
}
