package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bihuan.checklist.Publication.CalendarChange;
import org.bihuan.checklist.Publication.ItemChange;
import org.bihuan.checklist.Publication.ListChange;
import org.bihuan.checklist.Publication.ParameterChange;
import org.bihuan.checklist.Publication.SetChange;
import org.bihuan.platform.FieldChecks;
import org.jspecify.annotations.Nullable;

/** What the city may publish. The past is never rewritten, and what goes together must fit together. Pure. */
final class PublicationRules {

  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_TITLE = 60;
  private static final int MOST_CHANGES = 500;
  private static final int MOST_LINES = 300;
  private static final int MOST_HEADINGS = 3;
  private static final Pattern ITEM_CODE = Pattern.compile("[A-Z]{2}-[0-9]{3}");
  private static final Pattern LIST_CODE = Pattern.compile("CL-[A-Z0-9]+(-[A-Z0-9]+){0,6}");

  private final Publication wanted;
  private final Catalogue catalogue;
  private final FieldChecks checks = new FieldChecks();

  private PublicationRules(Publication wanted, Catalogue catalogue) {
    this.wanted = wanted;
    this.catalogue = catalogue;
  }

  static void check(Publication wanted, Catalogue catalogue, LocalDate today) {
    PublicationRules rules = new PublicationRules(wanted, catalogue);
    rules.checkFrame(today);
    for (int i = 0; i < wanted.items().size(); i++) {
      rules.checkItem("items[" + i + "].", wanted.items().get(i));
    }
    for (int i = 0; i < wanted.checklists().size(); i++) {
      rules.checkList("checklists[" + i + "].", wanted.checklists().get(i));
    }
    rules.checkOtherRules();
    rules.checkOtherLists();
    JudgementChanges.check(wanted, catalogue, rules.checks);
    ParameterChanges.check(wanted, catalogue, rules.checks);
    CalendarChanges.check(wanted, catalogue, rules.checks);
    rules.checks.refuseIfAny();
  }

  private void checkFrame(LocalDate today) {
    LocalDate day = wanted.effectiveFrom();
    int changes = wanted.changes();
    checks
        .text("reason", "发布理由", wanted.reason(), LONGEST_REASON)
        .holds(
            !day.isBefore(today),
            "effectiveFrom",
            "施行日期 " + day + " 已经过去，当时的检查按当时的标准，不能改写",
            "请选择今天或以后的日期")
        .holds(!day.isAfter(today.plusYears(5)), "effectiveFrom", "施行日期 " + day + " 过于遥远", "请核对年份")
        .holds(changes > 0, "items", "没有要发布的内容", "请先修改内容")
        .holds(changes <= MOST_CHANGES, "items", "一次发布超过 " + MOST_CHANGES + " 项", "请分几次发布");
    onlyOnce("items", wanted.items().stream().map(ItemChange::code).toList());
    onlyOnce("checklists", wanted.checklists().stream().map(ListChange::code).toList());
    onlyOnce("judgementSets", wanted.judgementSets().stream().map(SetChange::code).toList());
    onlyOnce("parameters", wanted.parameters().stream().map(ParameterChange::code).toList());
    onlyOnce("calendars", wanted.calendars().stream().map(CalendarChange::code).toList());
  }

  private void onlyOnce(String field, List<String> codes) {
    repeated(codes).ifPresent(code -> checks.wrong(field, code + " 在同一次发布中出现两次", "只保留一处"));
  }

  private void checkItem(String field, ItemChange change) {
    ItemText text = change.text();
    Optional<CheckItem> newest = catalogue.items().newest(change.code());
    checkBase(checks, wanted, field, "检查项 ", change.code(), change.base(), newest);
    if (text == null) {
      checks.holds(newest.isPresent(), field + "code", "没有检查项 " + change.code(), "请核对编号");
      return;
    }
    text.check(checks, field);
    checks
        .holds(ITEM_CODE.matcher(change.code()).matches(), field + "code", "编号格式不对", "市级检查项编号为两个字母加三位数字，如 XF-030")
        .holds(
            change.code().startsWith(text.category().prefix() + "-"),
            field + "code",
            "编号与领域不一致，" + text.category().title() + "的编号以 " + text.category().prefix() + " 开头",
            "请更换编号或领域");
    newest.ifPresent(
        old ->
            checks
                .holds(
                    old.category() == text.category(),
                    field + "category",
                    "检查项的领域不能改变，历史数据按原领域统计",
                    "请废止本项，另设新项")
                .holds(
                    old.effectiveTo() != null || !old.saysTheSameAs(text.item(change.code(), wanted.effectiveFrom())),
                    field + "code",
                    "检查项 " + change.code() + " 的内容没有变化",
                    "请修改内容，或不列入本次发布"));
  }

