package org.bihuan.analytics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The Beijing days figures are about, both included, as they stand in an address: {@code 2026-11}, {@code 2026-Q4},
 * {@code 2026} or {@code 2026-11-01..2026-11-23}.
 */
record Period(String code, Length length, LocalDate from, LocalDate to) {

  enum Length {
    MONTH,
    QUARTER,
    YEAR,
    RANGE
  }

  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern RANGE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.\\.(\\d{4}-\\d{2}-\\d{2})");
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final int MOST_YEARS = 10;

  /** The period named, or the running month. */
  static Period of(@Nullable String code, LocalDate today) {
    Period period = code == null || code.isEmpty() ? month(YearMonth.from(today)) : read(code);
    if (period.from.isAfter(today)) {
      throw wrong("统计期 " + period.code + " 还没有开始", "请选择今天或更早的日期");
    }
    if (period.from.isBefore(EARLIEST) || period.to.isAfter(period.from.plusYears(MOST_YEARS))) {
      throw wrong("统计期超出范围", "请选择 2000 年以后、不超过 " + MOST_YEARS + " 年的统计期");
    }
    return period;
  }

  private static Period read(String code) {
    Matcher month = MONTH.matcher(code);
    if (month.matches()) {
      return month(YearMonth.of(number(month, 1), number(month, 2)));
    }
    Matcher quarter = QUARTER.matcher(code);
    if (quarter.matches()) {
      return quarter(YearMonth.of(number(quarter, 1), number(quarter, 2) * 3 - 2));
    }
    if (YEAR.matcher(code).matches()) {
      return year(Integer.parseInt(code));
    }
    Matcher range = RANGE.matcher(code);
    if (range.matches()) {
      return range(day(range.group(1)), day(range.group(2)));
    }
    throw wrong("统计期“" + code + "”无法识别", "请写成 2026-11、2026-Q4、2026 或 2026-11-01..2026-11-23");
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong("没有 " + text + " 这一天", "请核对日期");
    }
  }

  private static Period month(YearMonth month) {
    return new Period(month.toString(), Length.MONTH, month.atDay(1), month.atEndOfMonth());
  }

  private static Period quarter(YearMonth first) {
    String code = first.getYear() + "-Q" + (first.getMonthValue() + 2) / 3;
    return new Period(code, Length.QUARTER, first.atDay(1), first.plusMonths(2).atEndOfMonth());
  }

  private static Period year(int year) {
    return new Period(String.valueOf(year), Length.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  static Period range(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw wrong("统计期的结束日早于开始日", "请核对日期");
    }
    return new Period(from + ".." + to, Length.RANGE, from, to);
  }

  private static Refusal wrong(String problem, String remedy) {
    return Refusal.invalid("period", problem, remedy);
  }

  /** The last day that has come: figures of a running period end today. */
  LocalDate cutOff(LocalDate today) {
    return to.isAfter(today) ? today : to;
  }

  long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** The period before; of a running one only as many days as have passed, so that like is compared with like. */
  Period before(LocalDate today) {
    Period whole =
        switch (length) {
          case MONTH -> month(YearMonth.from(from).minusMonths(1));
          case QUARTER -> quarter(YearMonth.from(from).minusMonths(3));
          case YEAR -> year(from.getYear() - 1);
          case RANGE -> range(from.minusDays(days()), from.minusDays(1));
        };
    if (!to.isAfter(today)) {
      return whole;
    }
    LocalDate sameDay = whole.from.plusDays(ChronoUnit.DAYS.between(from, today));
    return sameDay.isBefore(whole.to) ? range(whole.from, sameDay) : whole;
  }

  /** The day on which the period before was as old as this one is today. */
  LocalDate sameAgeBefore(LocalDate today) {
    return before(today).from().plusDays(ChronoUnit.DAYS.between(from, today));
  }

  /** From the first day of the year of its last day: what 累计 counts. */
  Period yearToEnd() {
    return range(LocalDate.of(to.getYear(), 1, 1), to);
  }

  /** 2026年11月 · 2026年第四季度 · 2026年 · 2026-11-01 至 2026-11-23. */
  String title() {
    return switch (length) {
      case MONTH -> from.getYear() + "年" + from.getMonthValue() + "月";
      case QUARTER -> from.getYear() + "年第" + "一二三四".charAt(to.getMonthValue() / 3 - 1) + "季度";
      case YEAR -> from.getYear() + "年";
      case RANGE -> from + " 至 " + to;
    };
  }
}
