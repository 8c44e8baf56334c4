package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

  @ParameterizedTest
  @CsvSource({
    "对第三项有异议, 对第三项有异议。",
    "对第三项有异议。, 对第三项有异议。",
    "'对第三项有异议；', 对第三项有异议。",
    "'对第三项有异议。 ', 对第三项有异议。",
    "为什么要签？, 为什么要签？",
    "他说“不签。”, 他说“不签。”",
    "他说“不签”, 他说“不签”。",
    "三楼（东侧）, 三楼（东侧）。",
  })
  void a_sentence_ends_once(String words, String sentence) {
    assertThat(Sentence.ended(words)).isEqualTo(sentence);
  }
}
