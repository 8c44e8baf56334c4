package org.bihuan.inspection.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bihuan.checklist.Frequency;
import org.bihuan.inspection.schedule.OccurrenceRules.Occurrence;
import org.junit.jupiter.api.Test;

/** Each time a check comes round it begins and ends on working days, and holidays ask for nothing. */
class OccurrenceRulesTest {

  /** The National Day holiday of 2026, from Thursday to Wednesday, and the Saturday worked for it. */
  private static final Set<LocalDate> OFF =
      Set.copyOf(LocalDate.of(2026, 10, 1).datesUntil(LocalDate.of(2026, 10, 8)).toList());
  private static final LocalDate WORKED = LocalDate.of(2026, 10, 10);
  private static final Predicate<LocalDate> WORKING =
      day ->
          day.equals(WORKED)
              || !OFF.contains(day) && day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

  @Test
  void a_daily_check_is_asked_on_working_days_only() {
    assertThat(between(Frequency.DAILY, "2026-09-29", "2026-10-11"))
        .extracting(o -> o.start().toString())
        .containsExactly("2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10");
  }

  @Test
  void a_weekly_check_has_the_working_days_of_its_week() {
    assertThat(between(Frequency.WEEKLY, "2026-09-28", "2026-10-11"))
        .containsExactly(occurrence("2026-09-28", "2026-09-30"), occurrence("2026-10-08", "2026-10-10"));
  }

  @Test
  void a_month_and_a_quarter_begin_after_the_holiday() {
    assertThat(between(Frequency.MONTHLY, "2026-10-08", "2026-10-31")).containsExactly(occurrence("2026-10-08", "2026-10-30"));
    assertThat(between(Frequency.QUARTERLY, "2026-10-08", "2026-10-31")).containsExactly(occurrence("2026-10-08", "2026-12-31"));
    assertThat(between(Frequency.YEARLY, "2026-10-08", "2026-10-31")).containsExactly(occurrence("2026-01-01", "2026-12-31"));
  }

  @Test
  void the_flood_season_has_weeks_and_the_rest_of_the_year_has_none() {
    assertThat(between(Frequency.WEEKLY_IN_FLOOD_SEASON, "2026-07-06", "2026-07-12")).hasSize(1);
    assertThat(between(Frequency.WEEKLY_IN_FLOOD_SEASON, "2026-10-08", "2026-10-31")).isEmpty();
  }

  @Test
  void what_depends_on_an_occasion_does_not_come_round() {
    assertThat(between(Frequency.SPECIAL, "2026-01-01", "2026-12-31")).isEmpty();
    assertThat(between(Frequency.BEFORE_WORK, "2026-01-01", "2026-12-31")).isEmpty();
  }

  @Test
  void days_that_were_missed_are_told_afterwards_each_once() {
    assertThat(between(Frequency.DAILY, "2026-11-02", "2026-11-06")).hasSize(5).doesNotHaveDuplicates();
    assertThat(between(Frequency.WEEKLY, "2026-11-02", "2026-11-06")).hasSize(1);
  }

  private static List<Occurrence> between(Frequency frequency, String first, String last) {
    return OccurrenceRules.between(frequency, LocalDate.parse(first), LocalDate.parse(last), WORKING);
  }

  private static Occurrence occurrence(String start, String due) {
    return new Occurrence(LocalDate.parse(start), LocalDate.parse(due));
  }
}
