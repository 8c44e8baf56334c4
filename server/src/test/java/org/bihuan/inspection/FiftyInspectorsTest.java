package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Colleague;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** DU-13: fifty people, each with an account of his own, on one unit at once. What was accepted is there, whoever won. */
class FiftyInspectorsTest extends SelfChecks {

  private static final int PEOPLE = 50;
  private static final int HAZARDS = 5;
  private static final String ITEM = "XF-010";

  private final List<Colleague> people = new ArrayList<>();

  @BeforeAll
  void gather() {
    for (int i = 0; i < PEOPLE; i++) {
      people.add(cities.hire("检查" + i, city.unit().id(), Role.SAFETY_OFFICER).signIn());
    }
  }

  @Test
  void fifty_people_write_notes_on_the_same_five_hazards_and_none_is_lost() throws Exception {
    List<String> hazards = new ArrayList<>();
    for (int i = 0; i < HAZARDS; i++) {
      hazards.add("/api/hazards/" + found(wang, Ids.next()).at("ref"));
    }
    AtomicInteger losers = new AtomicInteger();
    everybody(
        number -> {
          Colleague one = people.get(number);
          for (int i = 0; i < HAZARDS; i++) {
            String hazard = hazards.get((number + i) % HAZARDS);
            Map<String, Object> note = Map.of("act", "ADD_NOTE", "note", "第 " + number + " 人现场核对");
            Answer answer = one.post(hazard + "/acts", note, 1);
            while (answer.status() == 412) {
              losers.incrementAndGet();
              answer = one.post(hazard + "/acts", note, answer.json().at("/current/version").asInt());
            }
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
          }
        });
    for (String hazard : hazards) {
      assertThat(wang.get(hazard).version()).as("every accepted note is a version").isEqualTo(1 + PEOPLE);
      assertThat(wang.get(hazard + "/chain").at("valid")).isEqualTo("true");
      String history = wang.get(hazard + "/history").text();
      for (int number = 0; number < PEOPLE; number++) {
        assertThat(history).containsOnlyOnce("第 " + number + " 人现场核对");
      }
    }
    assertThat(losers).as("somebody else was faster").hasPositiveValue();
  }

  @Test
  void fifty_people_fill_in_one_check_and_no_word_of_any_is_lost() throws Exception {
    String task = planned(wang);
    AtomicInteger losers = new AtomicInteger();
    everybody(
        number -> {
          Answer seen = people.get(number).get(task);
          Answer saved = people.get(number).put(task + "/results", results(with(noteOf(seen.json()), number)), seen.version());
          while (saved.status() == 412) {
            losers.incrementAndGet();
            JsonNode now = saved.json().at("/current");
            saved = people.get(number).put(task + "/results", results(with(noteOf(now), number)), now.at("/version").asInt());
          }
          assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
        });
    Answer sheet = wang.get(task);
    assertThat(sheet.version()).isEqualTo(1 + PEOPLE);
    assertThat(marks(sheet)).hasSize(PEOPLE);
    assertThat(losers).as("somebody else was faster").hasPositiveValue();
  }

  /** The control: the same people, who take the newest version without looking at what stands in it. */
  @Test
  void control_where_the_version_is_not_heeded_words_are_lost() throws Exception {
    String task = planned(wang);
    everybody(
        number -> {
          String note = noteOf(people.get(number).get(task).json());
          Answer saved;
          do {
            int version = people.get(number).get(task).version();
            saved = people.get(number).put(task + "/results", results(with(note, number)), version);
          } while (saved.status() == 412);
          assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
        });
    assertThat(marks(wang.get(task))).as("the test must see a loss").hasSizeLessThan(PEOPLE);
  }

  @Test
  void fifty_people_hand_in_the_same_check_and_one_does_while_the_others_see_his() throws Exception {
    String task = planned(wang);
    List<Map<String, Object>> answers = answers(finding(ITEM, gate));
    List<Answer> all =
        everybody(number -> people.get(number).post(task + "/submission", submission(Ids.next(), answers), 1), Answer.class);
    assertThat(all).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(all)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(409);
              assertThat(answer.problem()).isEqualTo("already-submitted");
              assertThat(answer.json().at("/existing/ref").isMissingNode()).as("what is there now").isFalse();
            });
    assertThat(inspections()).isEqualTo(1);
    assertThat(hazards()).isEqualTo(1);
  }

  @Test
  void fifty_phones_send_what_they_found_twice_and_each_finding_has_a_number_of_its_own() throws Exception {
    List<Answer> receipts =
        everybody(
            number -> {
              Map<String, Object> record = record(people.get(number));
              Answer first = people.get(number).post("/api/sync/records", record);
              assertThat(first.status()).as(first.toString()).isEqualTo(201);
              assertThat(people.get(number).post("/api/sync/records", record).text()).isEqualTo(first.text());
              return first;
            },
            Answer.class);
    Set<String> numbers = new HashSet<>();
    receipts.forEach(receipt -> numbers.add(receipt.at("number")));
    assertThat(numbers).hasSize(PEOPLE);
    assertThat(hazards()).isEqualTo(PEOPLE);
  }

  private Answer found(Colleague by, UUID id) {
    Answer answer = by.post("/api/sync/records", record(by, id));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return by.get("/api/hazards/" + answer.at("thing"));
  }

  private Map<String, Object> record(Colleague by) {
    return record(by, Ids.next());
  }

  private Map<String, Object> record(Colleague by, UUID id) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("kind", "FINDING");
    content.put("placeText", gate);
    content.put("category", "FIRE");
    content.put("description", "配电箱前堆放纸箱，影响操作");
    content.put("source", "PATROL");
    content.put("foundAt", Instant.now().minusSeconds(60).toString());
    content.put("photos", List.of());
    content.put("noPhotoReason", "光线不足");
    return Map.of(
        "id", id, "owner", by.personId(), "unit", city.unit().toString(), "content", content, "originals", List.of(),
        "device", Map.of("id", Ids.next(), "sequence", 1, "at", Instant.now().toString()));
  }

  /** What stands in the note of the item, and this person's mark behind it. */
  private List<Map<String, Object>> with(String note, int number) {
    Map<String, Object> entry = finding(ITEM, gate);
    entry.put("note", note + "（" + number + "）");
    return List.of(entry);
  }

  private static String noteOf(JsonNode sheet) {
    return StreamSupport.stream(sheet.at("/lines").spliterator(), false)
        .filter(line -> line.at("/item").asString().equals(ITEM))
        .map(line -> line.at("/entry/note").asString(""))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> marks(Answer sheet) {
    Set<String> marks = new HashSet<>(List.of(noteOf(sheet.json()).split("[（）]+")));
    marks.remove("");
    return marks;
  }

  @FunctionalInterface
  private interface Deed {
    void of(int number) throws Exception;
  }

  @FunctionalInterface
  private interface Question<T> {
    T of(int number) throws Exception;
  }

  private static void everybody(Deed deed) throws Exception {
    everybody(
        number -> {
          deed.of(number);
          return true;
        },
        Boolean.class);
  }

  private static <T> List<T> everybody(Question<T> question, Class<T> answer) throws Exception {
    List<Future<T>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < PEOPLE; i++) {
        int number = i;
        asked.add(threads.submit(() -> question.of(number)));
      }
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> each : asked) {
      answers.add(answer.cast(each.get()));
    }
    return answers;
  }
}
