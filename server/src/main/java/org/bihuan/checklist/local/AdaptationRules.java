package org.bihuan.checklist.local;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Frequency;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.local.Adaptation.Kind;
import org.bihuan.checklist.local.Adaptation.Tightening;
import org.bihuan.checklist.local.ResolvedList.Line;
import org.bihuan.checklist.local.ResolvedList.Origin;
import org.bihuan.checklist.local.ResolvedList.SwitchedOff;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.FieldChecks;
import org.jspecify.annotations.Nullable;

/** How lists are put together, and that adapting only ever makes them stricter or says why not. Pure. */
final class AdaptationRules {

  private static final int LONGEST_REASON = 300;

  private AdaptationRules() {}

  /** What is known of one day: items of the city and local ones by code, and the items judgement rules refer to. */
  record Standing(Function<String, Optional<CheckItem>> items, Set<String> judged) {}

  /**
   * The city's list with everything that holds that day.
   *
   * @param listed the items of the list, as they are or last were that day
   */
  static ResolvedList resolve(
      Checklist list, Function<String, CheckItem> listed, List<Adaptation> holding, Standing standing) {
    Map<String, Line> lines = new LinkedHashMap<>();
    list.items().forEach(code -> lines.put(code, new Line(listed.apply(code), Origin.INHERITED, null, null, list.headingsOf(code))));
    Map<String, SwitchedOff> off = new LinkedHashMap<>();
    UUID unit = null;
    Line last = null;
    for (Adaptation adaptation : holding.stream().sorted(Adaptation.FROM_ABOVE).toList()) {
      Line before = lines.get(adaptation.itemCode());
      if (before != null && switchesOff(adaptation, standing.judged())) {
        last = before;
      }
      if (apply(adaptation, list, lines, off, standing) && adaptation.owner().unitId() != null) {
        unit = adaptation.owner().unitId();
      }
    }
    if (lines.isEmpty() && last != null) {
      // A list without an item could not be checked: what was switched off last stays, see unapplied.
      lines.put(last.item().code(), last);
      off.remove(last.item().code());
    }
    return new ResolvedList(
        list.code(),
        list.title(),
        list.unitTypes(),
        list.frequency(),
        list.kind(),
        list.effectiveFrom(),
        unit,
        List.copyOf(lines.values()),
        List.copyOf(off.values()));
  }

  /** Whether it made a difference to this list. */
  private static boolean apply(
      Adaptation adaptation,
      Checklist list,
      Map<String, Line> lines,
      Map<String, SwitchedOff> off,
      Standing standing) {
    String code = adaptation.itemCode();
    Owner.Level by = adaptation.owner().level();
    Line line = lines.get(code);
    if (adaptation.kind() == Kind.SWITCH_OFF) {
      if (line == null || !switchesOff(adaptation, standing.judged())) {
        return false;
      }
      lines.remove(code);
      off.put(code, new SwitchedOff(line.item(), by, adaptation.reason()));
      return true;
    }
    boolean here = list.code().equals(adaptation.checklistCode()) && !off.containsKey(code);
    if (line == null && here) {
      Optional<CheckItem> added = standing.items().apply(code);
      added.ifPresent(item -> lines.put(code, new Line(item, Origin.LOCAL, by, adaptation.reason(), List.of())));
      line = lines.get(code);
    }
    if (line == null) {
      return false;
    }
    CheckItem stricter = adaptation.tightening().upon(line.item());
    if (!stricter.equals(line.item())) {
      lines.put(code, new Line(stricter, Origin.TIGHTENED, by, adaptation.reason(), line.headings()));
    }
    return here || !stricter.equals(line.item());
  }

  /** A rule published later makes the item one that decides about 重大: it comes back by itself. */
  private static boolean switchesOff(Adaptation adaptation, Set<String> judged) {
    return adaptation.kind() == Kind.SWITCH_OFF && !judged.contains(adaptation.itemCode());
  }