  private void checkList(String field, ListChange change) {
    Publication.ListText text = change.text();
    Optional<Checklist> newest = catalogue.checklists().newest(change.code());
    checkBase(checks, wanted, field, "检查表 ", change.code(), change.base(), newest);
    if (text == null) {
      checks.holds(newest.isPresent(), field + "code", "没有检查表 " + change.code(), "请核对编号");
      return;
    }
    checks
        .text(field + "title", "检查表名称", text.title(), LONGEST_TITLE)
        .notEmpty(field + "unitTypes", "适用单位类型", text.unitTypes())
        .notEmpty(field + "items", "检查项", text.items())
        .holds(text.items().size() <= MOST_LINES, field + "items", "检查项超过 " + MOST_LINES + " 项", "请分成几张检查表")
        .holds(
            LIST_CODE.matcher(change.code()).matches() && change.code().length() <= 40,
            field + "code",
            "编号格式不对",
            "检查表编号以 CL- 开头，由大写字母、数字和短横线组成，如 CL-PS-LAB");
    text.headings().forEach((item, path) -> checkHeadings(field, item, path, text.items()));
    repeated(text.items()).ifPresent(code -> checks.wrong(field + "items", code + " 列了两次", "同一检查项只列一次"));
    missing(text.items()).forEach(code -> checks.wrong(field + "items", notThere(code), "请去掉它，或同时发布它"));
    newest.ifPresent(
        old ->
            checks.holds(
                old.effectiveTo() != null || !old.saysTheSameAs(text.checklist(change.code(), wanted.effectiveFrom())),
                field + "code",
                "检查表 " + change.code() + " 没有变化",
                "请修改内容，或不列入本次发布"));
  }

  private void checkHeadings(String field, String item, List<String> path, List<String> items) {
    checks
        .holds(items.contains(item), field + "headings", "标题所属的检查项 " + item + " 不在检查表中", "请去掉这个标题")
        .holds(
            path.size() <= MOST_HEADINGS,
            field + "headings",
            item + " 上面有 " + path.size() + " 级标题，连同检查项超过四级",
            "请合并标题");
    path.forEach(heading -> checks.text(field + "headings", "标题", heading, LONGEST_TITLE));
  }

  static void checkBase(
      FieldChecks checks,
      Publication wanted,
      String field,
      String what,
      String code,
      @Nullable LocalDate base,
      Optional<? extends Versioned> newest) {
    LocalDate day = wanted.effectiveFrom();
    if (newest.isEmpty()) {
      checks.holds(base == null, field + "code", "没有" + what + code, "请核对编号");
      return;
    }
    LocalDate now = newest.get().effectiveFrom();
    if (base == null) {
      checks.wrong(field + "code", what + code + " 已经存在", "请修订原有的，或换用新的编号");
    } else if (!Objects.equals(base, now)) {
      checks.wrong(field + "base", what + code + " 已有 " + now + " 起的新版本", "请在最新版本上重新修改");
    }
    if (!day.isAfter(now)) {
      checks.wrong("effectiveFrom", what + code + " 已有 " + now + " 起施行的版本", "请选择 " + now.plusDays(1) + " 或以后的日期");
    }
    LocalDate end = newest.get().effectiveTo();
    if (end != null && day.isBefore(end)) {
      checks.wrong("effectiveFrom", what + code + " 到 " + end + " 才停止施行", "请选择 " + end + " 或以后的日期");
    }
  }

