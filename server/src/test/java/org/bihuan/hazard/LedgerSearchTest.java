package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Acts.finding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people type and paste into the search of the ledger. */
@BihuanTest
class LedgerSearchTest {

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void every_word_must_be_found_in_whatever_column() {
    String wanted = registered("教学楼二层", "走廊照明损坏");
    registered("教学楼三层", "疏散门上锁");
    assertThat(found(city.safetyOfficer(), "教学楼 照明")).containsExactly(wanted);
    assertThat(found(city.safetyOfficer(), "照明　教学楼")).containsExactly(wanted);
    assertThat(found(city.safetyOfficer(), "教学楼 食堂")).isEmpty();
    assertThat(found(city.safetyOfficer(), "100%_")).isEmpty();
  }

  @Test
  void of_numbers_pasted_from_a_sheet_each_finds_its_row_and_the_neighbour_none() {
    String one = registered("教学楼二层", "走廊照明损坏");
    String two = registered("教学楼三层", "疏散门上锁");
    registered("操场", "看台扶手松动");
    String pasted = one + "\n" + two + "，" + city.district() + "-2020-000001";
    assertThat(found(city.safetyOfficer(), pasted)).containsExactlyInAnyOrder(one, two);
    assertThat(found(city.safetyOfficer(), pasted + " 照明")).containsExactly(one);
    assertThat(found(city.stranger(), pasted)).isEmpty();
  }

  @Test
  void more_than_a_person_means_is_refused_with_the_reason() {
    String words = String.join(" ", IntStream.range(0, 11).mapToObj(i -> "词" + i).toList());
    Answer refused = city.safetyOfficer().get("/api/hazards?q=" + encoded(words));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("一次最多查找 10 个词");
  }

  private String registered(String place, String description) {
    Map<String, Object> body = finding(city.unit(), Ids.next());
    body.put("placeText", place);
    body.put("description", description);
    Answer answer = city.safetyOfficer().post("/api/hazards", body);
    assertThat(answer.status()).isEqualTo(201);
    return answer.at("number");
  }

  private static List<String> found(Colleague who, String typed) {
    return who.get("/api/hazards?q=" + encoded(typed)).json().at("/items").valueStream().map(row -> row.at("/number").asString()).toList();
  }

  private static String encoded(String typed) {
    return URLEncoder.encode(typed, StandardCharsets.UTF_8);
  }
}
