package org.bihuan.organisation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/** What the organisation allows; pure. */
final class OrganisationRules {

  private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);
  private static final int LONGEST_AHEAD = 1;
  private static final int LONGEST_TERM = 10;
  private static final int LONGEST_AFTERWARDS = 31;
  private static final int MOST_PUPILS = 100_000;
  private static final int MOST_STAFF = 20_000;

  private OrganisationRules() {}

  /** A role only makes sense on the level it acts for: nobody becomes city administrator by a post at a school. */
  static boolean mayStandAt(Role role, NodeKind node) {
    return switch (role) {
      case CITY_ADMIN, CITY_SUPERVISOR, AUDITOR, SEAL_KEEPER -> node == NodeKind.CITY;
      case SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN, REPORT_KEEPER ->
          node == NodeKind.CITY || node == NodeKind.DISTRICT;
      case DISTRICT_ADMIN, DISTRICT_INSPECTOR -> node == NodeKind.DISTRICT;
      case CLUSTER_ADMIN -> node == NodeKind.CLUSTER;
      case UNIT_HEAD, SAFETY_OFFICER, POST_HOLDER, CONTRACTOR, EXPERT, DUTY_OFFICER ->
          node == NodeKind.UNIT || node == NodeKind.DEPARTMENT;
    };
  }

  /**
   * Roles a unit may hand out itself: those that can never sign, grade or accept. Every other role is granted by the
   * security administrator, so nobody grows his own rights (三员分立).
   */
  static boolean unitMayFill(Role role) {
    return role == Role.POST_HOLDER || role == Role.CONTRACTOR || role == Role.DUTY_OFFICER;
  }

  /**
   * Nobody hands out more than he holds (AZ-05): the city's security administrator every role, a district's only roles
   * of his district and its units, the separated administrators excepted, everybody else what a unit may fill.
   *
   * @param office where the one who grants sits
   */
  static boolean mayGrant(Role grantor, NodeKind office, Role granted) {
    if (grantor != Role.SECURITY_ADMIN) {
      return unitMayFill(granted);
    }
    return switch (office) {
      case CITY -> true;
      case DISTRICT -> granted.level() != Role.Level.CITY || granted == Role.EXPERT;
      case CLUSTER, UNIT, DEPARTMENT -> false;
    };
  }

  /** The camp a role belongs to; one person stands in one camp at a time. */
  static String side(Role role) {
    return role.seesBusinessData() ? "BUSINESS" : role.name();
  }

  /**
   * The code of a district is the key of its ledger, so it must mean this district and nothing else: two digits for the
   * province, two for the city, two for the district (GB/T 2260). One that ends in 00 names a whole city, whose own
   * ledger holds the units directly under it (市属).
   *
   * @param listed the name the published catalogue knows under this code
   */
  static void checkDistrictCode(int code, int cityCode, String name, Optional<String> listed) {
    if (code < 100_000 || code > 999_999) {
      throw Refusal.invalid("districtId", "区的编号须为六位行政区划代码", "例如海淀区为 110108");
    }
    if (code % 100 == 0) {
      throw Refusal.invalid("districtId", "区划代码 " + code + " 指整个城市，不是一个区", "请填写末两位不是 00 的区级代码");
    }
    if (code / 10_000 != cityCode / 10_000) {
      throw Refusal.invalid(
          "districtId", "区划代码 " + code + " 不属于本市", "本市的区划代码以 " + cityCode / 10_000 + " 开头");
    }
    listed
        .filter(known -> !known.equals(name))
        .ifPresent(
            known -> {
              throw Refusal.invalid("districtId", "区划代码 " + code + " 属于" + known, "请核对代码和名称");
            });
  }

  static void checkCityCode(int code) {
    if (code < 100_000 || code > 999_999 || code % 100 != 0) {
      throw Refusal.invalid("districtId", "市的编号须为末两位是 00 的六位行政区划代码", "例如北京市为 110100");
    }
  }

  /**
   * Rights begin on the day they are given and not before; what was held earlier comes in with the first data only.
   *
   * @param byAPerson false while data is brought in by the system
   */
  static void checkBegin(LocalDate from, LocalDate today, boolean byAPerson) {
    LocalDate earliest = byAPerson ? today : EARLIEST;
    if (from.isBefore(earliest)) {
      throw Refusal.invalid("from", "任职日期早于 " + earliest + "，任命之前的权限不补记", "请填写 " + earliest + " 或之后的日期");
    }
    LocalDate latest = today.plusYears(LONGEST_AHEAD);
    if (from.isAfter(latest)) {
      throw Refusal.invalid("from", "任职日期晚于 " + latest + "，过于遥远", "请填写 " + latest + " 或之前的日期");
    }
  }

  static void checkTypes(List<UnitType> types) {
    if (types.isEmpty() || types.stream().distinct().count() != types.size()) {
      throw Refusal.invalid("types", "单位类型为空或重复", "请至少选择一种类型，每种只选一次");
    }
  }

  static void checkFacts(UnitProfile.Facts facts, Optional<CityTerritory> territory) {
    List<Refusal.FieldProblem> faults = faultsOf(facts, territory);
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults);
    }
  }

  /** @param territory where the city lies; empty for a city the catalogue does not know */
  static List<Refusal.FieldProblem> faultsOf(UnitProfile.Facts facts, Optional<CityTerritory> territory) {
    List<Refusal.FieldProblem> faults = new ArrayList<>();
    number("pupils", "学生人数", facts.pupils(), MOST_PUPILS).ifPresent(faults::add);
    number("staff", "教职工人数", facts.staff(), MOST_STAFF).ifPresent(faults::add);
    if (facts.boarders() < 0 || facts.boarders() > facts.pupils()) {
      faults.add(new Refusal.FieldProblem("boarders", "寄宿生人数须在 0 与学生人数之间", "请核对寄宿生人数"));
    }
    point(facts.longitude(), facts.latitude(), territory).ifPresent(faults::add);
    return faults;
  }

  private static Optional<Refusal.FieldProblem> number(String field, String name, int number, int most) {
    if (number < 0) {
      return Optional.of(new Refusal.FieldProblem(field, "人数不能为负", "请填写 0 或更大的整数"));
    }
    return number <= most
        ? Optional.empty()
        : Optional.of(new Refusal.FieldProblem(field, name + "超过 " + most, "请核对" + name + "，填写 " + most + " 或更小的整数"));
  }

  private static Optional<Refusal.FieldProblem> point(
      @Nullable BigDecimal longitude, @Nullable BigDecimal latitude, Optional<CityTerritory> territory) {
    if (longitude == null && latitude == null) {
      return Optional.empty();
    }
    if (longitude == null || latitude == null) {
      return Optional.of(
          new Refusal.FieldProblem(longitude == null ? "longitude" : "latitude", "经度和纬度须同时填写", "请补全坐标，或者都不填"));
    }
    if (territory.filter(city -> city.holds(latitude, longitude)).isPresent()) {
      return Optional.of(
          new Refusal.FieldProblem(
              "longitude", "经纬度似乎写反了：经度填了 " + plain(longitude) + "，纬度填了 " + plain(latitude), "请把两个数对调"));
    }
    Optional<CityTerritory> outside = territory.filter(city -> !city.holds(longitude, latitude));
    if (outside.isPresent()) {
      return Optional.of(
          new Refusal.FieldProblem("longitude", "坐标不在本市范围内（" + outside.get().words() + "）", "请核对经度和纬度，或者都不填"));
    }
    if (beyond(longitude, 180)) {
      return Optional.of(new Refusal.FieldProblem("longitude", "经度超出范围", "请填写 -180 到 180 之间的数"));
    }
    return beyond(latitude, 90)
        ? Optional.of(new Refusal.FieldProblem("latitude", "纬度超出范围", "请填写 -90 到 90 之间的数"))
        : Optional.empty();
  }

  private static String plain(BigDecimal degrees) {
    return degrees.stripTrailingZeros().toPlainString();
  }

  private static boolean beyond(BigDecimal value, int limit) {
    return value.abs().compareTo(BigDecimal.valueOf(limit)) > 0;
  }

  /** The same person must not hold the same post twice on one day. */
  static Optional<Holding> overlapping(List<Holding> held, LocalDate from) {
    return held.stream().filter(h -> h.to() == null || !h.to().isBefore(from)).findFirst();
  }

  static void checkTerm(LocalDate from, @Nullable LocalDate to) {
    if (to != null && to.isAfter(from.plusYears(LONGEST_TERM))) {
      throw Refusal.invalid("to", "末日在任职 " + LONGEST_TERM + " 年之后，过于遥远", "请核对年份，长期任职留空");
    }
    if (to != null && to.isBefore(from)) {
      throw Refusal.invalid("to", "末日早于任职日期 " + from, "请填写不早于任职日期的日期，长期任职留空");
    }
  }

  /**
   * On which day a place was entered is not kept, so that none is said to have been out of use long before it is said.
   *
   * @param byAPerson false while data is brought in by the system
   */
  static void checkPlaceClosing(LocalDate on, LocalDate today, boolean byAPerson) {
    checkClosing(on, today);
    LocalDate earliest = today.minusDays(LONGEST_AFTERWARDS);
    if (byAPerson && on.isBefore(earliest)) {
      throw Refusal.invalid("on", "最后一天早于 " + earliest + "，停用最多补记 " + LONGEST_AFTERWARDS + " 天", "请填写 " + earliest + " 或之后的日期");
    }
  }

  /** A place or a post ends today or has ended; what ends later is closed on that day. */
  static void checkClosing(LocalDate on, LocalDate today) {
    if (on.isAfter(today)) {
      throw Refusal.invalid("on", "最后一天晚于今天", "请填写今天或以前的日期，到那天再办理");
    }
    if (on.isBefore(EARLIEST)) {
      throw Refusal.invalid("on", "最后一天早于 " + EARLIEST, "请核对年份");
    }
  }

  /**
   * A new title begins on a day on which the old one had been valid for at least a day, and not ahead of time: whoever
   * reads the page of today reads the title of today.
   *
   * @param lastRetitled the last day of the title before the present one
   */
  static void checkRetitling(Post post, Optional<LocalDate> lastRetitled, LocalDate from, LocalDate today) {
    if (from.isAfter(today)) {
      throw Refusal.invalid("from", "改名日期晚于今天", "请到那天再办理");
    }
    if (!from.isAfter(post.openedOn())) {
      throw Refusal.invalid("from", "岗位 " + post.openedOn() + " 才设立", "从设立起就该这样叫的，请选择“更正”；改名的，填设立以后的日期");
    }
    lastRetitled
        .filter(last -> from.isBefore(last.plusDays(1)))
        .ifPresent(
            last -> {
              throw Refusal.invalid("from", "岗位 " + last.plusDays(1) + " 已改过名", "请填写 " + last.plusDays(1) + " 或之后的日期");
            });
  }

  /**
   * What was held stays held: a post cannot have ended before the last of its holders did.
   *
   * @param byAPerson false while data is brought in by the system
   */
  static void checkPostClosing(Post post, List<Holding> all, LocalDate on, LocalDate today, boolean byAPerson) {
    checkClosing(on, today);
    if (on.isBefore(post.openedOn())) {
      throw Refusal.invalid("on", "最后一天早于设立日期 " + post.openedOn(), "请填写设立以后的日期");
    }
    for (Holding holding : all) {
      LocalDate to = holding.to();
      if (to != null && to.isBefore(today) && on.isBefore(to)) {
        throw Refusal.invalid("on", holding.personName() + "任职到 " + to + "，岗位不能在那之前撤销", "请填写 " + to + " 或之后的日期");
      }
    }
    for (Holding holding : heldBeyond(all, on, today)) {
      LocalDate earliest = earliestEnd(holding, today, byAPerson);
      if (!holding.from().isAfter(today) && on.isBefore(earliest)) {
        throw Refusal.invalid(
            "on", holding.personName() + "在 " + earliest + " 仍任职，已过的日子里谁任职不再改动", "请填写 " + earliest + " 或之后的日期");
      }
    }
  }

  /** Who would still hold a post after its last day; what is over already is none of them. */
  static List<Holding> heldBeyond(List<Holding> all, LocalDate on, LocalDate today) {
    return all.stream()
        .filter(holding -> holding.to() == null || !holding.to().isBefore(today) && on.isBefore(holding.to()))
        .toList();
  }

  /**
   * What ends on a known day may still end earlier; what is over is over. Whoever held a post on a past day held it then,
   * however late somebody says that he has gone: yesterday is the earliest last day, as it takes the rights away at once
   * and no past day from its holder.
   *
   * @param byAPerson false while data is brought in by the system
   */
  static void checkEnd(Holding holding, LocalDate to, LocalDate today, boolean byAPerson) {
    LocalDate latest = today.plusYears(LONGEST_TERM);
    if (to.isAfter(latest)) {
      throw Refusal.invalid("to", "离任日期晚于 " + latest + "，过于遥远", "请填写 " + latest + " 或之前的日期");
    }
    mustLast(holding, today);
    LocalDate earliest = earliestEnd(holding, today, byAPerson);
    if (to.isBefore(earliest)) {
      String problem =
          to.isBefore(holding.from())
              ? "离任日期早于任职日期 " + holding.from()
              : "离任日期早于 " + earliest + "，已过的日子里谁任职不再改动";
      throw Refusal.invalid("to", problem, "请填写 " + earliest + " 或之后的日期；实际离任更早的也填这一天，哪天登记的记在审计里");
    }
    if (holding.to() != null && !to.isBefore(holding.to())) {
      throw ended(holding);
    }
  }

  /** An appointment that has not begun is taken back by the day before its first: it holds on no day, and stays on record. */
  private static LocalDate earliestEnd(Holding holding, LocalDate today, boolean byAPerson) {
    LocalDate from = holding.from();
    if (from.isAfter(today)) {
      return from.minusDays(1);
    }
    LocalDate yesterday = today.minusDays(1);
    return byAPerson && from.isBefore(yesterday) ? yesterday : from;
  }

  /** Of the three administrators of the city none may be missing: nobody could appoint the missing one, or watch. */
  static boolean mustNeverStandEmpty(Role role, NodeKind at) {
    return at == NodeKind.CITY
        && (role == Role.SYSTEM_ADMIN || role == Role.SECURITY_ADMIN || role == Role.AUDIT_ADMIN);
  }

  static void mustLast(Holding holding, LocalDate today) {
    if (holding.to() != null && holding.to().isBefore(today)) {
      throw ended(holding);
    }
  }

  private static Refusal ended(Holding holding) {
    return Refusal.state("already-ended", "该任职已定于 " + holding.to() + " 结束", "无需再次办理");
  }
}
