package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Acts.finding;
import static org.bihuan.hazard.Acts.grade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bihuan.hazard.Acts.Followed;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** BL-01 and BL-03: many hands on the same few hazards at the same moment. */
@BihuanTest
class RacesTest {

  private static final int HANDS = 50;
  private static final int HAZARDS = 5;
  private static final int EDITS_EACH = 4;
  private static final int ROUNDS = 25;

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void fifty_people_correct_the_same_five_hazards_and_no_correction_is_lost() throws Exception {
    Colleague officer = city.safetyOfficer();
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < HAZARDS; i++) {
      ids.add(Ids.next());
      assertThat(officer.post("/api/hazards", finding(city.unit(), ids.get(i))).status()).isEqualTo(201);
    }

    List<Answer> answers =
        atOnce(HANDS * EDITS_EACH, edit -> correct(officer, ids.get(edit % HAZARDS), edit));

    Map<UUID, Integer> accepted = new HashMap<>();
    for (int edit = 0; edit < answers.size(); edit++) {
      Answer answer = answers.get(edit);
      assertThat(answer.status()).as(answer.toString()).isIn(200, 412);
      if (answer.status() == 200) {
        accepted.merge(ids.get(edit % HAZARDS), 1, Integer::sum);
      } else {
        assertThat(answer.json().at("/current/version").asInt()).as("the present state").isPositive();
      }
    }
    for (UUID id : ids) {
      Answer now = officer.get("/api/hazards/" + city.district() + "-" + id);
      assertThat(now.version()).as("every accepted correction is there").isEqualTo(1 + accepted.getOrDefault(id, 0));
      assertThat(officer.get("/api/hazards/" + city.district() + "-" + id + "/chain").at("valid")).isEqualTo("true");
    }
    assertThat(accepted.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(HAZARDS);
  }

  /** The control: the same hands on a counter that nobody versions. */
  @Test
  void control_without_the_version_seen_edits_are_lost() throws Exception {
    JdbcClient sql = database.everything();
    sql.sql("create table if not exists public.unversioned (edits int not null)").update();
    try {
      sql.sql("insert into public.unversioned values (0)").update();
      atOnce(
          HANDS * EDITS_EACH,
          edit -> {
            int seen = sql.sql("select edits from public.unversioned").query(Integer.class).single();
            return sql.sql("update public.unversioned set edits = ?").param(seen + 1).update();
          });
      assertThat(sql.sql("select edits from public.unversioned").query(Integer.class).single()).isLessThan(HANDS * EDITS_EACH);
    } finally {
      sql.sql("drop table public.unversioned").update();
    }
  }

  @Test
  void of_acts_that_contradict_each_other_at_one_moment_exactly_one_happens() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Followed hazard = Followed.registeredBy(city.safetyOfficer(), city.unit());
      List<Map<String, Object>> acts =
          List.of(
              grade("MINOR"),
              grade("GENERAL"),
              grade("MAJOR"),
              Acts.act("PROPOSE_WITHDRAWAL", "ground", "FALSE_REPORT", "reason", "核实后不属于隐患，现场符合要求"));

      List<Answer> answers = atOnce(acts.size(), act -> hazard.tries(city.safetyOfficer(), acts.get(act)));

      assertThat(answers).filteredOn(answer -> answer.status() == 200).as(answers.toString()).hasSize(1);
      assertThat(answers).filteredOn(answer -> answer.status() != 200).allMatch(answer -> answer.status() == 412);
      Answer history = city.safetyOfficer().get(hazard.path() + "/history");
      assertThat(history.json()).hasSize(2);
      assertThat(city.safetyOfficer().get(hazard.path() + "/chain").at("valid")).isEqualTo("true");
    }
  }

  private Answer correct(Colleague officer, UUID id, int edit) {
    String path = "/api/hazards/" + city.district() + "-" + id;
    int seen = officer.get(path).version();
    Map<String, Object> body = finding(city.unit(), id);
    body.put("description", "疏散指示标志不亮，第 " + edit + " 次核对后补充");
    return officer.put(path, body, seen);
  }

  @FunctionalInterface
  private interface Hand<T> {
    T does(int number) throws Exception;
  }

  private static <T> List<T> atOnce(int count, Hand<T> hand) throws Exception {
    List<Future<T>> work = new ArrayList<>();
    try (ExecutorService hands = Executors.newFixedThreadPool(Math.min(count, HANDS))) {
      for (int i = 0; i < count; i++) {
        int number = i;
        work.add(hands.submit(() -> hand.does(number)));
      }
    }
    List<T> done = new ArrayList<>();
    for (Future<T> each : work) {
      done.add(each.get());
    }
    return done;
  }
}