  /** Items of the list that were switched off and are in it all the same, and why. */
  static Map<String, Conflict> unapplied(ResolvedList list, List<Adaptation> holding, Set<String> judged) {
    Map<String, Conflict> why = new HashMap<>();
    holding.stream()
        .filter(adaptation -> adaptation.kind() == Kind.SWITCH_OFF && list.items().contains(adaptation.itemCode()))
        .map(Adaptation::itemCode)
        .forEach(code -> why.put(code, judged.contains(code) ? Conflict.NOW_JUDGED : Conflict.LAST_OF_LIST));
    return why;
  }

  /** The item as the level above has made it. */
  static CheckItem asTightened(CheckItem item, List<Adaptation> above) {
    CheckItem standing = item;
    for (Adaptation adaptation : above.stream().sorted(Adaptation.FROM_ABOVE).toList()) {
      if (adaptation.itemCode().equals(item.code())) {
        standing = adaptation.tightening().upon(standing);
      }
    }
    return standing;
  }

  /**
   * What somebody wants to make different.
   *
   * @param list the list it is to be added to
   */
  record Wanted(
      Kind kind,
      String itemCode,
      @Nullable Checklist list,
      Tightening tightening,
      String reason,
      LocalDate effectiveFrom) {}

  /**
   * @param item as it stands for the owner without this adaptation; empty when there is none that day
   * @param own what the owner already made different of this item and has not ended
   */
  static void check(
      Wanted wanted,
      Optional<CheckItem> item,
      Set<String> judged,
      List<Adaptation> own,
      Set<UnitType> ownerTypes,
      LocalDate today) {
    FieldChecks checks = new FieldChecks();
    checks
        .text("reason", "理由", wanted.reason(), LONGEST_REASON)
        .holds(
            !wanted.effectiveFrom().isBefore(today),
            "effectiveFrom",
            "生效日期 " + wanted.effectiveFrom() + " 已经过去，已完成的检查不能改写",
            "请选择今天或以后的日期")
        .holds(
            !wanted.effectiveFrom().isAfter(today.plusYears(1)), "effectiveFrom", "生效日期超过一年", "请选择一年以内的日期")
        .holds(item.isPresent(), "item", "检查项 " + wanted.itemCode() + " 当日不在标准库中", "请从检查项库中选择")
        .holds(
            own.stream().noneMatch(other -> isSame(other, wanted)),
            "item",
            "已有一条对 " + wanted.itemCode() + " 的“" + wanted.kind().title() + "”",
            "请先结束原来的调整");
    checks.refuseIfAny();
    CheckItem base = item.orElseThrow();
    switch (wanted.kind()) {
      case ADD -> checks.holds(wanted.list() != null, "checklist", "没有选择加入哪张检查表", "请选择检查表");
      case TIGHTEN -> checkTightening(wanted.tightening(), wanted.list(), base, checks);
      case SWITCH_OFF ->
          checks.holds(
              !judged.contains(wanted.itemCode()),
              "item",
              "检查项 " + wanted.itemCode() + " 不合格即可能判定为重大事故隐患，任何单位不得停用",
              "确实没有此类场所的，检查时选“不涉及”");
    }
    Checklist list = wanted.list();
    if (list != null && !ownerTypes.isEmpty()) {
      checks.holds(
          list.unitTypes().stream().anyMatch(ownerTypes::contains),
          "checklist",
          "《" + list.title() + "》不适用于本单位类型",
          "请选择适用于本单位的检查表");
    }
    checks.refuseIfAny();
  }

  /**
   * What could be made different of an item in a list, whatever is filled in.
   *
   * @param alone whether the list has no other item
   * @param own what the owner already made different of this item and has not ended
   */
  static List<Kind> possible(String itemCode, boolean alone, Set<String> judged, List<Adaptation> own) {
    Set<Kind> made = own.stream().map(Adaptation::kind).collect(Collectors.toSet());
    List<Kind> possible = new ArrayList<>();
    if (!made.contains(Kind.TIGHTEN)) {
      possible.add(Kind.TIGHTEN);
    }
    if (!made.contains(Kind.SWITCH_OFF) && !alone && !judged.contains(itemCode)) {
      possible.add(Kind.SWITCH_OFF);
    }
    return List.copyOf(possible);
  }

  private static boolean isSame(Adaptation other, Wanted wanted) {
    return other.kind() == wanted.kind()
        && (wanted.kind() != Kind.ADD
            || wanted.list() != null && wanted.list().code().equals(other.checklistCode()));
  }

