package org.bihuan.inspection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.JudgementSet.Kind;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.local.ResolvedList;
import org.bihuan.inspection.ItemEntry.Decision;
import org.bihuan.inspection.ItemEntry.Moment;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal.FieldProblem;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/** What may be saved as a draft and what may be submitted. Pure. */
final class InspectionRules {

  static final int LONGEST_NOTE = 500;
  static final int LONGEST_READING = 60;
  static final int LONGEST_PLACE = 100;
  static final int MOST_PHOTOS = 9;
  private static final int LONGEST_NAME = 24;
  private static final int MOST_NAMED = 3;
  private static final Pattern ENTRY = Pattern.compile("^entries\\[(\\d+)]");

  private InspectionRules() {}

  /** A check list is done by units of its kind, on a day that can still be kept. */
  static void checkPlan(
      Checklist checklist,
      Collection<UnitType> unitTypes,
      Checklist.Kind kind,
      LocalDate dueOn,
      LocalDate today) {
    if (Collections.disjoint(checklist.unitTypes(), unitTypes)) {
      throw Refusal.invalid("checklistCode", "《" + checklist.title() + "》不适用于本单位类型", "请选择适用于本单位的检查表");
    }
    if (kind != checklist.kind()) {
      throw Refusal.invalid(
          "kind", "《" + checklist.title() + "》用于" + checklist.kind().title(), "请改为" + checklist.kind().title() + "，或另选检查表");
    }
    if (dueOn.isBefore(today)) {
      throw Refusal.invalid("dueOn", "检查期限 " + dueOn + " 已经过去", "请选择今天或以后的日期");
    }
    if (dueOn.isAfter(today.plusYears(1))) {
      throw Refusal.invalid("dueOn", "检查期限 " + dueOn + " 超过一年", "请选择一年以内的日期");
    }
  }

  /** A post holder arranges and sees the work of his own post only (security matrix: selfcheck.record, P). */
  static boolean mayPlanFor(Actor actor, UUID assigneePost) {
    return !actor.is(Role.POST_HOLDER) || actor.postId().equals(assigneePost);
  }

  /** An auditor sees what his case is about, and there are no cases yet (selfcheck.record: r case). */
  static boolean maySee(Actor actor, UUID assigneePost) {
    return !actor.is(Role.AUDITOR) && mayPlanFor(actor, assigneePost);
  }

  static void mustHaveCase(Actor actor) {
    if (actor.is(Role.AUDITOR)) {
      throw Refusal.forbidden("case-needed", "监督审计只能查阅已立案倒查的检查，倒查立案尚未开通", "请先查看统计数字和审计记录");
    }
  }

  /** Safety officers record for the whole unit, everybody else the check of his own post. */
  static boolean mayRecord(Actor actor, UUID assigneePost) {
    return actor.is(Role.SAFETY_OFFICER) || actor.postId().equals(assigneePost);
  }

  /** A team's check is recorded by those who act for the team, and by nobody else. */
  static boolean mayRecord(Actor actor, InspectionTask task) {
    return mayRecord(actor, task.assigneePostId(), task.sent() == null ? null : task.sent().teamId());
  }

  static boolean mayRecord(Actor actor, UUID assigneePost, @Nullable UUID team) {
    return team == null ? mayRecord(actor, assigneePost) : team.equals(actor.team());
  }

  /** The acts open to this person; an expert of a team fills in and does not hand in. */
  static List<String> can(Actor actor, InspectionTask task) {
    return can(actor, task.isSubmitted(), mayRecord(actor, task));
  }

  /** The same of a row of a list. */
  static List<String> can(Actor actor, boolean submitted, boolean mayRecord) {
    if (submitted || !mayRecord) {
      return List.of();
    }
    return actor.team() == null || Refusal.passes(() -> VisitRules.mustBeInspector(actor))
        ? List.of("SAVE", "SUBMIT")
        : List.of("SAVE");
  }

  /** A draft may be unfinished, but it must belong to this check list and fit. */
  static void checkDraft(ResolvedList checklist, List<ItemEntry> entries) {
    checkFit(checklist, entries);
    FieldChecks checks = new FieldChecks();
    checkWords(entries, checks);
    checks.refuseIfAny();
  }

