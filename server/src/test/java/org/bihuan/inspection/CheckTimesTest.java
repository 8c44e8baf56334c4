package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.bihuan.inspection.CheckTimes.Doubt;
import org.bihuan.inspection.CheckTimes.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A check is one of the day it was finished, as far as the clock of a phone can be believed. */
class CheckTimesTest {

  private static final Instant BEGUN = Instant.parse("2026-11-20T01:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-20T07:30:00Z");
  private static final Instant THURSDAY = Instant.parse("2026-11-26T01:00:00Z");

  @Test
  void what_was_finished_on_friday_and_brought_on_thursday_is_of_friday() {
    CheckTimes times = told(FRIDAY, null);
    assertThat(times.finishedAt()).isEqualTo(FRIDAY);
    assertThat(times.receivedAt()).isEqualTo(THURSDAY);
    assertThat(times.doneOn()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(times.doubt()).isNull();
  }

  @Test
  void a_clock_known_to_be_off_is_corrected() {
    long day = Duration.ofDays(1).toMillis();
    assertThat(told(FRIDAY.plusMillis(day), -day).finishedAt()).isEqualTo(FRIDAY);
    assertThat(told(FRIDAY.minus(Duration.ofDays(20_000)), Duration.ofDays(20_000).toMillis()).finishedAt())
        .isEqualTo(FRIDAY);
  }

  @Test
  void seconds_of_difference_move_it_to_the_beginning_or_to_the_receipt() {
    assertThat(told(THURSDAY.plusSeconds(60), null)).isEqualTo(new CheckTimes(null, THURSDAY, THURSDAY, null));
    assertThat(told(BEGUN.minusSeconds(60), null).finishedAt()).isEqualTo(BEGUN);
  }

  @Test
  void what_cannot_be_is_not_believed_and_says_so() {
    assertThat(told(THURSDAY.plusSeconds(301), null)).isEqualTo(received(Doubt.AHEAD));
    assertThat(told(BEGUN.minusSeconds(301), null)).isEqualTo(received(Doubt.BEFORE_BEGINNING));
    assertThat(told(THURSDAY.minus(Duration.ofDays(366)), null)).isEqualTo(received(Doubt.LONG_AGO));
    assertThat(told(null, 5L)).isEqualTo(received(Doubt.NOT_TOLD));
  }

  @Test
  void no_number_a_phone_can_send_breaks_it() {
    for (Instant at : new Instant[] {Instant.MIN, Instant.MAX, FRIDAY}) {
      for (long offset : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
        assertThat(told(at, offset).finishedAt()).isEqualTo(THURSDAY);
      }
    }
  }

  private static CheckTimes received(Doubt doubt) {
    return new CheckTimes(null, THURSDAY, THURSDAY, doubt);
  }

  private static CheckTimes told(@Nullable Instant at, @Nullable Long offset) {
    return CheckTimes.byPhone(new Told(at, offset), null, BEGUN, THURSDAY);
  }
}
