package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.HazardLives;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is loaded stands as if it had been entered act by act, and goes on from there. */
@BihuanTest
class LedgerLoadTest {

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  @Autowired HazardLives lives;
  @Autowired HazardChains chains;
  @Autowired LedgerLoad load;

  @Test
  void figures_equal_a_recount_chains_hold_and_numbers_have_no_gap() {
    TestCity city = cities.found();
    lives.live(city, 12, 1);
    lives.load(city, 60, 3, 2);

    Recount.agrees(database, city.district());
    assertThat(broken(city)).isEmpty();
    assertThat(evidenceAgainst(city)).isEmpty();
    List<Integer> serials =
        database
            .everything()
            .sql(
                """
                select split_part(number, '-', 3)::int
                from hazard.hazard
                where district_id = :district and number is not null
                  and split_part(number, '-', 2)::int = :year
                order by 1
                """)
            .param("district", city.district())
            .param("year", Year.now(BeijingTime.ZONE).getValue())
            .query(Integer.class)
            .list();
    assertThat(serials).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    assertThat(serials.getFirst()).isEqualTo(1);
    assertThat(serials.getLast()).isEqualTo(serials.size());
    assertThat(count(city, "status = 'REBOUNDED'")).isPositive().isEqualTo(count(city, "former_id is not null"));
  }

  @Test
  void what_is_loaded_is_found_by_its_words_like_what_was_entered() {
    TestCity city = cities.found();
    lives.load(city, 24, 2, 1);
    String wordless =
        """
        number is not null and not exists (
          select 1 from hazard.wording w
          where w.district_id = hazard.district_id and w.hazard_id = hazard.id and cardinality(w.pairs) > 10)
        """;
    assertThat(count(city, "number is not null")).isPositive();
    assertThat(count(city, wordless)).isZero();
  }

  @Test
  void a_loaded_hazard_goes_on_and_the_next_number_follows() {
    TestCity city = cities.found();
    lives.load(city, 36, 1, 3);
    Ref open =
        database
            .everything()
            .sql("select id from hazard.hazard where district_id = :district and status = 'REGISTERED' limit 1")
            .param("district", city.district())
            .query((r, n) -> new Ref(city.district(), r.getObject("id", UUID.class)))
            .single();
    Answer before = city.safetyOfficer().get("/api/hazards/" + open);

    Answer after =
        city.safetyOfficer()
            .post(
                "/api/hazards/" + open + "/acts",
                Map.of("act", "ADD_NOTE", "note", "已安排人员现场核实"),
                Integer.parseInt(before.at("version")));

    assertThat(after.status()).isEqualTo(200);
    assertThat(city.safetyOfficer().get("/api/hazards/" + open + "/chain").at("valid")).isEqualTo("true");
    int last = count(city, "number is not null");
    Answer registered = city.postHolder().post("/api/hazards", finding(city));
    assertThat(registered.status()).isEqualTo(201);
    assertThat(registered.at("number")).endsWith("-%06d".formatted(last + 1));
    Recount.agrees(database, city.district());
  }

  @Test
  void the_rules_hold_for_what_is_loaded_too() {
    TestCity city = cities.found();
    LoadingLedger loading = load.open(city.district());
    var stranger = city.stranger().actor();
    Registration finding = Cast.finding(null, HazardSource.SELF_CHECK);
    var here =
        new Registration(
            Ids.next(), city.unit(), null, "库房", finding.category(), null, "堆物", null, HazardSource.SELF_CHECK,
            Instant.now(), null, null, List.of(), "不便拍照", false, null);
    assertThatThrownBy(() -> Acting.as(stranger, () -> loading.register(stranger, here)))
        .hasMessageContaining("没有找到");
    var officer = city.safetyOfficer().actor();
    var noPhoto =
        new Registration(
            Ids.next(), city.unit(), null, "库房", finding.category(), null, "堆物", null, HazardSource.SELF_CHECK,
            Instant.now(), null, null, List.of(), null, false, null);
    assertThatThrownBy(() -> Acting.as(officer, () -> loading.register(officer, noPhoto)))
        .isInstanceOf(Refusal.class);
    assertThat(loading.size()).isZero();
  }

  @Test
  void somebody_who_registers_meanwhile_keeps_his_number() {
    TestCity city = cities.found();
    LoadingLedger loading = load.open(city.district());
    var officer = city.safetyOfficer().actor();
    var here =
        new Registration(
            Ids.next(), city.unit(), null, "库房", Category.FIRE, null, "堆物", null,
            HazardSource.SELF_CHECK, Instant.now(), null, null, List.of(), "不便拍照", false, null);
    Acting.as(officer, () -> loading.register(officer, here));
    assertThat(city.postHolder().post("/api/hazards", finding(city)).status()).isEqualTo(201);

    assertThatThrownBy(loading::write).hasMessageContaining("at the same time");
    assertThat(count(city, "true")).isEqualTo(1);
  }

  private static Map<String, Object> finding(TestCity city) {
    return Map.of(
        "id", Ids.next(), "unit", city.unit().toString(), "placeText", "操场", "category", "FIRE", "description",
        "灭火器过期", "source", "PATROL", "foundAt", Instant.now().toString(), "noPhotoReason", "设备损坏");
  }

  private List<HazardChains.Broken> broken(TestCity city) {
    List<HazardChains.Broken> found = new ArrayList<>();
    chains.check(broken -> {
      if (broken.hazard().districtId() == city.district()) {
        found.add(broken);
      }
    });
    return found;
  }

  private List<String> evidenceAgainst(TestCity city) {
    Answer report = city.as(Role.AUDIT_ADMIN).post("/api/evidence/verification", Map.of());
    assertThat(report.status()).isEqualTo(200);
    List<String> subjects = new ArrayList<>();
    report.json().get("findings").forEach(finding -> subjects.add(finding.get("subject").asString()));
    return subjects.stream().filter(subject -> subject.startsWith(city.district() + "-")).toList();
  }

  private int count(TestCity city, String condition) {
    return database
        .everything()
        .sql("select count(*) from hazard.hazard where district_id = :district and " + condition)
        .param("district", city.district())
        .query(Integer.class)
        .single();
  }
}
