package org.bihuan.tipoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiedWordsTest {

  private static final String WHAT = "我孩子在三年级二班，二楼疏散楼梯口长期上锁，课间人多时推挤";

  @Test
  void a_sentence_is_copied_however_it_is_spaced_punctuated_or_typed() {
    assertThat(copied(WHAT, WHAT + "。")).contains("我孩子在三年级二班二楼疏散楼梯口长期上锁课间人多…");
    assertThat(copied(WHAT, "到场：二楼疏散 楼梯口\n长期上锁、课间人不多")).contains("二楼疏散楼梯口长期上锁课间人");
    assertThat(copied("ABC车间KJ-95号柜门锈蚀", "ａｂｃ车间ｋｊ95号柜门锈蚀，待修")).contains("abc车间kj95号柜门锈蚀");
    assertThat(copied(WHAT, "二楼疏\u200b散楼梯口长\u200b期上锁课间人")).as("letters nobody sees").isNotEmpty();
  }

  @Test
  void a_short_text_is_copied_only_as_a_whole() {
    assertThat(copied("楼梯口上锁", "楼梯口，上锁！")).contains("楼梯口上锁");
    assertThat(copied("楼梯口上锁", "到场看到楼梯口上锁，用铁链缠着")).isEmpty();
    assertThat(copied("", "")).isEmpty();
    assertThat(copied("！！！", "？")).as("nothing readable was said").isEmpty();
  }

  @Test
  void eleven_characters_in_a_row_are_two_people_describing_one_thing() {
    assertThat(copied("三层西侧疏散楼梯口堆放桌椅", "三层西侧疏散楼梯口堆放课桌椅约二十张")).isEmpty();
    assertThat(copied("三层西侧疏散楼梯口堆放课桌", "三层西侧疏散楼梯口堆放课桌约二十张")).isNotEmpty();
  }

  @Test
  void names_of_the_unit_and_the_place_are_anybodys() {
    String told = "海淀区芒种坡实验中学附属小学北楼一层配电间门口，有人抽烟";
    String seen = "海淀区芒种坡实验中学附属小学北楼一层配电间门口地上有烟头";
    assertThat(copied(told, seen)).isNotEmpty();
    assertThat(copied(told, seen, "海淀区芒种坡实验中学附属小学", "北楼一层配电间门口")).isEmpty();
    assertThat(copied(WHAT, WHAT, WHAT)).as("a whole story is no name").isNotEmpty();
  }

  @Test
  void a_place_may_be_alike_for_longer() {
    CopiedWords told = CopiedWords.of(WHAT, List.of());
    assertThat(told.in("教学楼二楼疏散楼梯口长期上锁处", CopiedWords.NAME)).isEmpty();
    assertThat(told.in("教学楼（" + WHAT + "）", CopiedWords.NAME)).isNotEmpty();
    assertThat(told.in(null)).isEmpty();
  }

  private static Optional<String> copied(String text, String other, String... names) {
    return CopiedWords.of(text, List.of(names)).in(other);
  }
}
