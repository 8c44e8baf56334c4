package org.bihuan.inspection.blind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.bihuan.support.WrittenOff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is above those who look sees what came of it in his scope, and nothing of a file that is shut to himself. */
@BihuanTest
class LookOverviewTest {

  private static final String LOOKS = "/api/inspection/blind-looks";
  private static final String OVERVIEW = LOOKS + "/overview";
  private static final Instant CLOSED = Instant.parse("2027-03-02T02:00:00Z");
  private static final Instant DUE = Instant.parse("2027-03-31T02:00:00Z");

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;
  String hazard = "";
  Client inspector;
  Client admin;

  @BeforeEach
  void writtenOff() {
    city = cities.found();
    hazard = WrittenOff.at(city, CLOSED);
    inspector = WrittenOff.then(city.districtInspector(), DUE);
    admin = WrittenOff.then(city.districtAdmin(), DUE);
  }

  @Test
  void who_looked_where_and_what_came_of_it_with_the_share_of_write_offs_confirmed() {
    WrittenOff.at(city, CLOSED);
    WrittenOff.at(city, CLOSED);
    WrittenOff.at(city, CLOSED);
    inspector.put(taken() + "/answer", Map.of("found", false, "note", "门厅畅通"));
    inspector.put(taken() + "/answer", Map.of("found", true, "note", "仍堆放课桌四张"));
    inspector.put(taken() + "/given-up", Map.of("reason", "出差"));
    taken();

    Answer seen = admin.get(OVERVIEW);
    assertThat(seen.status()).as(seen.text()).isEqualTo(200);
    assertThat(seen.json().at("/total")).isEqualTo(seen.json().at("/months/0/counts"));
    for (var count : Map.of("taken", "4", "found", "1", "notFound", "1", "givenUp", "1", "left", "0", "confirmedPercent", "50").entrySet()) {
      assertThat(seen.at("total/" + count.getKey())).as(count.getKey()).isEqualTo(count.getValue());
    }
    assertThat(seen.at("months/0/month")).isEqualTo("2027-03");
    assertThat(seen.json().at("/looks")).hasSize(4);
    for (var row : seen.json().at("/looks")) {
      assertThat(row.at("/personName").asString()).isEqualTo(city.districtInspector().name());
      assertThat(row.at("/placeText").asString()).isEqualTo("西侧门厅");
      assertThat(row.at("/unitName").asString()).isNotBlank();
      boolean open = row.at("/state").asString().equals("OPEN");
      assertThat(row.at("/number").isString()).as("which hazard it is, once the look is over: " + row).isEqualTo(!open);
    }
    assertThat(seen.text()).contains("门厅畅通").contains("仍堆放课桌四张").contains("出差").doesNotContain("已搬离");

    assertThat(admin.get(OVERVIEW + "?from=2027-03-01&to=2027-03-30").at("total/taken")).as("taken on other days").isEqualTo("0");
    Answer first = admin.get(OVERVIEW + "?limit=3");
    Answer rest = admin.get(OVERVIEW + "?limit=3&cursor=" + first.at("next"));
    assertThat(first.json().at("/looks")).hasSize(3);
    assertThat(rest.json().at("/looks")).hasSize(1);
    assertThat(rest.at("next")).isEmpty();
    assertThat(WrittenOff.then(city.districtAdmin(), DUE.plusSeconds(61 * 86_400L)).get(OVERVIEW).at("total/left")).isEqualTo("1");
  }

  @Test
  void what_others_said_of_a_hazard_he_looks_at_himself_is_told_after_he_has_answered() {
    inspector.put(taken() + "/given-up", Map.of("reason", "门锁着进不去"));
    String number = inspector.get(LOOKS).at("0/number");
    assertThat(admin.get(OVERVIEW).text()).contains("门锁着进不去").contains(number);
    String own = LOOKS + "/" + admin.post(LOOKS, Map.of("id", Ids.next())).at("ref");

    Answer looking = admin.get(OVERVIEW);
    assertThat(looking.json().at("/looks")).hasSize(2);
    assertThat(looking.text()).doesNotContain("门锁着").doesNotContain(number).doesNotContain("堆放课桌").contains("您正在盲查，答复后显示");
    admin.put(own + "/answer", Map.of("found", false, "note", "门厅畅通"));
    assertThat(admin.get(OVERVIEW).text()).contains("门锁着进不去").contains(number);
  }

  @Test
  void neighbours_see_nothing_of_it_and_whoever_only_looks_is_refused() {
    inspector.put(taken() + "/answer", Map.of("found", true, "note", "仍堆放课桌四张"));
    Answer strange = WrittenOff.then(city.strangeDistrictAdmin(), DUE).get(OVERVIEW);
    assertThat(strange.json().at("/looks")).isEmpty();
    assertThat(strange.json().at("/months")).isEmpty();
    assertThat(strange.at("total/taken")).isEqualTo("0");
    assertThat(WrittenOff.then(city.cityAdmin(), DUE).get(OVERVIEW).text()).contains("仍堆放课桌四张");
    for (Colleague other : List.of(city.districtInspector(), city.citySupervisor(), city.unitHead(), city.as(Role.SAFETY_OFFICER))) {
      assertThat(other.get(OVERVIEW).problem()).as(other.name()).isEqualTo("no-permission");
    }
  }

  @Test
  void the_database_shows_them_to_the_district_and_the_city_alone() {
    taken();
    int district = city.district();
    assertThat(rows("bihuan_district", String.valueOf(district), "")).isEqualTo(1);
    assertThat(rows("bihuan_district", String.valueOf(district + 1), "")).isZero();
    assertThat(rows("bihuan_district", "", "")).isZero();
    assertThat(rows("bihuan_unit", String.valueOf(district), city.unit().id().toString())).as("it does not know").isZero();
    assertThat(rows("bihuan_city", "", "")).isEqualTo(1);
  }

  @Test
  void a_period_that_is_none_and_one_that_is_too_long_are_refused() {
    assertThat(admin.get(OVERVIEW + "?from=2027-03-02&to=2027-03-01").at("errors/0/field")).isEqualTo("to");
    assertThat(admin.get(OVERVIEW + "?from=2020-01-01&to=2027-03-01").at("errors/0/field")).isEqualTo("from");
    assertThat(admin.get(OVERVIEW + "?limit=101").at("errors/0/field")).isEqualTo("limit");
  }

  private String taken() {
    Answer taken = inspector.post(LOOKS, Map.of("id", Ids.next()));
    assertThat(taken.status()).as(taken.text()).isEqualTo(201);
    return LOOKS + "/" + taken.at("ref");
  }

  private long rows(String role, String districts, String units) {
    return database.inRolledBack(
        db -> {
          db.sql("select platform.enter(:role, :districts, :units)")
              .param("role", role)
              .param("districts", districts)
              .param("units", units)
              .query(row -> {});
          return db.sql("select count(*) from inspection.blind_look where hazard_id = cast(:hazard as uuid)")
              .param("hazard", hazard.substring(hazard.indexOf('-') + 1))
              .query(Long.class)
              .single();
        });
  }
}
