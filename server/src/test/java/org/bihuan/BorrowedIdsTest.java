package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * AZ-02: everything a school's own people have ever been shown an id of, asked for by somebody else with that id. And
 * AU-09: all that asking changes nothing.
 */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BorrowedIdsTest {

  private static final Path DESCRIPTION = Path.of("..", "docs", "api", "openapi.json");
  private static final Pattern ID = Pattern.compile("(\\d{6}-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String VARIABLE = "\\{[^}]+}";

  /** What only business changes; jobs of the night and the trail of what was read are not among it. */
  private static final List<String> BUSINESS =
      List.of(
          "hazard.hazard", "hazard.event", "file.file", "inspection.task", "organisation.unit", "organisation.place",
          "organisation.post", "organisation.holding", "access.account");

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;
  List<String> questions;
  Sight ours;
  final Map<Colleague, Sight> theirs = new LinkedHashMap<>();
  Map<String, String> before;

  /** A school with a little of everything. */
  @BeforeAll
  void found() {
    city = cities.found();
    questions =
        JsonMapper.builder().build().readTree(DESCRIPTION.toFile()).get("paths").properties().stream()
            .filter(path -> path.getValue().has("get"))
            .map(Map.Entry::getKey)
            .toList();
    Colleague officer = city.safetyOfficer();
    String photo = Photos.upload(officer, city.unit());
    Map<String, Object> hazard =
        Map.of(
            "id", Ids.next(), "unit", city.unit().toString(), "placeText", "操场", "category", "FIRE", "description",
            "灭火器压力不足", "source", "SELF_CHECK", "foundAt", Instant.now().minusSeconds(600).toString(), "photos",
            List.of(Map.of("file", photo, "kind", "BEFORE")));
    Answer registered = officer.post("/api/hazards", hazard);
    assertThat(registered.status()).as(registered.text()).isEqualTo(201);
    List<Colleague> others = List.of(city.neighbour(), city.strangeDistrictAdmin());
    before = business();
    ours = sightOf(officer);
    for (Colleague other : others) {
      theirs.put(other, sightOf(other));
    }
  }

  /**
   * What somebody comes to see who follows every id he is shown.
   *
   * @param opened by which question each id opened something
   */
  private record Sight(Set<String> ids, Map<String, Set<String>> opened) {}

  @Test
  void whatOnesOwnPeopleAreShownNobodyElseGetsByItsId() {
    assertThat(ours.opened().keySet())
        .as("the sweep has really opened things")
        .contains(
            "/api/hazards/{ref}", "/api/hazards/{ref}/history", "/api/files/{ref}", "/api/files/{ref}/preview",
            "/api/units/{unit}", "/api/units/{unit}/people", "/api/units/{unit}/places");
    SoftAssertions all = new SoftAssertions();
    for (Map.Entry<Colleague, Sight> entry : theirs.entrySet()) {
      Colleague other = entry.getKey();
      ours.opened()
          .forEach(
              (question, ids) ->
                  ids.stream()
                      .filter(id -> !entry.getValue().ids().contains(id))
                      .map(id -> question.replaceAll(VARIABLE, id))
                      .forEach(path -> all.assertThat(other.get(path).status()).as(other.name() + " asks for " + path).isIn(403, 404, 429)));
    }
    all.assertAll();
  }

  @Test
  void askingChangesNothing() {
    assertThat(business()).isEqualTo(before);
  }

  /** First the lists, then whatever their ids open. */
  private Sight sightOf(Client person) {
    Sight sight = new Sight(new TreeSet<>(), new TreeMap<>());
    questions.stream().filter(path -> path.indexOf('{') < 0).forEach(path -> note(person.get(path), sight));
    for (String id : List.copyOf(sight.ids())) {
      byId().forEach(question -> follow(person, question, id, sight));
    }
    return sight;
  }

  private static void follow(Client person, String question, String id, Sight sight) {
    Answer answer = person.get(question.replaceAll(VARIABLE, id));
    if (answer.status() == 200) {
      sight.opened().computeIfAbsent(question, first -> new TreeSet<>()).add(id);
      note(answer, sight);
    }
  }

  private List<String> byId() {
    return questions.stream().filter(path -> path.matches("[^{]+\\{(ref|id|unit)}[^{]*")).toList();
  }

  private static void note(Answer answer, Sight sight) {
    if (answer.status() == 200 && answer.header("Content-Type").contains("json")) {
      Matcher found = ID.matcher(answer.text());
      while (found.find()) {
        sight.ids().add(found.group());
      }
    }
  }

  private Map<String, String> business() {
    Map<String, String> all = new TreeMap<>();
    for (String table : BUSINESS) {
      all.put(
          table,
          database
              .everything()
              .sql("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from " + table + " t")
              .query(String.class)
              .single());
    }
    return all;
  }
}
