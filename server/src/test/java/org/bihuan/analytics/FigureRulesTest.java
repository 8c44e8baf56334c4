package org.bihuan.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.Origin;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods, rates, middles and words: what needs no database. */
class FigureRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @ParameterizedTest
  @CsvSource({
    "2026-11,2026-11-01,2026-11-30,2026年11月",
    "2024-02,2024-02-01,2024-02-29,2024年2月",
    "2026-Q4,2026-10-01,2026-12-31,2026年第四季度",
    "2026-Q1,2026-01-01,2026-03-31,2026年第一季度",
    "2026,2026-01-01,2026-12-31,2026年",
    "2026-11-16..2026-11-22,2026-11-16,2026-11-22,2026-11-16 至 2026-11-22"
  })
  void aPeriodIsReadFromItsAddress(String code, LocalDate from, LocalDate to, String title) {
    Period period = Period.of(code, TODAY);
    assertThat(period.code()).isEqualTo(code);
    assertThat(List.of(period.from(), period.to())).containsExactly(from, to);
    assertThat(period.title()).isEqualTo(title);
  }

  @Test
  void withoutAPeriodItIsTheRunningMonth() {
    assertThat(Period.of(null, TODAY).code()).isEqualTo("2026-11");
    assertThat(Period.of("", TODAY).code()).isEqualTo("2026-11");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-13", "2026-Q5", "26-11", "november", "2026-11-31..2026-12-01", "2026-11-23..2026-11-01", "2026-12",
        "1999", "2010-01-01..2026-01-01", "2026-11-01..", "' or 1=1", "99999"
      })
  void aWrongPeriodIsRefusedWithTheFieldAndARemedy(String code) {
    assertThatThrownBy(() -> Period.of(code, TODAY))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(422);
              assertThat(refusal.fields().getFirst().field()).isEqualTo("period");
              assertThat(refusal.fields().getFirst().remedy()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10,2026-09-01,2026-09-30",
    "2026-11,2026-10-01,2026-10-23",
    "2026-Q3,2026-04-01,2026-06-30",
    "2026-Q4,2026-07-01,2026-08-23",
    "2025,2024-01-01,2024-12-31",
    "2026-11-16..2026-11-22,2026-11-09,2026-11-15"
  })
  void aRunningPeriodIsComparedWithAsManyDaysOfTheOneBefore(String code, LocalDate from, LocalDate to) {
    Period before = Period.of(code, TODAY).before(TODAY);
    assertThat(List.of(before.from(), before.to())).containsExactly(from, to);
  }

  @Test
  void theStretchesOfAPeriodCountEachOfItsDaysOnceAndNoOther() {
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      LocalDate from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900));
      Period period = Period.range(from, from.plusDays(random.nextInt(i % 3 == 0 ? 800 : 70)));
      LocalDate today = period.to().plusDays(random.nextInt(-40, 900));
      TreeMap<LocalDate, Integer> counted = new TreeMap<>();
      for (Stretch stretch : Stretch.of(period, today)) {
        if (stretch.span() == Stretch.Span.MONTHS) {
          assertThat(stretch.from()).matches(day -> day.equals(LocalDate.MIN) || day.getDayOfMonth() == 1);
          assertThat(stretch.to()).matches(day -> day.equals(LocalDate.MAX) || day.plusDays(1).getDayOfMonth() == 1);
        }
        days(max(stretch.from(), SHOWN_FROM), min(stretch.to(), SHOWN_TO))
            .forEach(day -> counted.merge(day, stretch.sign(), Integer::sum));
      }
      counted.values().removeIf(times -> times == 0);
      assertThat(counted.keySet()).containsExactlyElementsOf(days(period.from(), period.to()));
      assertThat(counted.values()).allMatch(times -> times == 1);
    }
  }

  /** Longer than any period of the test, so that what is counted before and after it would show. */
  private static final LocalDate SHOWN_FROM = LocalDate.of(2023, 6, 1);
  private static final LocalDate SHOWN_TO = LocalDate.of(2029, 1, 1);

  private static LocalDate max(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  @Test
  void ofAPeriodThatIsAlmostAllThereIsOnlyTheRestIsRead() {
    LocalDate today = LocalDate.of(2026, 11, 26);

    assertThat(Stretch.of(Period.range(LocalDate.of(2023, 1, 1), today.minusDays(4)), today))
        .extracting(Stretch::span)
        .contains(Stretch.Span.EVER);
    assertThat(Stretch.of(Period.of("2024", today), today)).extracting(Stretch::span).containsOnly(Stretch.Span.MONTHS);
  }

  @Test
  void noPeriodReadsMoreThanAMonthOfDays() {
    for (LocalDate from = LocalDate.of(2026, 1, 1); from.isBefore(LocalDate.of(2026, 4, 1)); from = from.plusDays(1)) {
      for (int length : List.of(7, 23, 40, 100, 365, 1000)) {
        long days =
            Stretch.of(Period.range(from, from.plusDays(length - 1)), from.plusDays(length)).stream()
                .filter(stretch -> stretch.span() == Stretch.Span.DAYS)
                .mapToLong(stretch -> days(stretch.from(), stretch.to()).size())
                .sum();
        assertThat(days).isLessThanOrEqualTo(31);
      }
    }
  }

  private static List<LocalDate> days(LocalDate from, LocalDate to) {
    return from.datesUntil(to.plusDays(1)).toList();
  }

  @Test
  void aRateHasOneDecimalASlashForNothingAndNoHundredForAlmostAll() {
    assertThat(Amount.rate(2, 3).text()).isEqualTo("66.7");
    assertThat(Amount.rate(0, 3).text()).isEqualTo("0.0");
    assertThat(Amount.rate(3, 3).text()).isEqualTo("100.0");
    assertThat(Amount.rate(99_999, 100_000).text()).isEqualTo("99.9");
    assertThat(Amount.rate(0, 0).text()).isEqualTo("/");
    assertThat(Amount.rate(0, 0).value()).isNull();
    assertThat(Amount.money(1_205_000).text()).isEqualTo("1.21");
    assertThat(Amount.money(0).text()).isEqualTo("0.00");
  }

  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
    List<FigureQueries.Pace> paces =
        List.of(
            new FigureQueries.Pace("甲", 1, 2), new FigureQueries.Pace("甲", 9, 1), new FigureQueries.Pace("乙", 4, 1));
    Medians medians = Medians.of(paces);
    assertThat(medians.all()).isEqualByComparingTo("2.5");
    assertThat(medians.of("甲")).isEqualByComparingTo("1");
    assertThat(medians.of("丙")).isNull();
    assertThat(Medians.of(List.of()).all()).isNull();
  }

  @Test
  void figuresSpeakTheWordsOfTheLedger() {
    assertThat(Kind.CATEGORIES)
        .isEqualTo(Arrays.stream(Category.values()).map(c -> new Kind(c.name(), c.title())).toList());
    assertThat(Kind.LEVELS)
        .containsSubsequence(Arrays.stream(Level.values()).map(l -> new Kind(l.name(), l.title())).toArray(Kind[]::new));
    assertThat(Kind.ORIGINS)
        .isEqualTo(Arrays.stream(Origin.values()).map(o -> new Kind(o.name(), o.title())).toList());
  }

  @Test
  void theDictionaryInTheDocumentationIsTheOneInUse() throws IOException {
    String documentation = Files.readString(Path.of("../docs/modules/analytics.md"));
    for (Metric metric : Metric.values()) {
      assertThat(documentation).contains("| " + metric.title() + " | " + metric.definition() + " |");
    }
  }
}
