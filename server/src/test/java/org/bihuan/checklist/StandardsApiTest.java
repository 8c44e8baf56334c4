package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardsApiTest {

  private static final String[] ADDRESSES = {
    "/api/standards/categories",
    "/api/standards/items",
    "/api/standards/items/XF-001",
    "/api/standards/judgement-rules",
    "/api/checklists",
    "/api/checklists/CL-PS-W"
  };

  @Autowired TestCities cities;
  private TestCity city;
  private Client wang;

  @BeforeAll
  void found() {
    city = cities.found();
    wang = city.safetyOfficer();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CITY_ADMIN", "DISTRICT_INSPECTOR", "CLUSTER_ADMIN", "UNIT_HEAD", "POST_HOLDER", "CONTRACTOR"})
  void everybody_with_business_reads_the_same_standards(Role role) {
    for (String address : ADDRESSES) {
      Answer answer = city.as(role).get(address);
      assertThat(answer.status()).as(address).isEqualTo(200);
      assertThat(content(answer)).isEqualTo(content(wang.get(address)));
    }
  }

  private static String content(Answer answer) {
    return answer.text().replaceAll("\"can\":\\[[^]]*]", "");
  }

  @Test
  void who_publishes_is_told_so_and_a_copy_kept_under_another_post_is_no_longer_good() {
    String address = "/api/standards/items/XF-001";
    Answer read = wang.get(address);
    Answer published = city.cityAdmin().with("If-None-Match", read.header("ETag")).get(address);

    assertThat(read.json().at("/can").isEmpty()).isTrue();
    assertThat(published.status()).isEqualTo(200);
    assertThat(published.at("can/0")).isEqualTo("REVISE");
    assertThat(city.citySupervisor().get(address).json().at("/can").isEmpty()).isTrue();
  }

  @Test
  void neighbour_and_stranger_read_what_everybody_reads() {
    assertThat(city.neighbour().get("/api/standards/items/XF-001").text())
        .isEqualTo(city.stranger().get("/api/standards/items/XF-001").text());
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN", "REPORT_KEEPER", "SEAL_KEEPER"})
  void who_has_no_business_data_is_refused(Role role) {
    for (String address : ADDRESSES) {
      assertThat(city.as(role).get(address).status()).as(address).isEqualTo(403);
    }
  }

  @Test
  void nobody_reads_without_signing_in() {
    for (String address : ADDRESSES) {
      assertThat(city.anonymous().get(address).status()).as(address).isEqualTo(401);
    }
  }

  @Test
  void an_item_comes_with_the_clauses_it_counts_for() {
    Answer item = wang.get("/api/standards/items/XF-001");
    assertThat(item.at("item/categoryTitle")).isEqualTo("消防安全");
    assertThat(item.at("item/hazardPhrase")).isNotBlank();
    assertThat(item.at("clauses/0/clause/code")).isEqualTo("MOE-2024-XF-02");
    assertThat(item.at("clauses/0/kind")).isEqualTo("DIRECT");
  }

  @Test
  void before_the_guide_there_was_no_clause_and_before_the_first_edition_no_item() {
    assertThat(wang.get("/api/standards/items/XF-001?on=2024-06-23").json().at("/clauses")).isEmpty();
    assertThat(wang.get("/api/standards/judgement-rules?on=2024-06-23").json()).isEmpty();
    assertThat(wang.get("/api/standards/judgement-rules?on=2024-06-24").json()).hasSize(1);
    assertThat(wang.get("/api/standards/items/XF-001?on=2023-05-05").status()).isEqualTo(404);
  }

  @Test
  void paging_meets_every_item_once() {
    Set<String> seen = new HashSet<>();
    String cursor = "";
    do {
      Answer page = wang.get("/api/standards/items?limit=50" + cursor);
      page.json().at("/items").forEach(item -> assertThat(seen.add(item.at("/code").asString())).isTrue());
      assertThat(page.json().at("/count/value").asInt()).isEqualTo(184);
      String next = page.at("next");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    assertThat(seen).hasSize(184);
  }

  @Test
  void searching_takes_category_unit_type_and_all_words() {
    Answer found = wang.get("/api/standards/items?category=FIRE&unitType=KINDERGARTEN&q=" + encoded("电动自行车"));
    assertThat(found.json().at("/items")).isNotEmpty();
    found.json().at("/items").forEach(item -> assertThat(item.at("/category").asString()).isEqualTo("FIRE"));
    assertThat(wang.get("/api/standards/items?q=" + encoded("电动自行车 没有这个词")).json().at("/items")).isEmpty();
    assertThat(wang.get("/api/standards/items?q=" + encoded("' or 1=1 --")).json().at("/items")).isEmpty();
  }

  @Test
  void check_lists_are_those_of_the_unit_type() {
    Answer lists = wang.get("/api/checklists?unitType=OFFICE");
    assertThat(lists.json()).isNotEmpty();
    lists.json().forEach(list -> assertThat(list.at("/unitTypes").toString()).contains("OFFICE"));
    Answer weekly = wang.get("/api/checklists/CL-PS-W");
    assertThat(weekly.json().at("/items")).hasSize(weekly.json().at("/checklist/items").asInt());
  }

  @Test
  void an_unchanged_answer_is_not_sent_again() {
    Answer first = wang.get("/api/standards/items");
    Answer again = wang.with("If-None-Match", first.header("ETag")).get("/api/standards/items");
    assertThat(first.header("ETag")).isNotBlank();
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/standards/items?category=FIREWORKS",
        "/api/standards/items?unitType=CASTLE",
        "/api/standards/items?on=yesterday",
        "/api/standards/items?on=2026-13-45",
        "/api/standards/items?limit=0",
        "/api/standards/items?limit=201",
        "/api/standards/items?limit=many",
        "/api/standards/items?cursor=%25%25",
        "/api/checklists?unitType=CASTLE",
        "/api/checklists?on=0"
      })
  void bad_input_is_named(String address) {
    Answer answer = wang.get(address);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("errors/0/field")).isNotBlank();
    assertThat(answer.at("errors/0/remedy")).isNotBlank();
  }

  @Test
  void a_search_too_long_is_refused() {
    assertThat(wang.get("/api/standards/items?q=" + encoded("查".repeat(61))).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/standards/items/XF-999", "/api/checklists/NO-SUCH", "/api/standards/items/..%00"})
  void what_does_not_exist_is_not_found(String address) {
    assertThat(wang.get(address).status()).isIn(400, 404);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
