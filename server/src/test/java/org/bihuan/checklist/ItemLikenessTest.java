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

/** What somebody writes in a sentence of his own, the items he is offered, and why. */
@BihuanTest
class ItemLikenessTest {

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @ParameterizedTest
  @CsvSource({
    "食堂后门的消防通道被纸箱堵塞, XF-010, 疏散通道",
    "二楼东头应急灯坏了不亮, XF-012, 应急照明",
    "实验楼灭火器压力不足已过期, XF-013, 灭火器"
  })
  void anItemIsOfferedForASentenceWithTheWordsBothShare(String sentence, String code, String shared) {
    Answer answer = alike(sentence);
    assertThat(answer.text()).contains(code);
    assertThat(answer.json().valueStream().filter(one -> one.at("/item/code").asString().equals(code)).findFirst())
        .hasValueSatisfying(one -> assertThat(one.at("/shared").toString()).contains(shared));
  }

  @Test
  void whatNoItemSpeaksOfIsOfferedNothing() {
    assertThat(alike("今天天气很好适合郊游").json().size()).isZero();
    assertThat(alike("一").json().size()).isZero();
    assertThat(city.anonymous().get("/api/standards/suggestions/alike?description=x").status()).isEqualTo(401);
    assertThat(city.safetyOfficer().get("/api/standards/suggestions/alike?limit=0&description=x").status()).isEqualTo(422);
  }

  private Answer alike(String sentence) {
    String words = URLEncoder.encode(sentence, StandardCharsets.UTF_8);
    Answer answer = city.safetyOfficer().get("/api/standards/suggestions/alike?description=" + words);
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }
}