  /** A list that is not touched must not lose an item from under it. */
  private void checkOtherLists() {
    Set<String> touched = wanted.checklists().stream().map(ListChange::code).collect(Collectors.toSet());
    ending()
        .forEach(
            code ->
                catalogue
                    .checklists()
                    .inForce(wanted.effectiveFrom())
                    .filter(list -> list.items().contains(code) && !touched.contains(list.code()))
                    .forEach(
                        list ->
                            checks.wrong(
                                "items", "检查项 " + code + " 还在检查表《" + list.title() + "》中", "请同时修订该检查表，去掉这一项")));
  }

  private Set<String> ending() {
    return wanted.items().stream()
        .filter(change -> change.text() == null)
        .map(ItemChange::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Nor a judgement rule, in force that day or later, an item by which it judges. */
  private void checkOtherRules() {
    Set<String> ending = ending();
    JudgementChanges.after(wanted, catalogue)
        .forEach(
            set ->
                set.judgedItems().stream()
                    .filter(ending::contains)
                    .sorted()
                    .forEach(
                        code ->
                            checks.wrong(
                                "items",
                                "检查项 " + code + " 是《" + set.title() + "》的判定依据，不能废止",
                                "请改为修订内容，或同时修订该判定标准")));
  }

  private List<String> missing(List<String> codes) {
    return codes.stream().filter(code -> !isThereAfter(code, wanted, catalogue)).toList();
  }

  /** Whether the item is in the library on the day, this publication counted in. */
  static boolean isThereAfter(String code, Publication wanted, Catalogue catalogue) {
    return wanted.items().stream()
        .filter(change -> change.code().equals(code))
        .findFirst()
        .map(change -> change.text() != null)
        .orElseGet(() -> catalogue.items().find(code, wanted.effectiveFrom()).isPresent());
  }

  private String notThere(String code) {
    return "检查项 " + code + " 在 " + wanted.effectiveFrom() + " 不在标准库中";
  }

  static Optional<String> repeated(List<String> codes) {
    Set<String> seen = new HashSet<>();
    return codes.stream().filter(code -> !seen.add(code)).findFirst();
  }

  /** Field by field what the publication changes; the version before it is the one that was in force until then. */
  static List<Difference> differences(Publication publication, Catalogue catalogue) {
    List<Difference> all = new ArrayList<>();
    LocalDate day = publication.effectiveFrom();
    publication
        .items()
        .forEach(
            change ->
                difference(
                        before(catalogue.items(), change.code(), day),
                        change.text() == null ? null : change.text().item(change.code(), day),
                        pair -> Difference.of(pair.old(), pair.now(), day))
                    .ifPresent(all::add));
    publication
        .checklists()
        .forEach(
            change ->
                difference(
                        before(catalogue.checklists(), change.code(), day),
                        change.text() == null ? null : change.text().checklist(change.code(), day),
                        pair -> Difference.of(pair.old(), pair.now(), day))
                    .ifPresent(all::add));
    publication
        .judgementSets()
        .forEach(
            change ->
                difference(
                        before(catalogue.judgementSets(), change.code(), day),
                        change.text() == null ? null : change.text().set(change.code(), day),
                        pair -> JudgementChanges.difference(pair.old(), pair.now(), day))
                    .ifPresent(all::add));
    for (ParameterChange change : publication.parameters()) {
      Parameter old = before(catalogue.parameters(), change.code(), day);
      if (old != null) {
        all.add(Difference.of(old, change.on(old, day), day));
      }
    }
    for (CalendarChange change : publication.calendars()) {
      all.add(CalendarChanges.difference(before(catalogue.holidayYears(), change.code(), day), change.on(day), day));
    }
    return List.copyOf(all);
  }

  private record Pair<T>(@Nullable T old, @Nullable T now) {}

  private static <T> Optional<Difference> difference(
      @Nullable T old, @Nullable T now, Function<Pair<T>, Difference> compare) {
    return old == null && now == null ? Optional.empty() : Optional.of(compare.apply(new Pair<>(old, now)));
  }

  static <T extends Versioned> @Nullable T before(Catalogue.Shelf<T> shelf, String code, LocalDate day) {
    return shelf.history(code).stream()
        .filter(version -> version.effectiveFrom().isBefore(day))
        .reduce((first, second) -> second)
        .orElse(null);
  }
}
