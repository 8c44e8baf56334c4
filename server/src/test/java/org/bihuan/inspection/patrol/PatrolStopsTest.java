package org.bihuan.inspection.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Somebody was at a place: once on record, for his unit and those above it, and for nobody else. */
@BihuanTest
class PatrolStopsTest {

  private static final String PATROLS = "/api/inspection/patrols";

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void a_stop_is_there_once_however_often_it_is_told_and_keeps_both_clocks() {
    Instant at = Instant.now().minusSeconds(7200).truncatedTo(ChronoUnit.MILLIS);
    Map<String, Object> stop = stop("at", at.toString());
    Answer made = city.postHolder().post(PATROLS, stop);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.at("resultTitle")).isEqualTo("正常");
    assertThat(made.at("placeName")).isEqualTo("化学实验室");
    assertThat(made.at("personName")).isEqualTo(city.postHolder().name());
    assertThat(Instant.parse(made.at("at"))).isEqualTo(at);
    assertThat(Instant.parse(made.at("receivedAt"))).isAfter(at.plusSeconds(7000));

    Answer again = city.postHolder().post(PATROLS, stop);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(made.text());
    assertThat(database.everything().sql("select count(*) from inspection.patrol_stop where id = ?").param(stop.get("id")).query(Long.class).single())
        .isEqualTo(1L);
  }

  @Test
  void the_same_id_with_another_content_or_of_another_person_is_a_conflict_with_both() {
    Map<String, Object> stop = stop();
    city.postHolder().post(PATROLS, stop);
    Map<String, Object> other = new HashMap<>(stop);
    other.put("scanned", false);
    Answer conflict = city.postHolder().post(PATROLS, other);
    assertThat(conflict.problem()).isEqualTo("id-conflict");
    assertThat(conflict.json().at("/existing/scanned").asBoolean()).isTrue();
    assertThat(conflict.json().at("/submitted/scanned").asBoolean()).isFalse();
    assertThat(city.otherPostHolder().post(PATROLS, stop).problem()).as("somebody else was not there").isEqualTo("id-conflict");
  }

  @Test
  void a_problem_is_written_down_or_names_its_hazard_of_the_same_unit() {
    assertThat(fields(city.postHolder().post(PATROLS, stop("result", "PROBLEM")))).containsExactly("note");
    assertThat(fields(city.postHolder().post(PATROLS, stop("result", "PROBLEM", "note", "　")))).containsExactly("note");
    Answer said = city.postHolder().post(PATROLS, stop("result", "PROBLEM", "note", " 门锁坏了 "));
    assertThat(said.status()).as(said.text()).isEqualTo(201);
    assertThat(said.at("note")).isEqualTo("门锁坏了");

    Answer hazard = hazard();
    Answer named = city.postHolder().post(PATROLS, stop("result", "PROBLEM", "hazards", List.of(hazard.at("ref"))));
    assertThat(named.status()).as(named.text()).isEqualTo(201);
    assertThat(named.at("hazards/0/number")).isEqualTo(hazard.at("number"));
    String nobodys = city.district() + "-" + Ids.next();
    assertThat(fields(city.postHolder().post(PATROLS, stop("result", "PROBLEM", "hazards", List.of(nobodys)))))
        .containsExactly("hazards");
    assertThat(fields(city.postHolder().post(PATROLS, stop("hazards", List.of(hazard.at("ref")))))).containsExactly("hazards");
  }

  @Test
  void bad_input_is_answered_with_a_sentence() {
    Client holder = city.postHolder();
    assertThat(fields(holder.post(PATROLS, stop("at", Instant.now().plusSeconds(3600).toString())))).containsExactly("at");
    assertThat(fields(holder.post(PATROLS, stop("result", "PROBLEM", "note", "长".repeat(501))))).containsExactly("note");
    assertThat(holder.post(PATROLS, stop("result", "FINE")).status()).isBetween(400, 422);
    assertThat(holder.post(PATROLS, stop("placeId", Ids.next())).status()).isEqualTo(404);
    assertThat(holder.get(PATROLS + "?unit=" + city.unit() + "&limit=0").status()).isEqualTo(422);
    assertThat(holder.get(PATROLS + "?unit=" + city.unit() + "&cursor=bm9wZQ").status()).isEqualTo(422);
    assertThat(holder.get(PATROLS + "/places?unit=" + city.unit() + "&day=1850-01-01").status()).isEqualTo(200);
  }

  @Test
  void for_the_neighbour_and_the_stranger_neither_the_unit_nor_its_places_exist() {
    city.postHolder().post(PATROLS, stop());
    for (Client other : List.of(city.neighbour(), city.stranger())) {
      assertThat(other.get(PATROLS + "?unit=" + city.unit()).status()).isEqualTo(404);
      assertThat(other.get(PATROLS + "/places?unit=" + city.unit()).status()).isEqualTo(404);
      assertThat(other.post(PATROLS, stop()).status()).isEqualTo(404);
    }
    Answer ours = city.neighbour().post(PATROLS, stop("unit", city.neighbourUnit().toString()));
    assertThat(ours.status()).as("a place of another unit under one's own").isEqualTo(404);
    assertThat(city.strangeDistrictAdmin().get(PATROLS + "?unit=" + city.unit()).status()).isEqualTo(404);
  }

  @Test
  void those_above_read_and_only_the_unit_records() {
    city.postHolder().post(PATROLS, stop());
    for (Role role : List.of(Role.UNIT_HEAD, Role.SAFETY_OFFICER, Role.POST_HOLDER, Role.DISTRICT_ADMIN, Role.DISTRICT_INSPECTOR, Role.CITY_ADMIN)) {
      Answer day = city.as(role).get(PATROLS + "?unit=" + city.unit());
      assertThat(day.json().at("/items")).as(role + " " + day).hasSize(1);
    }
    for (Role role : List.of(Role.DISTRICT_ADMIN, Role.CITY_ADMIN, Role.CONTRACTOR, Role.CLUSTER_ADMIN)) {
      assertThat(city.as(role).post(PATROLS, stop()).status()).as(role.name()).isEqualTo(403);
    }
    assertThat(city.as(Role.AUDITOR).get(PATROLS + "?unit=" + city.unit()).problem()).isEqualTo("case-needed");
    assertThat(city.as(Role.CONTRACTOR).get(PATROLS + "?unit=" + city.unit()).status()).isEqualTo(403);
    assertThat(city.safetyOfficer().get(PATROLS + "/places?unit=" + city.unit()).at("places/0/can/0")).isEqualTo("RECORD_STOP");
    assertThat(city.districtAdmin().get(PATROLS + "/places?unit=" + city.unit()).json().at("/places/0/can")).isEmpty();
  }

  @Test
  void each_place_tells_how_often_today_and_when_last_and_by_whom() {
    LocalDate day = BeijingTime.dayOf(Instant.now()).minusDays(1);
    Instant morning = BeijingTime.startOf(day).plusSeconds(8 * 3600);
    city.postHolder().post(PATROLS, stop("at", BeijingTime.startOf(day).minusSeconds(1).toString()));
    city.postHolder().post(PATROLS, stop("at", morning.toString()));
    city.safetyOfficer().post(PATROLS, stop("at", morning.plusSeconds(9120).toString(), "scanned", false));
    Answer then = city.safetyOfficer().get(PATROLS + "/places?unit=" + city.unit() + "&day=" + day);
    assertThat(then.at("asked")).as("GB/T 29315-2022").isEqualTo("5");
    JsonNode laboratory = laboratory(then);
    assertThat(laboratory.at("/times").asInt()).as("written down a day later").isZero();
    assertThat(laboratory.at("/late").asInt()).isEqualTo(2);
    assertThat(laboratory.at("/last/personName").asString()).isEqualTo(city.safetyOfficer().name());
    assertThat(laboratory.at("/last/scanned").asBoolean()).isFalse();
    JsonNode before = laboratory(city.safetyOfficer().get(PATROLS + "/places?unit=" + city.unit() + "&day=" + day.minusDays(1)));
    assertThat(before.at("/late").asInt()).isEqualTo(1);
    assertThat(before.at("/last/personName").asString()).as("as it was on that day").isEqualTo(city.postHolder().name());
    JsonNode today = laboratory(city.safetyOfficer().get(PATROLS + "/places?unit=" + city.unit()));
    assertThat(today.at("/times").asInt()).isZero();
    assertThat(today.at("/last/at").asString()).as("last, though not today").isEqualTo(morning.plusSeconds(9120).toString());
    city.postHolder().post(PATROLS, stop());
    JsonNode now = laboratory(city.safetyOfficer().get(PATROLS + "/places?unit=" + city.unit()));
    assertThat(now.at("/times").asInt()).isEqualTo(1);
    assertThat(now.at("/late").asInt()).isZero();
  }

  @Test
  void five_rounds_of_a_past_day_written_down_at_once_are_not_five_of_five() {
    LocalDate day = BeijingTime.dayOf(Instant.now()).minusDays(2);
    for (int hour : List.of(8, 10, 13, 16, 20)) {
      Answer made = city.safetyOfficer().post(PATROLS, stop("at", BeijingTime.startOf(day).plusSeconds(hour * 3600L).toString()));
      assertThat(made.status()).as(made.text()).isEqualTo(201);
      assertThat(made.json().at("/late").asBoolean()).isTrue();
    }
    JsonNode laboratory = laboratory(city.safetyOfficer().get(PATROLS + "/places?unit=" + city.unit() + "&day=" + day));
    assertThat(laboratory.at("/times").asInt()).isZero();
    assertThat(laboratory.at("/late").asInt()).isEqualTo(5);
    Answer old = city.safetyOfficer().post(PATROLS, stop("at", Instant.EPOCH.toString()));
    assertThat(fields(old)).containsExactly("at");
    assertThat(old.at("errors/0/remedy")).contains("最近 7 天");
    assertThat(fields(city.safetyOfficer().post(PATROLS, stop("at", BeijingTime.startOf(day.minusDays(5)).minusSeconds(1).toString()))))
        .containsExactly("at");
  }

  @Test
  void a_day_is_read_page_by_page_without_a_gap() {
    Instant noon = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    LocalDate day = BeijingTime.dayOf(noon);
    IntStream.range(0, 5).forEach(n -> city.postHolder().post(PATROLS, stop("at", noon.toString())));
    Set<String> seen = new LinkedHashSet<>();
    String next = "";
    do {
      String from = next.isEmpty() ? "" : "&cursor=" + next;
      Answer page =
          city.postHolder().get(PATROLS + "?unit=" + city.unit() + "&day=" + day + "&place=" + city.laboratory().id() + "&limit=2" + from);
      page.json().at("/items").forEach(item -> assertThat(seen.add(item.at("/ref").asString())).isTrue());
      assertThat(page.at("count/value")).isEqualTo("5");
      next = page.json().at("/next").isNull() ? "" : page.at("next");
    } while (!next.isEmpty());
    assertThat(seen).hasSize(5);
    assertThat(city.postHolder().get(PATROLS + "?unit=" + city.unit() + "&place=" + Ids.next()).json().at("/items")).isEmpty();
  }

  @Test
  void a_closed_place_takes_no_stops_and_keeps_those_it_had() {
    city.postHolder().post(PATROLS, stop());
    String place = "/api/units/" + city.unit() + "/places/" + city.laboratory().id() + "/close";
    String today = BeijingTime.dayOf(Instant.now()).toString();
    Answer closed = city.safetyOfficer().put(place, Map.of("on", BeijingTime.dayOf(Instant.now()).minusDays(1).toString()), 1);
    assertThat(closed.status()).as(closed.text()).isEqualTo(200);
    assertThat(fields(city.postHolder().post(PATROLS, stop()))).containsExactly("placeId");
    assertThat(city.postHolder().get(PATROLS + "?unit=" + city.unit() + "&day=" + today).json().at("/items")).hasSize(1);
  }

  @Test
  void nothing_of_it_is_changed_or_taken_away() {
    List<String> rights =
        database
            .everything()
            .sql(
                """
                select distinct g.privilege_type
                from information_schema.role_table_grants g
                where g.table_schema = 'inspection' and g.table_name = 'patrol_stop' and g.grantee in ('bihuan_unit', 'bihuan_district', 'bihuan_city', 'bihuan_system')
                """)
            .query(String.class)
            .list();
    assertThat(rights).containsExactlyInAnyOrder("SELECT", "INSERT");
  }

  private JsonNode laboratory(Answer places) {
    return places
        .json()
        .at("/places")
        .valueStream()
        .filter(place -> place.at("/placeId").asString().equals(city.laboratory().id().toString()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> fields(Answer refused) {
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    return refused.json().at("/errors").valueStream().map(error -> error.at("/field").asString()).toList();
  }

  private Map<String, Object> stop(Object... more) {
    Map<String, Object> stop = new HashMap<>();
    stop.put("id", Ids.next());
    stop.put("unit", city.unit().toString());
    stop.put("placeId", city.laboratory().id());
    stop.put("at", Instant.now().toString());
    stop.put("result", "NORMAL");
    stop.put("scanned", true);
    for (int i = 0; i < more.length; i += 2) {
      stop.put((String) more[i], more[i + 1]);
    }
    return stop;
  }

  private Answer hazard() {
    String photo = Photos.upload(city.postHolder(), city.unit());
    Answer made =
        city.postHolder()
            .post(
                "/api/hazards",
                Map.of(
                    "id", Ids.next(), "unit", city.unit().toString(), "placeText", "化学实验室", "category", "FIRE", "description",
                    "通风柜旁堆放纸箱", "source", "PATROL", "foundAt", Instant.now().minusSeconds(60).toString(), "photos",
                    List.of(Map.of("file", photo, "kind", "BEFORE")), "draft", false));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made;
  }
}
