package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LostTimeTest {

  private static final Instant DECLARED = Instant.parse("2027-01-01T02:00:00Z");

  @Test
  void a_thousand_numbers_for_every_day_begun() {
    assertThat(since("2027-01-01T01:59:00Z").numbers()).isEqualTo(1_000);
    assertThat(since("2026-12-31T01:00:00Z").numbers()).isEqualTo(2_000);
    assertThat(since("2020-01-01T00:00:00Z").numbers()).isEqualTo(100_000);
    assertThat(new LostTime(null, DECLARED).numbers()).as("nothing tells").isEqualTo(100_000);
    assertThat(since("2027-01-02T00:00:00Z").numbers()).as("a clock that went wrong").isEqualTo(1_000);
  }

  @Test
  void every_year_of_beijing_it_touches() {
    assertThat(since("2026-12-31T15:59:00Z").years()).containsExactly(2026, 2027);
    assertThat(since("2026-12-31T16:01:00Z").years()).containsExactly(2027);
    assertThat(new LostTime(null, DECLARED).years()).containsExactly(2027);
  }

  private static LostTime since(String from) {
    return new LostTime(Instant.parse(from), DECLARED);
  }
}
