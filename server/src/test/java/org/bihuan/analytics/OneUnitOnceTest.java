package org.bihuan.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A school that goes to another district has two ledgers and is one unit, in every figure that counts units. */
@BihuanTest
class OneUnitOnceTest {

  private static final LocalDate EARLY = LocalDate.of(2027, 3, 8);
  private static final LocalDate LATE = LocalDate.of(2027, 3, 22);
  private static final String LIST = "CL-PS-D-FIRE";

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  private TestCity city;
  private LocalDate day = EARLY;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void a_school_is_counted_once_in_the_month_it_goes_to_another_district() {
    checks();
    Map<String, Long> cityBefore = counts(city.cityAdmin(), "");
    Map<String, Long> oldBefore = counts(city.districtAdmin(), "");
    Map<String, Long> newBefore = counts(city.strangeDistrictAdmin(), "");
    assertThat(oldBefore).containsEntry("checked", 1L).containsEntry("self", 1L).containsEntry("zero", 1L);

    day = LATE;
    UUID moved = reassigned();

    assertThat(counts(city.cityAdmin(), "")).as("the city").isEqualTo(cityBefore);
    assertThat(counts(city.districtAdmin(), "")).as("the district it left").isEqualTo(less(oldBefore));
    assertThat(counts(city.strangeDistrictAdmin(), "")).as("the district it is in").isEqualTo(more(newBefore));
    assertThat(counts(city.cityAdmin(), "&district=" + city.farDistrict())).isEqualTo(more(newBefore));
    Answer units = at(city.strangeDistrictAdmin()).get("/api/figures/units?period=2027-03&state=CHECKED");
    assertThat(units.text()).contains(moved.toString());
    assertThat(at(city.districtAdmin()).get("/api/figures/units?period=2027-03").text())
        .doesNotContain(city.unit().id().toString());
  }

  @Test
  void closed_months_before_count_it_where_it_was_and_later_ones_where_it_is() {
    checks();
    day = LocalDate.of(2027, 4, 12);
    Map<String, Long> before = counts(city.districtAdmin(), "");
    Map<String, Long> far = counts(city.strangeDistrictAdmin(), "");
    UUID moved = reassigned();

    assertThat(counts(city.districtAdmin(), "")).isEqualTo(before);
    assertThat(counts(city.strangeDistrictAdmin(), "")).isEqualTo(far);
    String heat = at(city.strangeDistrictAdmin()).get("/api/figures/overview?period=2027-03").json().at("/heat").toString();
    assertThat(heat).as("not there yet").doesNotContain(moved.toString());
    String now = at(city.strangeDistrictAdmin()).get("/api/figures/overview?period=2027-04").json().at("/heat").toString();
    assertThat(now).contains(moved.toString());
  }

  private void checks() {
    Client officer = at(city.safetyOfficer());
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("id", Ids.next());
    task.put("unitRef", city.unit().toString());
    task.put("checklistCode", LIST);
    task.put("kind", "PATROL");
    task.put("dueOn", day.plusDays(2).toString());
    task.put("assigneePostId", city.safetyOfficer().post().id());
    Answer planned = officer.post("/api/inspection/tasks", task);
    assertThat(planned.status()).as(planned.text()).isEqualTo(201);
    List<Map<String, Object>> entries =
        StreamSupport.stream(officer.get("/api/checklists/" + LIST).json().at("/items").spliterator(), false)
            .map(item -> Map.<String, Object>of("item", item.at("/code").asString(), "result", "PASS", "photos", List.of()))
            .toList();
    Answer submitted =
        officer.post(
            "/api/inspection/tasks/" + planned.at("ref") + "/submission",
            Map.of("id", Ids.next(), "entries", entries),
            planned.version());
    assertThat(submitted.status()).as(submitted.text()).isIn(200, 201);
  }

  private Map<String, Long> counts(Colleague person, String where) {
    Map<String, Long> counts = new HashMap<>();
    JsonNode a = total(person, "A", where);
    counts.put("should", a.at("/shouldCheck/value").asLong());
    counts.put("checked", a.at("/checked/value").asLong());
    JsonNode c = total(person, "C", where);
    for (String column : List.of("should", "self", "zero", "unreported")) {
      counts.merge(column, c.at("/" + column + "/value").asLong(), (first, second) -> {
        assertThat(second).as("tables A and C").isEqualTo(first);
        return first;
      });
    }
    return counts;
  }

  private JsonNode total(Colleague person, String form, String where) {
    Answer table = at(person).get("/api/figures/tables/" + form + "?period=2027-03" + where);
    assertThat(table.status()).as(table.text()).isEqualTo(200);
    JsonNode rows = table.json().at("/rows");
    return rows.get(rows.size() - 1).at("/cells");
  }

  private static Map<String, Long> less(Map<String, Long> counts) {
    return by(counts, -1);
  }

  private static Map<String, Long> more(Map<String, Long> counts) {
    return by(counts, 1);
  }

  private static Map<String, Long> by(Map<String, Long> counts, int step) {
    Map<String, Long> other = new HashMap<>(counts);
    List.of("should", "checked", "self", "zero").forEach(column -> other.merge(column, (long) step, Long::sum));
    return other;
  }

  private UUID reassigned() {
    UUID parent =
        database.everything()
            .sql("select id from organisation.node where kind = 'DISTRICT' and district_id = :district")
            .param("district", city.farDistrict())
            .query(UUID.class)
            .single();
    Map<String, Object> body = new HashMap<>();
    body.put("id", Ids.next().toString());
    body.put("kind", "REASSIGN");
    body.put("parentId", parent.toString());
    body.put("nodeId", city.unit().id().toString());
    body.put("effectiveOn", day.toString());
    body.put("reason", "教育布局调整");
    Answer done = at(city.cityAdmin()).post("/api/organisation/changes", body);
    assertThat(done.status()).as(done.text()).isEqualTo(201);
    return database.everything()
        .sql("select unit_id from organisation.succession where former_id = :unit")
        .param("unit", city.unit().id())
        .query(UUID.class)
        .single();
  }

  private Client at(Colleague person) {
    Client browser = city.anonymous().at(moment());
    Answer answer = browser.signIn(person.login(), TestCity.PASSWORD);
    assertThat(answer.status()).as(person.name() + answer.text()).isEqualTo(200);
    return browser.proved();
  }

  private Instant moment() {
    return BeijingTime.startOf(day).plusSeconds(10 * 3600);
  }
}