  /**
   * A submission answers every item, and each finding can become a hazard as it stands.
   *
   * @param majors what the judgement rules say of it
   */
  static void checkSubmission(
      ResolvedList checklist, List<ItemEntry> entries, List<MajorProposal> majors, FieldChecks checks) {
    checkFit(checklist, entries);
    checkWords(entries, checks);
    Map<String, ItemEntry> byItem = byItem(entries);
    Map<String, CheckItem> listed = checklist.byCode();
    List<String> open =
        checklist.items().stream().filter(item -> resultOf(byItem, item) == ItemResult.UNANSWERED).toList();
    checks.holds(
        open.isEmpty(),
        "entries",
        "还有 " + open.size() + " 项没有检查：" + firstFew(checklist, open),
        "请逐项填写结果：不涉及的选“不涉及”，没能检查的选“未检查”并写明原因");
    for (int i = 0; i < entries.size(); i++) {
      String field = "entries[" + i + "]";
      PointRules.checkSubmission(field, entries.get(i), Objects.requireNonNull(listed.get(entries.get(i).item())), checks);
      checks.holds(
          !entries.get(i).leavesUnchecked() || entries.get(i).note() != null,
          field + ".note",
          "未检查，没有写明原因",
          "请写明没能检查的原因，如“门锁着，没有钥匙”");
      if (entries.get(i).result().isAbnormal()) {
        checkFinding(field, entries.get(i), majors, checks);
      } else {
        checks.holds(entries.get(i).ledger() == null, field + ".ledger", "没有发现问题的检查项不涉及台账", "请去掉台账选择");
      }
    }
  }

  /** Told by where the item stands and what it says, as a person finds it again; codes are for machines. */
  static FieldProblem named(FieldProblem problem, ResolvedList checklist, List<ItemEntry> entries) {
    Matcher at = ENTRY.matcher(problem.field());
    if (!at.find()) {
      return problem;
    }
    String code = entries.get(Integer.parseInt(at.group(1))).item();
    return new FieldProblem(problem.field(), shown(checklist, code) + "：" + problem.problem(), problem.remedy());
  }

  private static String firstFew(ResolvedList checklist, List<String> codes) {
    return codes.stream().limit(MOST_NAMED).map(code -> shown(checklist, code)).collect(Collectors.joining("、"))
        + (codes.size() > MOST_NAMED ? "等" : "");
  }

  private static String shown(ResolvedList checklist, String code) {
    String words = checklist.item(code).requirement();
    boolean fits = words.codePointCount(0, words.length()) <= LONGEST_NAME;
    return "第 %d 项“%s”"
        .formatted(
            checklist.items().indexOf(code) + 1,
            fits ? words : words.substring(0, words.offsetByCodePoints(0, LONGEST_NAME)) + "…");
  }

  /** Whatever else is said of an answer, it is to an item of this list and given once. */
  private static void checkFit(ResolvedList checklist, List<ItemEntry> entries) {
    FieldChecks checks = new FieldChecks();
    Set<String> seen = new HashSet<>();
    Map<String, CheckItem> listed = checklist.byCode();
    for (int i = 0; i < entries.size(); i++) {
      String field = "entries[" + i + "]";
      ItemEntry entry = entries.get(i);
      CheckItem item = listed.get(entry.item());
      if (item != null) {
        PointRules.checkDraft(field, entry, item, checks);
      }
      checks
          .holds(
              item != null,
              field + ".item",
              "检查项 " + entry.item() + " 不在本检查表中",
              "请刷新页面后重新填写")
          .holds(seen.add(entry.item()), field + ".item", "检查项 " + entry.item() + " 填写了两次", "同一检查项只填一次");
    }
    checks.refuseIfAny();
  }

  private static void checkWords(List<ItemEntry> entries, FieldChecks checks) {
    for (int i = 0; i < entries.size(); i++) {
      String field = "entries[" + i + "]";
      ItemEntry entry = entries.get(i);
      checks
          .optionalText(field + ".note", "情况说明", entry.note(), LONGEST_NOTE)
          .optionalText(field + ".reading", "读数", entry.reading(), LONGEST_READING)
          .optionalText(field + ".placeText", "地点", entry.placeText(), LONGEST_PLACE)
          .optionalText(field + ".noPhotoReason", "不能拍照的原因", entry.noPhotoReason(), LONGEST_PLACE)
          .optionalText(field + ".measures", "整改措施", entry.measures(), LONGEST_NOTE)
          .holds(
              entry.photos().size() <= MOST_PHOTOS, field + ".photos", "照片超过 " + MOST_PHOTOS + " 张", "请保留最能说明问题的照片");
    }
  }

