package org.bihuan.tipoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.bihuan.platform.Refusal;
import org.bihuan.tipoff.Floodgate.Limit;
import org.junit.jupiter.api.Test;

class FloodgateTest {

  /** Stands still until it is set. */
  private static final class Hand extends Clock {
    private Instant now;

    Hand(String now) {
      this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aDayBeginsAtMidnightInBeijing() {
    Hand clock = new Hand("2026-11-27T15:59:00Z");
    Floodgate gate = new Floodgate(clock);
    for (int n = 0; n < 5; n++) {
      gate.pass(Limit.DEVICE_REPORTS, "device");
    }
    assertThatThrownBy(() -> gate.pass(Limit.DEVICE_REPORTS, "device"))
        .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.remedy()).contains("1 分钟后"));

    clock.now = Instant.parse("2026-11-27T16:00:00Z");

    assertThatCode(() -> gate.pass(Limit.DEVICE_REPORTS, "device")).doesNotThrowAnyException();
  }

  @Test
  void whatIsGivenBackMayBeTakenAgain() {
    Floodgate gate = new Floodgate(new Hand("2026-11-27T08:00:00Z"));
    for (int n = 0; n < 50; n++) {
      gate.pass(Limit.DEVICE_REPORTS, "device");
      gate.giveBack(Limit.DEVICE_REPORTS, "device");
    }
    gate.giveBack(Limit.DEVICE_REPORTS, "device");
    for (int n = 0; n < 5; n++) {
      gate.pass(Limit.DEVICE_REPORTS, "device");
    }
    assertThatThrownBy(() -> gate.pass(Limit.DEVICE_REPORTS, "device")).isInstanceOf(Refusal.class);
  }
}
