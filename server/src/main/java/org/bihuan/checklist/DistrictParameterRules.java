package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;

/** How a district may set a clock: more strictly than the city, not beyond the law, and not for a day gone by. Pure. */
final class DistrictParameterRules {

  private static final int LONGEST_REASON = 300;

  private DistrictParameterRules() {}

  /** A setting as it is wanted. */
  record Wanted(int district, String code, int value, String reason, LocalDate effectiveFrom) {}

  static void check(Wanted wanted, Catalogue catalogue, LocalDate today) {
    LocalDate day = wanted.effectiveFrom();
    Parameter city =
        catalogue.parameters().find(wanted.code(), day).orElseThrow(() -> Refusal.notFound("参数 " + wanted.code()));
    Parameter.Stricter stricter = city.stricter();
    if (stricter == null) {
      throw Refusal.invalid("code", "“" + city.meaning() + "”全市统一，区不能另定", "请向市教委提出建议");
    }
    int ofCity = Integer.parseInt(city.value());
    FieldChecks checks =
        new FieldChecks()
            .text("reason", "理由", wanted.reason(), LONGEST_REASON)
            .holds(!day.isBefore(today), "effectiveFrom", "施行日期 " + day + " 已经过去，当时的时限不能改写", "请选择今天或以后的日期")
            .holds(!day.isAfter(today.plusYears(1)), "effectiveFrom", "施行日期 " + day + " 过于遥远", "请核对年份")
            .holds(
                stricter.isStricter(wanted.value(), ofCity),
                "value",
                "全市为 " + city.words() + "，区只能更严（" + stricter.title() + "）",
                "请填写比全市更严的数，或不另定")
            .holds(isLawful(wanted.value(), city), "value", "超出可取的范围（" + city.basis() + "）", "请填写范围内的数");
    Optional<DistrictParameter> before = catalogue.districts().newest(wanted.district(), wanted.code());
    before.ifPresent(
        old ->
            checks
                .holds(
                    day.isAfter(old.effectiveFrom()),
                    "effectiveFrom",
                    "本区已有 " + old.effectiveFrom() + " 起的取值",
                    "请选择 " + old.effectiveFrom().plusDays(1) + " 或以后的日期")
                .holds(!old.inForceOn(day) || old.value() != wanted.value(), "value", "取值没有变化", "不需要再定"));
    ParameterChanges.ASCENDING.forEach(codes -> checkOrder(wanted, codes, catalogue, checks));
    checks.refuseIfAny();
  }

  private static boolean isLawful(int value, Parameter parameter) {
    Integer lowest = parameter.lowest();
    Integer highest = parameter.highest();
    return (lowest == null || value >= lowest) && (highest == null || value <= highest);
  }

  /** The steps of the ladder stay one after the other in the district too. */
  private static void checkOrder(Wanted wanted, List<String> codes, Catalogue catalogue, FieldChecks checks) {
    int at = codes.indexOf(wanted.code());
    for (int i = Math.max(1, at); at >= 0 && i <= Math.min(codes.size() - 1, at + 1); i++) {
      int before = after(wanted, codes.get(i - 1), catalogue);
      int next = after(wanted, codes.get(i), catalogue);
      checks.holds(before < next, "value", "阶梯各步须依次推后：" + before + " 之后是 " + next, "请调整取值");
    }
  }

  private static int after(Wanted wanted, String code, Catalogue catalogue) {
    return code.equals(wanted.code())
        ? wanted.value()
        : catalogue.number(code, wanted.effectiveFrom(), wanted.district());
  }
}
