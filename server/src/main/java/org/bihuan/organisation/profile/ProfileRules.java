package org.bihuan.organisation.profile;

import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Pattern;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** What is entered about equipment and contractors, and how it stands with them today; pure. */
final class ProfileRules {

  /** 特种设备安全法第四十条: the inspection is applied for one month before the last one expires. */
  private static final Period APPLIED_FOR_AHEAD = Period.ofMonths(1);

  private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);
  private static final int LONGEST_YEARS = 20;
  private static final int LONGEST_AFTERWARDS = 31;
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 转-]{4,28}[0-9]");

  private ProfileRules() {}

  static Equipment.State stateOf(Equipment equipment, LocalDate today) {
    LocalDate due = equipment.facts().dueOn();
    if (equipment.retired() != null) {
      return Equipment.State.RETIRED;
    }
    if (due == null) {
      return Equipment.State.UNDATED;
    }
    if (due.isBefore(today)) {
      return Equipment.State.OVERDUE;
    }
    return due.isAfter(today.plus(APPLIED_FOR_AHEAD)) ? Equipment.State.IN_DATE : Equipment.State.DUE_SOON;
  }

  static Equipment.Facts checked(Equipment.Facts facts, LocalDate today) {
    FieldChecks checks =
        new FieldChecks()
            .text("name", "设备名称", facts.name(), 100)
            .optionalText("registration", "使用登记证编号", facts.registration(), 50)
            .optionalText("location", "位置", facts.location(), 200)
            .optionalText("maintainer", "维保单位", facts.maintainer(), 100)
            .holds(
                facts.placeId() != null || !facts.location().isBlank(), "location", "没有写明设备在哪里", "请选择重点部位，或填写位置");
    day(checks, "inspectedOn", "上次检验日期", facts.inspectedOn(), today, "检验还没有做的留空");
    LocalDate due = facts.dueOn();
    LocalDate inspected = facts.inspectedOn();
    if (due != null) {
      checks
          .holds(
              inspected == null || due.isAfter(inspected), "dueOn", "下次检验日期不晚于上次检验日期 " + inspected, "请核对两个日期")
          .holds(
              !due.isBefore(EARLIEST) && !due.isAfter(today.plusYears(LONGEST_YEARS)), "dueOn", "下次检验日期过于遥远", "请核对年份");
    }
    checks.refuseIfAny();
    return new Equipment.Facts(
        facts.kind(), facts.name().strip(), facts.registration().strip(), facts.placeId(), facts.location().strip(),
        inspected, due, facts.maintainer().strip());
  }

  /** On which day a device was entered is not kept, so that none is said to have been out of use long before it is said. */
  static Equipment.Retired checked(Equipment equipment, Equipment.Retired retired, LocalDate today) {
    LocalDate on = retired.on();
    LocalDate inspected = equipment.facts().inspectedOn();
    LocalDate earliest = today.minusDays(LONGEST_AFTERWARDS);
    FieldChecks checks = new FieldChecks().text("why", "停用原因", retired.why(), 200);
    day(checks, "on", "最后使用日", on, today, "到那天再办理");
    checks
        .holds(
            inspected == null || !on.isBefore(inspected), "on", "最后使用日早于上次检验日期 " + inspected,
            "请填写 " + inspected + " 或之后的日期；检验日期填错的先更正")
        .holds(
            !on.isBefore(earliest), "on", "最后使用日早于 " + earliest + "，停用最多补记 " + LONGEST_AFTERWARDS + " 天",
            "请填写 " + earliest + " 或之后的日期，实际日期写在停用原因里");
    checks.refuseIfAny();
    return new Equipment.Retired(retired.on(), retired.why().strip());
  }

  static Contractor.Facts checked(Contractor.Facts facts, LocalDate today) {
    String code = CreditCode.tidy(facts.creditCode());
    String phone = facts.contactPhone().strip();
    LocalDate to = facts.to();
    FieldChecks checks =
        new FieldChecks()
            .text("name", "单位名称", facts.name(), 100)
            .text("contactName", "联系人", facts.contactName(), 50)
            .holds(PHONE.matcher(phone).matches(), "contactPhone", "联系电话的格式不对", "请填写手机号或带区号的座机，如 010-12345678");
    if (!CreditCode.isWellFormed(code)) {
      checks.wrong("creditCode", "统一社会信用代码须为 18 位数字和大写字母（没有 I、O、S、V、Z）", "请对照营业执照重新填写");
    } else if (!CreditCode.isSound(code)) {
      checks.wrong("creditCode", "统一社会信用代码的校验位不对，其中有一位填错了", "请对照营业执照逐位核对");
    }
    checks
        .holds(!facts.from().isBefore(EARLIEST), "from", "开始日期早于 " + EARLIEST, "请核对年份")
        .holds(!facts.from().isAfter(today.plusYears(1)), "from", "开始日期在一年以后", "请核对年份")
        .holds(to == null || !to.isBefore(facts.from()), "to", "结束日期早于开始日期 " + facts.from(), "请核对，没有约定的留空")
        .holds(to == null || !to.isAfter(facts.from().plusYears(LONGEST_YEARS)), "to", "结束日期过于遥远", "请核对年份");
    day(checks, "agreementOn", "安全协议签订日期", facts.agreementOn(), today, "还没有签订的留空");
    checks.refuseIfAny();
    return new Contractor.Facts(
        facts.kind(), facts.name().strip(), code, facts.contactName().strip(), phone, facts.from(), to, facts.agreementOn());
  }

  /** What has ended on a day stays ended; it is corrected where that day was mistyped. */
  static void checkEnd(Contractor contractor, LocalDate on, LocalDate today) {
    LocalDate from = contractor.facts().from();
    FieldChecks checks = new FieldChecks();
    day(checks, "on", "最后一天", on, today, "约定了以后的结束日期的，请用“更正”填写");
    checks.holds(!on.isBefore(from), "on", "最后一天早于开始日期 " + from, "请填写开始以后的日期").refuseIfAny();
  }

  private static void day(
      FieldChecks checks, String field, String name, @Nullable LocalDate day, LocalDate today, String remedy) {
    if (day != null) {
      checks
          .holds(!day.isAfter(today), field, name + "晚于今天", remedy)
          .holds(!day.isBefore(EARLIEST), field, name + "早于 " + EARLIEST, "请核对年份");
    }
  }
}
