package org.bihuan.tipoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of a grave danger are found and named; words of everyday nuisance are not. */
class GraveDangerTest {

  @ParameterizedTest
  @CsvSource({
    "食堂后厨燃气泄漏，有气味,燃气泄漏",
    "后厨一股煤气味,燃气泄漏",
    "灶台附近总闻到难闻的气味,燃气泄漏",
    "二楼疏散楼梯口长期上锁，课间人多时推挤,疏散出口锁闭、堵塞",
    "消防 通道 被电动车堵死,疏散出口锁闭、堵塞",
    "配电箱冒烟,冒烟、起火",
    "饮水机漏电，孩子被电到,漏电",
    "操场围墙有裂缝，往外倾斜,房屋、设施倒塌危险"
  })
  void a_danger_that_cannot_wait_is_named(String what, String title) {
    assertThat(GraveDanger.in(what)).extracting(GraveDanger.Found::title).containsExactly(title);
  }

  @Test
  void the_words_found_are_shown_with_why_they_are_grave() {
    assertThat(GraveDanger.in("门口乱停车。消防通道被堵死；配电箱冒烟"))
        .containsExactly(
            new GraveDanger.Found(
                "疏散出口锁闭、堵塞", List.of("消防通道", "堵死"), "消防法(2021) 第二十八条、第六十条；安全生产法(2021) 第四十二条"),
            new GraveDanger.Found("冒烟、起火", List.of("冒烟"), "消防法(2021) 第四十四条"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"食堂饭菜难闻", "自行车棚上锁，家长进不去。疏散演练很久没有做", "校门口下水道堵塞", "手机屏幕裂缝", ""})
  void what_can_wait_is_not(String what) {
    assertThat(GraveDanger.in(what)).isEmpty();
  }
}
