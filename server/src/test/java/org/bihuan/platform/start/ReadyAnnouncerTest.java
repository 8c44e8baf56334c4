package org.bihuan.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;

/** Whoever starts it reads at once whether it takes what people write. */
class ReadyAnnouncerTest {

  @Test
  void one_that_only_lets_people_look_says_so_and_why() {
    Refusal putBack = new Refusal(503, "history-put-back", "现在只能查看", "恢复的是较早的备份", "请作恢复声明", List.of());
    assertThat(ReadyAnnouncer.onlyLooking(putBack)).isEqualTo("现在只能查看，不能登记和办理：恢复的是较早的备份。请作恢复声明。");
  }
}
