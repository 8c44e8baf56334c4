package org.bihuan.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the clock reminds and what it proposes. */
class EscalationRulesTest {

  private static final EscalationSettings SETTINGS =
      new EscalationSettings(
          List.of(7, 3, 1),
          Map.of(Rung.REMINDER, 1, Rung.URGING_LETTER, 7, Rung.ORDER, 15, Rung.INTERVIEW, 30),
          2);
  private static final LocalDate DEADLINE = LocalDate.of(2027, 3, 19);

  @Test
  void each_rung_is_due_after_its_days_and_only_the_highest_is_proposed() {
    assertThat(late(0, 0)).isNull();
    assertThat(late(1, 0)).isEqualTo(Rung.REMINDER);
    assertThat(late(6, 0)).isEqualTo(Rung.REMINDER);
    assertThat(late(7, 0)).isEqualTo(Rung.URGING_LETTER);
    assertThat(late(15, 0)).isEqualTo(Rung.ORDER);
    assertThat(late(300, 0)).isEqualTo(Rung.INTERVIEW);
  }

  @Test
  void who_was_given_more_time_twice_stands_one_rung_higher() {
    assertThat(late(1, 2)).isEqualTo(Rung.URGING_LETTER);
    assertThat(late(7, 2)).isEqualTo(Rung.ORDER);
    assertThat(late(300, 5)).isEqualTo(Rung.INTERVIEW);
    assertThat(late(0, 5)).as("not late at all").isNull();
  }

  @Test
  void the_reason_says_how_late_and_how_often() {
    assertThat(EscalationRules.due(DEADLINE, 2, DEADLINE.plusDays(8), SETTINGS).orElseThrow().reason())
        .isEqualTo("整改期限 2027-03-19 已过 8 天，此前已延期 2 次");
  }

  @Test
  void reminders_come_on_their_days_and_those_of_days_off_on_the_last_working_day_before() {
    assertThat(reminders("2027-03-12", "2027-03-15")).as("Friday: T-7, and T-5 of the weekend is none").containsExactly(7);
    assertThat(reminders("2027-03-16", "2027-03-17")).containsExactly(3);
    assertThat(reminders("2027-03-17", "2027-03-18")).isEmpty();
    assertThat(reminders("2027-03-18", "2027-03-19")).containsExactly(1);
    assertThat(reminders("2027-03-11", "2027-03-19")).as("a long holiday lies between").containsExactly(7, 3, 1);
    assertThat(reminders("2027-03-22", "2027-03-23")).as("late is not the matter of reminders").isEmpty();
  }

  private static Rung late(int days, int extensions) {
    return EscalationRules.due(DEADLINE, extensions, DEADLINE.plusDays(days), SETTINGS)
        .map(EscalationRules.Due::rung)
        .orElse(null);
  }

  private static List<Integer> reminders(String today, String nextWorkingDay) {
    return EscalationRules.reminders(DEADLINE, LocalDate.parse(today), LocalDate.parse(nextWorkingDay), SETTINGS);
  }
}
