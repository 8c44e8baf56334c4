package org.bihuan.checklist;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bihuan.checklist.Publication.ParameterChange;
import org.bihuan.platform.FieldChecks;
import org.jspecify.annotations.Nullable;

/** What the city may set a parameter to: the form the program reads, and nothing looser than the law allows. Pure. */
final class ParameterChanges {

  private static final int LONGEST_BASIS = 300;
  private static final int MOST_VALUES = 6;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final Pattern MONTH_DAY = Pattern.compile("[0-9]{2}-[0-9]{2}");

  /** What only makes sense one after the other: the ladder of DOMAIN §4.3 and the look-backs. */
  static final List<List<String>> ASCENDING =
      List.of(
          List.of(
              "hazard.escalation.reminder.overdue_days",
              "hazard.escalation.urging_letter.overdue_days",
              "hazard.escalation.supervision.overdue_days",
              "hazard.escalation.interview.overdue_days"),
          List.of("hazard.lookback.first.days", "hazard.lookback.second.days"));

  private final Publication wanted;
  private final Catalogue catalogue;
  private final FieldChecks checks;

  private ParameterChanges(Publication wanted, Catalogue catalogue, FieldChecks checks) {
    this.wanted = wanted;
    this.catalogue = catalogue;
    this.checks = checks;
  }

  static void check(Publication wanted, Catalogue catalogue, FieldChecks checks) {
    ParameterChanges changes = new ParameterChanges(wanted, catalogue, checks);
    for (int i = 0; i < wanted.parameters().size(); i++) {
      changes.check("parameters[" + i + "].", wanted.parameters().get(i));
    }
    if (!wanted.parameters().isEmpty()) {
      ASCENDING.forEach(changes::checkOrder);
    }
  }

  private void check(String field, ParameterChange change) {
    Optional<Parameter> newest = catalogue.parameters().newest(change.code());
    PublicationRules.checkBase(checks, wanted, field, "参数 ", change.code(), change.base(), newest);
    checks
        .text(field + "value", "取值", change.value(), LONGEST_BASIS)
        .text(field + "basis", "依据", change.basis(), LONGEST_BASIS);
    newest.ifPresent(
        old -> {
          checks.holds(
              !old.saysTheSameAs(change.on(old, wanted.effectiveFrom())), field + "value", "取值和依据都没有变化", "请修改，或不列入本次发布");
          checkForm(field + "value", catalogue.parameters().history(change.code()).getFirst(), old, change.value());
        });
  }

  /** @param first as it came with the program: the form it has is the form the program reads */
  private void checkForm(String field, Parameter first, Parameter old, String value) {
    if (MONTH_DAY.matcher(first.value()).matches()) {
      checkMonthDay(field, old, value);
    } else if (first.value().contains("|")) {
      checkSeveral(field, old, value);
    } else {
      checkNumber(field, old, value);
    }
  }

  private void checkNumber(String field, Parameter old, String value) {
    if (!NUMBER.matcher(value).matches()) {
      checks.wrong(field, "“" + value + "”不是整数", "请填写整数，单位是" + old.unit());
      return;
    }
    int number = Integer.parseInt(value);
    Integer lowest = old.lowest();
    Integer highest = old.highest();
    checks
        .holds(
            lowest == null || number >= lowest, field, "不能少于 " + lowest + " " + old.unit() + "（" + old.basis() + "）", "请填写更大的数")
        .holds(
            highest == null || number <= highest,
            field,
            "不能超过 " + highest + " " + old.unit() + "（" + old.basis() + "）",
            "请填写更小的数");
  }

  private void checkMonthDay(String field, Parameter old, String value) {
    if (!isMonthDay(value)) {
      checks.wrong(field, "“" + value + "”不是月-日", "请写成 01-31 的样子");
      return;
    }
    Integer last = old.highest();
    checks.holds(
        last == null || Integer.parseInt(value.replace("-", "")) <= last,
        field,
        "“" + value + "”晚于法定的最后一日（" + old.basis() + "）",
        "请填写更早的日子");
  }

  private void checkSeveral(String field, Parameter old, String value) {
    List<String> each = Arrays.stream(value.split("\\|", -1)).map(String::strip).toList();
    boolean numbers = each.size() <= MOST_VALUES && each.stream().allMatch(one -> NUMBER.matcher(one).matches());
    if (!numbers) {
      checks.wrong(field, "“" + value + "”不是一个或几个整数", "请填写至多 " + MOST_VALUES + " 个整数，用竖线分隔，如 7|3|1");
      return;
    }
    each.forEach(one -> checkNumber(field, old, one));
    List<Integer> days = each.stream().map(Integer::valueOf).toList();
    checks.holds(
        IntStream.range(1, days.size()).allMatch(i -> days.get(i) < days.get(i - 1)), field, "几个值没有从大到小排列", "请写成 7|3|1 的样子");
  }

  private static boolean isMonthDay(String value) {
    try {
      return MONTH_DAY.matcher(value).matches() && MonthDay.parse("--" + value).isValidYear(2027);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void checkOrder(List<String> codes) {
    List<Parameter> after = codes.stream().map(this::after).filter(Objects::nonNull).toList();
    for (int i = 1; i < after.size(); i++) {
      Parameter before = after.get(i - 1);
      Parameter next = after.get(i);
      if (NUMBER.matcher(before.value()).matches() && NUMBER.matcher(next.value()).matches()) {
        checks.holds(
            Integer.parseInt(before.value()) < Integer.parseInt(next.value()),
            "parameters",
            "“" + next.meaning() + "”（" + next.words() + "）须晚于“" + before.meaning() + "”（" + before.words() + "）",
            "请调整取值，使各步依次推后");
      }
    }
  }

  private @Nullable Parameter after(String code) {
    Parameter newest = catalogue.parameters().newest(code).orElse(null);
    return newest == null
        ? null
        : wanted.parameters().stream()
            .filter(change -> change.code().equals(code))
            .findFirst()
            .map(change -> change.on(newest, wanted.effectiveFrom()))
            .orElse(newest);
  }
}
