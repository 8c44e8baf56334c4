package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bihuan.calendar.WorkingDays;
import org.bihuan.calendar.YearArrangement;
import org.bihuan.calendar.YearArrangement.SpecialDay;
import org.bihuan.checklist.Publication.CalendarChange;
import org.bihuan.platform.FieldChecks;
import org.jspecify.annotations.Nullable;

/** What the city may arrange: a year day by day, and no day that has already been counted. Pure. */
final class CalendarChanges {

  private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");
  private static final int LONGEST_SOURCE = 300;
  private static final int LONGEST_NAME = 20;
  private static final int MOST_DAYS = 120;

  private CalendarChanges() {}

  static void check(Publication wanted, Catalogue catalogue, FieldChecks checks) {
    for (int i = 0; i < wanted.calendars().size(); i++) {
      check("calendars[" + i + "].", wanted.calendars().get(i), wanted, catalogue, checks);
    }
  }

  private static void check(
      String field, CalendarChange change, Publication wanted, Catalogue catalogue, FieldChecks checks) {
    Optional<HolidayYear> newest = catalogue.holidayYears().newest(change.code());
    PublicationRules.checkBase(checks, wanted, field, "节假日安排 ", change.code(), change.base(), newest);
    checks
        .holds(YEAR.matcher(change.code()).matches(), field + "code", "“" + change.code() + "”不是年份", "请填写四位年份，如 2027")
        .text(field + "source", "依据", change.source(), LONGEST_SOURCE)
        .notEmpty(field + "days", "放假和调休上班的日子", change.days())
        .holds(change.days().size() <= MOST_DAYS, field + "days", "超过 " + MOST_DAYS + " 天", "请核对，只列与平常周末不同的日子");
    if (YEAR.matcher(change.code()).matches()) {
      YearArrangement next = change.arrangement();
      change.days().forEach(day -> checkDay(field + "days", day, next.year(), checks));
      PublicationRules.repeated(change.days().stream().map(day -> day.date().toString()).toList())
          .ifPresent(day -> checks.wrong(field + "days", day + " 列了两次", "同一天只列一次"));
      checkPast(field + "days", next, newest.map(HolidayYear::arrangement).orElse(null), wanted.effectiveFrom(), checks);
      newest.ifPresent(
          old -> checks.holds(!old.arrangement().equals(next), field + "days", "安排没有变化", "请修改，或不列入本次发布"));
    }
  }

  private static void checkDay(String field, SpecialDay day, int year, FieldChecks checks) {
    checks
        .text(field, day.date() + " 的名称", day.name(), LONGEST_NAME)
        .holds(day.date().getYear() == year, field, day.date() + " 不在 " + year + " 年", "请核对年份")
        .holds(
            day.off() || WorkingDays.isWeekend(day.date()),
            field,
            day.date() + " 不是周末，平常就上班",
            "调休上班只列周六、周日，请核对日期");
  }

  /** By the days before its own first day deadlines were reckoned already. */
  private static void checkPast(
      String field, YearArrangement next, @Nullable YearArrangement old, LocalDate from, FieldChecks checks) {
    LocalDate first = LocalDate.of(next.year(), 1, 1);
    if (old == null || !first.isBefore(from)) {
      return;
    }
    List<LocalDate> rewritten =
        first.datesUntil(from.getYear() == next.year() ? from : first.plusYears(1))
            .filter(day -> !old.on(day).equals(next.on(day)))
            .toList();
    if (!rewritten.isEmpty()) {
      checks.wrong(field, rewritten.getFirst() + " 在施行日期之前，已按原安排计算", "请保留施行日期以前的安排，只改以后的日子");
    }
  }

  /** For a reader: old and new, day by day. */
  static Difference difference(@Nullable HolidayYear old, HolidayYear now, LocalDate on) {
    Difference.Fields<HolidayYear> fields = new Difference.Fields<>(old, now);
    fields.add("source", "依据", year -> year.arrangement().source());
    fields.add("off", "放假", year -> words(year, true));
    fields.add("work", "调休上班", year -> words(year, false));
    String title = now.code() + " 年节假日安排";
    return Difference.of(Difference.What.CALENDAR, now.code(), title, old, now, on, fields.all());
  }

  private static String words(HolidayYear year, boolean off) {
    return String.join(
        "、",
        year.arrangement().days().stream()
            .filter(day -> day.off() == off)
            .sorted((a, b) -> a.date().compareTo(b.date()))
            .map(day -> day.date().toString().substring(5) + " " + day.name())
            .toList());
  }
}
