package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Frequency;
import org.bihuan.checklist.JudgementSet.Clause;
import org.bihuan.checklist.JudgementSet.Kind;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.Verification;
import org.bihuan.checklist.local.ResolvedList.Origin;
import org.bihuan.checklist.local.ResolvedList;
import org.bihuan.inspection.ItemEntry.Moment;
import org.bihuan.inspection.ItemEntry.Photo;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal.FieldProblem;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InspectionRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Checklist LIST =
      new Checklist(
          "CL-PS-W",
          "小学每周安全检查表",
          Set.of(UnitType.PRIMARY),
          Frequency.WEEKLY,
          Checklist.Kind.SELF_CHECK,
          List.of("XF-010", "XF-005", "YX-001"),
          LocalDate.of(2023, 5, 6),
          null);
  private static final ResolvedList USED =
      new ResolvedList(
          LIST.code(),
          LIST.title(),
          LIST.unitTypes(),
          LIST.frequency(),
          LIST.kind(),
          LIST.effectiveFrom(),
          null,
          LIST.items().stream().map(code -> new ResolvedList.Line(item(code, Level.GENERAL), Origin.INHERITED, null, null, List.of())).toList(),
          List.of());
  private static final MajorProposal MAJOR =
      new MajorProposal(
          "G", "2024", LocalDate.of(2024, 6, 24), "判定指南", "教发厅函〔2024〕20号", "消防管理", Kind.DIRECT, false,
          List.of(new Clause("D2", "动火未审批", "依据", Set.of("XF-005"), Verification.VERIFIED)), 1, 9, Set.of("XF-005"));

  private static ItemEntry entry(String item, ItemResult result) {
    return new ItemEntry(item, result, null, null, null, null, List.of(), null, null, null);
  }

  private static ItemEntry finding(
      String item, ItemResult result, @Nullable String place, @Nullable String noPhoto, Moment... photos) {
    List<Photo> taken =
        List.of(photos).stream().map(moment -> new Photo(new Ref(110108, Ids.next()), moment)).toList();
    return new ItemEntry(item, result, null, null, null, place, taken, noPhoto, null, null);
  }

  private static List<FieldProblem> problems(Runnable check) {
    try {
      check.run();
      return List.of();
    } catch (Refusal refusal) {
      return refusal.fields();
    }
  }

  private static List<FieldProblem> submitted(List<ItemEntry> entries, MajorProposal major) {
    return problems(
        () -> {
          FieldChecks checks = new FieldChecks();
          InspectionRules.checkSubmission(USED, entries, List.of(major), checks);
          checks.told(problem -> InspectionRules.named(problem, USED, entries)).refuseIfAny();
        });
  }

  private static ItemEntry fixed(String item, String place, @Nullable String measures, Moment... photos) {
    ItemEntry found = finding(item, ItemResult.FIXED_ON_SPOT, place, null, photos);
    return new ItemEntry(
        item, found.result(), null, null, null, place, found.photos(), null, measures, null);
  }

  private static List<String> refusedDraft(ItemEntry... entries) {
    return problems(() -> InspectionRules.checkDraft(USED, List.of(entries))).stream()
        .map(FieldProblem::field)
        .toList();
  }

  private static List<String> refused(ItemEntry... entries) {
    return submitted(List.of(entries), MAJOR).stream()
        .map(FieldProblem::field)
        .toList();
  }

  @Test
  void a_draft_may_be_unfinished() {
    assertThat(refusedDraft(entry("XF-010", ItemResult.PASS))).isEmpty();
    assertThat(refusedDraft()).isEmpty();
  }

  @Test
  void a_draft_keeps_to_its_check_list_and_answers_an_item_once() {
    assertThat(refusedDraft(entry("JT-001", ItemResult.PASS))).containsExactly("entries[0].item");
    assertThat(refusedDraft(entry("XF-010", ItemResult.PASS), entry("XF-010", ItemResult.FAIL)))
        .containsExactly("entries[1].item");
  }

  @Test
  void a_submission_answers_every_item() {
    List<ItemEntry> oneOfThree = List.of(entry("XF-010", ItemResult.PASS));
    assertThat(submitted(oneOfThree, MAJOR))
        .singleElement()
        .satisfies(problem -> assertThat(problem.problem()).contains("还有 2 项没有检查：第 2 项“要求”、第 3 项“要求”"));
    assertThat(
            refused(
                entry("XF-010", ItemResult.PASS),
                entry("XF-005", ItemResult.UNANSWERED),
                entry("YX-001", ItemResult.NOT_APPLICABLE)))
        .containsExactly("entries");
  }

  @Test
  void what_could_not_be_checked_is_an_answer_once_it_says_why() {
    assertThat(
            refused(
                entry("XF-010", ItemResult.PASS),
                entry("XF-005", ItemResult.NOT_CHECKED),
                entry("YX-001", ItemResult.PASS)))
        .containsExactly("entries[1].note");
    assertThat(
            refused(
                entry("XF-010", ItemResult.PASS),
                new ItemEntry(
                    "XF-005", ItemResult.NOT_CHECKED, "门锁着，没有钥匙", null, null, null, List.of(), null, null, null),
                entry("YX-001", ItemResult.PASS)))
        .isEmpty();
  }

  @Test
  void a_finding_names_its_place_and_has_a_photo_or_a_reason() {
    assertThat(
            refused(
                entry("XF-010", ItemResult.FAIL),
                entry("XF-005", ItemResult.PASS),
                entry("YX-001", ItemResult.PASS)))
        .containsExactlyInAnyOrder("entries[0].placeText", "entries[0].photos");
    assertThat(
            refused(
                finding("XF-010", ItemResult.FAIL, "三层东侧", "夜间无法拍照"),
                entry("XF-005", ItemResult.PASS),
                entry("YX-001", ItemResult.PASS)))
        .isEmpty();
  }

  @Test
  void a_fix_on_the_spot_shows_before_and_after() {
    assertThat(
            refused(
                fixed("XF-010", "三层东侧", "已搬离", Moment.BEFORE),
                entry("XF-005", ItemResult.PASS),
                entry("YX-001", ItemResult.PASS)))
        .containsExactly("entries[0].photos");
  }

  @Test
  void a_fix_on_the_spot_says_what_was_done_and_is_told_by_its_item() {
    List<ItemEntry> silent =
        List.of(
            entry("XF-010", ItemResult.PASS),
            entry("XF-005", ItemResult.PASS),
            fixed("YX-001", "操场", null, Moment.BEFORE, Moment.AFTER));
    assertThat(submitted(silent, MAJOR))
        .singleElement()
        .isEqualTo(
            new FieldProblem(
                "entries[2].measures", "第 3 项“要求”：当场整改没有写明整改措施", "请写明现场实际采取的措施，或改为“不合格”"));
  }

  @Test
  void what_the_result_has_no_place_for_is_no_part_of_what_is_handed_in() {
    ItemEntry changed = fixed("XF-010", "三层东侧", "已搬离", Moment.BEFORE, Moment.AFTER);
    ItemEntry failed =
        new ItemEntry("XF-010", ItemResult.FAIL, null, null, null, "三层东侧", changed.photos(), "停电", "已搬离", null);
    assertThat(changed.ofItsResult()).isEqualTo(changed);
    assertThat(failed.ofItsResult().photos()).extracting(Photo::kind).containsExactly(Moment.BEFORE);
    assertThat(failed.ofItsResult().measures()).isNull();
    ItemEntry passed = new ItemEntry("XF-010", ItemResult.PASS, "好", null, null, null, changed.photos(), "停电", "已搬离", null);
    assertThat(passed.ofItsResult())
        .isEqualTo(new ItemEntry("XF-010", ItemResult.PASS, "好", null, null, null, List.of(), null, null, null));
  }

  @Test
  void what_a_rule_calls_major_is_never_fixed_on_the_spot() {
    assertThat(
            refused(
                entry("XF-010", ItemResult.PASS),
                fixed("XF-005", "操场", "已停止动火", Moment.BEFORE, Moment.AFTER),
                entry("YX-001", ItemResult.PASS)))
        .containsExactly("entries[1].result");
  }

  @Test
  void what_was_put_right_on_the_spot_counts_for_nothing_with_others() {
    MajorProposal together =
        new MajorProposal(
            "G", "2024", LocalDate.of(2024, 6, 24), "判定指南", "教发厅函〔2024〕20号", "消防管理", Kind.COMPOSITE, false,
            MAJOR.clauses(), 1, 9, Set.of("XF-005"));
    List<ItemEntry> entries =
        List.of(
            finding("XF-010", ItemResult.FAIL, "操场", null, Moment.BEFORE),
            fixed("XF-005", "操场", "已停止动火", Moment.BEFORE, Moment.AFTER),
            entry("YX-001", ItemResult.PASS));
    List<List<String>> asked = new ArrayList<>();
    List<MajorProposal> said =
        InspectionRules.judge(
            USED,
            entries,
            failed -> {
              asked.add(failed);
              return List.of(together, MAJOR);
            });
    assertThat(asked).containsExactly(List.of("XF-010", "XF-005"), List.of("XF-010"));
    assertThat(said).as("what is so by itself stands first").containsExactly(MAJOR, together);
  }

  @Test
  void whether_the_unit_missed_it_is_what_a_person_said_and_what_its_own_checks_bear_out() {
    Set<String> passed = Set.of("XF-010");
    assertThat(VisitRules.missed(said("XF-010", true), passed)).isTrue();
    assertThat(VisitRules.missed(said("XF-010", false), passed)).isFalse();
    assertThat(VisitRules.missed(said("XF-010", null), passed)).as("not asked on site").isNull();
    assertThat(VisitRules.missed(said("XF-005", null), passed)).isFalse();
    assertThat(VisitRules.missed(said("XF-005", true), passed)).as("not borne out").isNull();
    assertThat(VisitRules.missed(entry("XF-010", ItemResult.FAIL), Set.of())).as("the unit's own check").isFalse();
  }

  private static ItemEntry said(String item, @Nullable Boolean missed) {
    return new ItemEntry(
        item, ItemResult.FAIL, null, null, null, "操场", List.of(), "停电", null,
        new ItemEntry.LedgerChoice(ItemEntry.Decision.NEW, null, missed));
  }

  @Test
  void major_is_proposed_by_a_published_rule_only() {
    CheckItem bus = item("JT-005", Level.MAJOR);
    CheckItem lamp = item("XF-012", Level.MINOR);

    assertThat(InspectionRules.proposedLevel(lamp.level(), ItemResult.FAIL, true)).isEqualTo(Level.MAJOR);
    assertThat(InspectionRules.proposedLevel(lamp.level(), ItemResult.FAIL, false)).isEqualTo(Level.MINOR);
    assertThat(InspectionRules.proposedLevel(bus.level(), ItemResult.FAIL, false)).as("a person decides").isNull();
    assertThat(InspectionRules.proposedLevel(bus.level(), ItemResult.FIXED_ON_SPOT, false)).isEqualTo(Level.GENERAL);
  }

  static CheckItem item(String code, Level level) {
    return new CheckItem(
        code, Category.FIRE, "要求", "方法", "不合格", "措施", 7, level, Frequency.DAILY, Set.of(UnitType.PRIMARY), "依据",
        Verification.VERIFIED, LocalDate.of(2023, 5, 6), null, null);
  }

  @Test
  void results_stand_in_the_order_of_the_check_list() {
    assertThat(
            InspectionRules.results(
                USED,
                List.of(
                    entry("YX-001", ItemResult.NOT_APPLICABLE),
                    entry("XF-010", ItemResult.PASS),
                    entry("XF-005", ItemResult.FAIL))))
        .containsExactly(ItemResult.PASS, ItemResult.FAIL, ItemResult.NOT_APPLICABLE);
  }

  @Test
  void a_check_list_is_planned_for_units_of_its_kind_on_a_day_to_come() {
    InspectionRules.checkPlan(LIST, Set.of(UnitType.PRIMARY, UnitType.SECONDARY), Checklist.Kind.SELF_CHECK, TODAY, TODAY);
    assertThatThrownBy(
            () -> InspectionRules.checkPlan(LIST, Set.of(UnitType.PRIMARY), Checklist.Kind.PATROL, TODAY, TODAY))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> InspectionRules.checkPlan(LIST, Set.of(UnitType.OFFICE), Checklist.Kind.SELF_CHECK, TODAY, TODAY))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> InspectionRules.checkPlan(LIST, Set.of(UnitType.PRIMARY), Checklist.Kind.SELF_CHECK, TODAY.minusDays(1), TODAY))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> InspectionRules.checkPlan(LIST, Set.of(UnitType.PRIMARY), Checklist.Kind.SELF_CHECK, TODAY.plusYears(2), TODAY))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void what_is_too_long_is_named_with_its_field() {
    ItemEntry wordy =
        new ItemEntry(
            "XF-010", ItemResult.PASS, "长".repeat(501), "读".repeat(61), null, null, List.of(), null, null, null);
    assertThat(refusedDraft(wordy)).containsExactly("entries[0].note", "entries[0].reading");
  }

  @Test
  void a_task_is_missed_only_while_it_is_not_submitted() {
    assertThat(TaskState.NOT_STARTED.on(TODAY, TODAY)).isEqualTo(TaskState.NOT_STARTED);
    assertThat(TaskState.IN_PROGRESS.on(TODAY.plusDays(1), TODAY)).isEqualTo(TaskState.MISSED);
    assertThat(TaskState.SUBMITTED.on(TODAY.plusDays(1), TODAY)).isEqualTo(TaskState.SUBMITTED);
  }
}
