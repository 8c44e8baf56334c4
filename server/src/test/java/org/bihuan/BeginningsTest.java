package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * What a session says its owner may begin is not refused to him, and to nobody else is it granted: every role at every
 * such door, with content that is wrong, so that nothing is begun.
 */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeginningsTest {

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void a_session_names_what_may_be_begun() {
    Map<String, BiFunction<Colleague, TestCity, Answer>> doors = doors();
    Set<String> named = new TreeSet<>();
    for (Role role : Role.values()) {
      Colleague person = city.as(role);
      Set<String> can = names(person.get("/api/session").json().at("/can"));
      can.removeAll(Set.of("URGE", "VERIFY_HISTORY"));
      assertThat(doors.keySet()).containsAll(can);
      named.addAll(can);
      doors.forEach(
          (beginning, door) -> {
            Answer answer = door.apply(person, city);
            assertThat(answer.status())
                .as(role + ", " + beginning + ": " + answer)
                .isEqualTo(can.contains(beginning) ? 422 : 403);
          });
    }
    assertThat(named).isEqualTo(doors.keySet());
  }

  @Test
  void who_may_urge_may_issue_what_the_ladder_proposes() {
    for (Role role : Role.values()) {
      Colleague person = city.as(role);
      boolean urges = names(person.get("/api/session").json().at("/can")).contains("URGE");
      assertThat(urges)
          .as(role.title())
          .isEqualTo(Set.of(Role.DISTRICT_ADMIN, Role.CITY_ADMIN, Role.CITY_SUPERVISOR).contains(role));
    }
  }

  /** Nothing can be wrong about it, so the one who may is not tried: it would read all history. */
  @Test
  void who_may_verify_history_is_told_so_and_nobody_else_may() {
    for (Role role : Role.values()) {
      Colleague person = city.as(role);
      boolean verifies = names(person.get("/api/session").json().at("/can")).contains("VERIFY_HISTORY");
      assertThat(verifies).as(role.title()).isEqualTo(role == Role.AUDIT_ADMIN);
      if (!verifies) {
        assertThat(person.post("/api/evidence/verification", "").status()).as(role.title()).isEqualTo(403);
      }
    }
  }

  private static Map<String, BiFunction<Colleague, TestCity, Answer>> doors() {
    String day = LocalDate.now(BeijingTime.ZONE).plusDays(2).toString();
    Map<String, BiFunction<Colleague, TestCity, Answer>> doors = new LinkedHashMap<>();
    doors.put(
        "PLAN_INSPECTION",
        (person, city) ->
            person.post(
                "/api/inspection/plans",
                Map.of(
                    "id", id(), "kind", "SPECIAL_CHECK", "title", "", "purpose", "", "checklistCode", "none", "from", day,
                    "until", day)));
    doors.put(
        "ARRANGE_SCHEDULE",
        (person, city) ->
            person.post(
                "/api/inspection/schedules",
                Map.of("id", id(), "unit", city.unit().toString(), "checklistCode", "none", "postId", id())));
    doors.put(
        "PLAN_CHECK",
        (person, city) ->
            person.post(
                "/api/inspection/tasks",
                Map.of(
                    "id", id(), "unitRef", city.unit().toString(), "checklistCode", "none", "kind", "SELF_CHECK", "dueOn",
                    day, "assigneePostId", city.postHolder().post().id().toString())));
    doors.put(
        "PUBLISH_STANDARDS",
        (person, city) ->
            person.post(
                "/api/standards/publications/preview", Map.of("id", id(), "effectiveFrom", day, "reason", "")));
    doors.put(
        "SET_DISTRICT_PARAMETER",
        (person, city) ->
            person.post(
                "/api/standards/district-parameters",
                Map.of(
                    "id", id(), "code", "hazard.grading.workdays", "value", 99, "reason", "", "effectiveFrom", day)));
    doors.put("ADAPT_STANDARDS", (person, city) -> adapt(person, day));
    doors.put("PROPOSE_ITEM", (person, city) -> adapt(person, day));
    doors.put(
        "ASK_EMERGENCY_GRANT",
        (person, city) ->
            person.post(
                "/api/emergency-grants",
                Map.of(
                    "id", id(), "personId", id(), "post", city.unitHead().post().toString(), "hours", 99, "reason", "")));
    doors.put(
        "BEGIN_SUBSTITUTION",
        (person, city) ->
            person.proved()
                .post(
                    "/api/substitutions",
                    Map.of(
                        "id", id(), "personId", id(), "from", day + "T00:00:00Z", "until", day + "T01:00:00Z", "reason", "")));
    doors.put(
        "OPEN_ACCOUNT",
        (person, city) -> person.post("/api/accounts", Map.of("personId", id(), "newPersonName", "某人", "login", "")));
    doors.put("REGISTER_WITNESS", (person, city) -> person.post("/api/evidence/witnesses", Map.of("id", id())));
    return doors;
  }

  private static Answer adapt(Colleague person, String day) {
    return person.post(
        "/api/standards/local/adaptations",
        Map.of("id", id(), "kind", "SWITCH_OFF", "item", "none", "reason", "", "effectiveFrom", day));
  }

  private static String id() {
    return Ids.next().toString();
  }

  private static Set<String> names(JsonNode can) {
    return StreamSupport.stream(can.spliterator(), false).map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
  }
}
