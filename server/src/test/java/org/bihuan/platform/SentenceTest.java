package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

  @Test
  void among_chinese_characters_the_marks_are_those_of_chinese_print() {
    assertThat(Sentence.inPrint("安全生产法(2021) 第六十五条(三)(重大隐患排除后);消防法(2021) 第七十条"))
        .isEqualTo("安全生产法（2021）第六十五条（三）（重大隐患排除后）；消防法（2021）第七十条");
    assertThat(Sentence.inPrint("规定(试行),执行")).isEqualTo("规定（试行），执行");
    assertThat(Sentence.inPrint("GB 50140-2005 (5.1), f(x); 3:2")).isEqualTo("GB 50140-2005 (5.1), f(x); 3:2");
  }
}
