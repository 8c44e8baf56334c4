package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody who found something types, and the item he means. */
@BihuanTest
class ItemSuggestionsTest {

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @ParameterizedTest
  @CsvSource({"灭火器, XF-013", "应急灯, XF-012", "消防通道, XF-010", "疏散通道, XF-010", "xf-014, XF-014", "消防栓 水压, XF-014"})
  void theItemMeantComesFirst(String typed, String code) {
    assertThat(suggestions(typed).at("0/item/code")).isEqualTo(code);
  }

  @Test
  void anotherWordIsExplainedAndTheWordItselfIsNot() {
    assertThat(suggestions("应急灯").at("0/via")).isEqualTo("应急照明");
    assertThat(suggestions("灭火器").json().at("/0/via").isNull()).isTrue();
  }

  @Test
  void everyWordMustBeFoundAndNothingIsNoMistake() {
    assertThat(suggestions("灭火器 食堂留样").json().size()).isZero();
    assertThat(suggestions("没有这种东西").json().size()).isZero();
    assertThat(city.safetyOfficer().get("/api/standards/suggestions?q=x&limit=0").status()).isEqualTo(422);
    assertThat(city.anonymous().get("/api/standards/suggestions?q=x").status()).isEqualTo(401);
  }

  @Test
  void everySynonymLeadsToAnItem() {
    ItemSuggestions all = ItemSuggestions.load();
    assertThat(all.synonyms())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(suggestions(one.means()).json().size()).as(one.means()).isPositive());
  }

  private Answer suggestions(String typed) {
    String q = URLEncoder.encode(typed, StandardCharsets.UTF_8);
    Answer answer = city.safetyOfficer().get("/api/standards/suggestions?q=" + q);
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }
}