  private static void checkTightening(
      Tightening wanted, @Nullable Checklist list, CheckItem base, FieldChecks checks) {
    checks.holds(!wanted.saysNothing(), "tightening", "没有说明哪一处更严", "请填写更高的频次、更严的等级、更短的期限或更多的单位类型");
    Frequency frequency = wanted.frequency();
    if (frequency != null) {
      stricter(
          frequency.isStricterThan(base.frequency()), "frequency", "检查频次", base.frequency().title(), frequency.title(),
          checks);
      checks.holds(
          list != null && list.frequency() == frequency,
          "checklist",
          "提高频次后还没有一张" + frequency.title() + "检查表列入此项",
          "请选择一张" + frequency.title() + "的检查表");
    }
    Level level = wanted.level();
    if (level != null) {
      stricter(
          level.compareTo(base.level()) < 0, "level", "建议等级", base.level().title(), level.title(), checks);
    }
    Integer days = wanted.deadlineDays();
    if (days != null) {
      stricter(
          days >= 0 && days < base.deadlineDays(), "deadlineDays", "整改期限", base.deadlineDays() + " 天", days + " 天",
          checks);
    }
    Set<UnitType> types = wanted.unitTypes();
    if (types != null) {
      stricter(
          types.containsAll(base.unitTypes()) && types.size() > base.unitTypes().size(), "unitTypes", "适用单位",
          titles(base.unitTypes()), titles(types), checks);
      checks.holds(list != null, "checklist", "扩大适用单位后还没有选择检查表", "请选择这些单位使用的检查表");
    }
  }

  private static void stricter(
      boolean holds, String field, String name, String from, String to, FieldChecks checks) {
    checks.holds(
        holds,
        field,
        "本地调整只能更严：" + name + "由“" + from + "”改为“" + to + "”不是加严",
        "请填写更严的要求；确不适用的可停用并说明理由，认为全市标准需要放宽的请向上级提出建议");
  }

  private static String titles(Set<UnitType> types) {
    return types.stream().sorted().map(UnitType::title).collect(Collectors.joining("、"));
  }

  /** What a new version from above has done to an adaptation. */
  enum Conflict {
    ITEM_ENDED("上级已废止该检查项，本调整不再起作用"),
    LIST_ENDED("所加入的检查表已废止，本调整不再起作用"),
    NOW_JUDGED("新的判定标准把该项列为重大隐患依据，停用已自动失效"),
    LAST_OF_LIST("一张检查表的其他检查项都已停用，停用本项就没有可查的了：本项在该表里仍须检查，停用没有生效。请结束本调整，或商请上级恢复其他项"),
    OVERTAKEN("上级的要求已经同样严或更严，本调整不再起作用"),
    BASE_CHANGED("上级已发布该检查项的新版本，请核对后确认继续执行或结束");

    private final String sentence;

    Conflict(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  /**
   * @param item as it stands above on the day looked at; empty when it has ended
   * @param listInForce whether the list it is added to is in force; true where there is none
   * @param lastOfList whether a list would have no item left without the one switched off
   */
  static List<Conflict> conflicts(
      Adaptation adaptation, Optional<CheckItem> item, boolean listInForce, Set<String> judged, boolean lastOfList) {
    if (item.isEmpty()) {
      return List.of(Conflict.ITEM_ENDED);
    }
    List<Conflict> found = new ArrayList<>();
    if (!listInForce) {
      found.add(Conflict.LIST_ENDED);
    }
    if (adaptation.kind() == Kind.SWITCH_OFF && judged.contains(adaptation.itemCode())) {
      found.add(Conflict.NOW_JUDGED);
    } else if (lastOfList) {
      found.add(Conflict.LAST_OF_LIST);
    }
    if (adaptation.kind() == Kind.TIGHTEN && adaptation.tightening().upon(item.get()).equals(item.get())) {
      found.add(Conflict.OVERTAKEN);
    }
    if (adaptation.kind() != Kind.ADD && item.get().effectiveFrom().isAfter(adaptation.baseFrom())) {
      found.add(Conflict.BASE_CHANGED);
    }
    return List.copyOf(found);
  }
}