  private static void checkFinding(
      String field, ItemEntry entry, List<MajorProposal> majors, FieldChecks checks) {
    checks.holds(
        entry.placeId() != null || entry.placeText() != null, field + ".placeText", "没有写明发现问题的地点", "请选择重点部位或填写具体地点");
    boolean before = !entry.photos(Moment.BEFORE).isEmpty();
    boolean linked = entry.ledger() != null && entry.ledger().decision() == Decision.LINK;
    if (entry.result() == ItemResult.FAIL) {
      checks.holds(
          before || linked || entry.noPhotoReason() != null,
          field + ".photos",
          "没有照片，也没有说明原因",
          "请上传整改前照片，确实无法拍照的说明原因");
      return;
    }
    checks
        .holds(
            before && !entry.photos(Moment.AFTER).isEmpty(),
            field + ".photos",
            "当场整改须有整改前、整改后照片各至少一张",
            "请补充照片，或改为“不合格”")
        .holds(
            entry.measures() != null,
            field + ".measures",
            "当场整改没有写明整改措施",
            "请写明现场实际采取的措施，或改为“不合格”");
    // What is major by itself goes the long way, even where the defect is gone.
    judged(entry.item(), majors)
        .ifPresent(
            major ->
                checks.wrong(
                    field + ".result", "命中重大隐患判定标准，不能按当场整改办理：" + major.sentence(), "请改为“不合格”，由台账按重大隐患办理"));
  }

  /** The first published clause this item met. */
  static Optional<MajorProposal> judged(String item, List<MajorProposal> majors) {
    return majors.stream().filter(major -> major.concerns(item)).findFirst();
  }

  /**
   * 重大 is proposed by a published rule only. An item that is usually 重大 without such a rule proposes nothing, so that
   * the grader has to decide; put right at once it counts as 一般 (公安部令第61号 第三十一条: 责令当场改正).
   */
  static @Nullable Level proposedLevel(Level usual, ItemResult result, boolean judgedMajor) {
    if (judgedMajor) {
      return Level.MAJOR;
    }
    if (usual != Level.MAJOR) {
      return usual;
    }
    return result == ItemResult.FIXED_ON_SPOT ? Level.GENERAL : null;
  }

  /** One result per line of the check list, in its order. */
  static List<ItemResult> results(ResolvedList checklist, List<ItemEntry> entries) {
    Map<String, ItemEntry> byItem = byItem(entries);
    return checklist.items().stream().map(item -> resultOf(byItem, item)).toList();
  }

  /**
   * What the judgement rules say of a check: first what is major by itself, then what is so together. What was put right on
   * the spot is there no more and counts for nothing with others.
   */
  static List<MajorProposal> judge(
      ResolvedList checklist, List<ItemEntry> entries, Function<List<String>, List<MajorProposal>> rules) {
    Stream<MajorProposal> each = rules.apply(judgedItems(checklist, entries, ItemResult::isAbnormal)).stream();
    Stream<MajorProposal> left = rules.apply(judgedItems(checklist, entries, ItemResult.FAIL::equals)).stream();
    return Stream.concat(
            each.filter(major -> major.kind() == Kind.DIRECT), left.filter(major -> major.kind() == Kind.COMPOSITE))
        .toList();
  }

  /** Those by whose failing the judgement rules judge: not where only points fail that are less by themselves. */
  private static List<String> judgedItems(
      ResolvedList checklist, List<ItemEntry> entries, Predicate<ItemResult> counted) {
    Map<String, CheckItem> listed = checklist.byCode();
    return entries.stream()
        .filter(entry -> counted.test(entry.result()))
        .filter(entry -> !listed.containsKey(entry.item()) || PointRules.isJudged(listed.get(entry.item()), entry))
        .map(ItemEntry::item)
        .toList();
  }

  static List<String> abnormalItems(List<ItemEntry> entries) {
    return entries.stream().filter(entry -> entry.result().isAbnormal()).map(ItemEntry::item).toList();
  }

  private static Map<String, ItemEntry> byItem(List<ItemEntry> entries) {
    return entries.stream().collect(Collectors.toMap(ItemEntry::item, Function.identity()));
  }

  private static ItemResult resultOf(Map<String, ItemEntry> byItem, String item) {
    ItemEntry entry = byItem.get(item);
    return entry == null ? ItemResult.UNANSWERED : entry.result();
  }
}
