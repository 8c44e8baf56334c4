package org.bihuan.checklist.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Frequency;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.Verification;
import org.bihuan.checklist.local.Adaptation.Kind;
import org.bihuan.checklist.local.Adaptation.Maker;
import org.bihuan.checklist.local.Adaptation.Tightening;
import org.bihuan.checklist.local.AdaptationRules.Conflict;
import org.bihuan.checklist.local.AdaptationRules.Standing;
import org.bihuan.checklist.local.AdaptationRules.Wanted;
import org.bihuan.checklist.local.ResolvedList.Origin;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Refusal.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdaptationRulesTest {

  private static final LocalDate FIRST = LocalDate.of(2023, 5, 6);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final UUID UNIT = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final Owner DISTRICT = new Owner(110108, null);
  private static final Owner SCHOOL = new Owner(110108, UNIT);
  private static final Checklist WEEKLY = list("CL-PS-W", Frequency.WEEKLY, "XF-001", "XF-002", "XF-003");
  private static final Map<String, CheckItem> ITEMS =
      Map.of(
          "XF-001", item("XF-001", Frequency.MONTHLY, 15),
          "XF-002", item("XF-002", Frequency.WEEKLY, 7),
          "XF-003", item("XF-003", Frequency.WEEKLY, 7),
          "QT-009", item("QT-009", Frequency.MONTHLY, 30),
          "XF-110108-Q001", item("XF-110108-Q001", Frequency.WEEKLY, 3));

  private static CheckItem item(String code, Frequency frequency, int days) {
    return new CheckItem(
        code, Category.FIRE, "要求" + code, "方法", "隐患", "措施", days, Level.GENERAL, frequency, Set.of(UnitType.PRIMARY),
        "依据", Verification.VERIFIED, FIRST, null, null);
  }

  private static Checklist list(String code, Frequency frequency, String... items) {
    return new Checklist(
        code, "小学检查表", Set.of(UnitType.PRIMARY), frequency, Checklist.Kind.SELF_CHECK, List.of(items), FIRST, null);
  }

  private static Adaptation adaptation(
      Owner owner, Kind kind, String item, @Nullable String list, Tightening tightening) {
    return new Adaptation(
        UUID.randomUUID(), owner, kind, item, list, tightening, "理由", FIRST, TODAY, null, 1,
        new Maker(Instant.parse("2026-11-26T01:00:00Z"), UNIT, "王安全", "安全干部"), null, null);
  }

  private static Tightening days(int days) {
    return new Tightening(null, null, days, null);
  }

  private static ResolvedList resolve(Set<String> judged, Adaptation... adaptations) {
    return AdaptationRules.resolve(
        WEEKLY,
        ITEMS::get,
        List.of(adaptations),
        new Standing(code -> Optional.ofNullable(ITEMS.get(code)), judged));
  }

  private static List<FieldProblem> refused(Runnable check) {
    try {
      check.run();
      return List.of();
    } catch (Refusal refusal) {
      return refusal.fields();
    }
  }

  private static List<FieldProblem> tightened(Tightening tightening, @Nullable Checklist list) {
    return refused(
        () ->
            AdaptationRules.check(
                new Wanted(Kind.TIGHTEN, "XF-001", list, tightening, "理由", TODAY),
                Optional.of(ITEMS.get("XF-001")), Set.of(), List.of(), Set.of(UnitType.PRIMARY), TODAY));
  }

  @Test
  void without_adaptations_the_list_is_the_city_s() {
    ResolvedList list = resolve(Set.of());
    assertThat(list.items()).containsExactly("XF-001", "XF-002", "XF-003");
    assertThat(list.lines()).allMatch(line -> line.origin() == Origin.INHERITED && line.by() == null);
    assertThat(list.unitId()).isNull();
  }

  @Test
  void district_first_then_unit_and_local_lines_come_last() {
    ResolvedList list =
        resolve(
            Set.of(),
            adaptation(SCHOOL, Kind.TIGHTEN, "XF-110108-Q001", null, days(1)),
            adaptation(DISTRICT, Kind.ADD, "XF-110108-Q001", "CL-PS-W", Tightening.NONE),
            adaptation(SCHOOL, Kind.SWITCH_OFF, "XF-002", null, Tightening.NONE));
    assertThat(list.items()).containsExactly("XF-001", "XF-003", "XF-110108-Q001");
    assertThat(list.item("XF-110108-Q001").deadlineDays()).isEqualTo(1);
    assertThat(list.lines().getLast().origin()).isEqualTo(Origin.TIGHTENED);
    assertThat(list.lines().getLast().by()).isEqualTo(Owner.Level.UNIT);
    assertThat(list.switchedOff()).singleElement().satisfies(off -> assertThat(off.reason()).isEqualTo("理由"));
    assertThat(list.unitId()).isEqualTo(UNIT);
  }

  @Test
  void what_the_district_alone_made_is_the_same_for_all_its_units() {
    assertThat(resolve(Set.of(), adaptation(DISTRICT, Kind.SWITCH_OFF, "XF-002", null, Tightening.NONE)).unitId())
        .isNull();
  }

  @Test
  void what_belongs_to_another_list_changes_nothing_here() {
    ResolvedList list = resolve(Set.of(), adaptation(SCHOOL, Kind.ADD, "QT-009", "CL-PS-M", Tightening.NONE));
    assertThat(list.items()).containsExactly("XF-001", "XF-002", "XF-003");
    assertThat(list.unitId()).isNull();
  }

  @Test
  void an_item_that_became_one_of_a_judgement_rule_comes_back_by_itself() {
    Adaptation off = adaptation(SCHOOL, Kind.SWITCH_OFF, "XF-002", null, Tightening.NONE);
    assertThat(resolve(Set.of("XF-002"), off).items()).contains("XF-002");
    assertThat(AdaptationRules.conflicts(off, Optional.of(ITEMS.get("XF-002")), true, Set.of("XF-002"), false))
        .containsExactly(Conflict.NOW_JUDGED);
  }

  @Test
  void a_list_never_loses_its_last_item_and_says_which_switching_off_did_not_happen() {
    Adaptation[] off =
        List.of("XF-002", "XF-003").stream()
            .map(code -> adaptation(DISTRICT, Kind.SWITCH_OFF, code, null, Tightening.NONE))
            .toArray(Adaptation[]::new);
    Adaptation own = adaptation(SCHOOL, Kind.SWITCH_OFF, "XF-001", null, Tightening.NONE);
    ResolvedList list = resolve(Set.of(), own, off[0], off[1]);
    assertThat(list.items()).containsExactly("XF-001");
    assertThat(list.switchedOff()).hasSize(2);
    assertThat(AdaptationRules.unapplied(list, List.of(own, off[0], off[1]), Set.of()))
        .isEqualTo(Map.of("XF-001", Conflict.LAST_OF_LIST));
    assertThat(AdaptationRules.conflicts(own, Optional.of(ITEMS.get("XF-001")), true, Set.of(), true))
        .containsExactly(Conflict.LAST_OF_LIST);

    Adaptation added = adaptation(SCHOOL, Kind.ADD, "QT-009", "CL-PS-W", Tightening.NONE);
    assertThat(resolve(Set.of(), own, off[0], off[1], added).items()).as("something is left").containsExactly("QT-009");
  }

  @Test
  void a_tightening_never_loosens_what_became_stricter_above() {
    CheckItem stricterAbove = item("XF-001", Frequency.DAILY, 1);
    assertThat(new Tightening(Frequency.WEEKLY, null, 7, null).upon(stricterAbove)).isEqualTo(stricterAbove);
    Adaptation own = adaptation(SCHOOL, Kind.TIGHTEN, "XF-001", null, days(7));
    assertThat(AdaptationRules.conflicts(own, Optional.of(stricterAbove), true, Set.of(), false))
        .containsExactly(Conflict.OVERTAKEN);
  }

  @Test
  void a_new_version_above_asks_for_a_look() {
    Adaptation own = adaptation(SCHOOL, Kind.TIGHTEN, "XF-001", null, days(3));
    CheckItem revised = ITEMS.get("XF-001").valid(TODAY, null);
    assertThat(AdaptationRules.conflicts(own, Optional.of(revised), true, Set.of(), false)).containsExactly(Conflict.BASE_CHANGED);
    assertThat(AdaptationRules.conflicts(own, Optional.of(ITEMS.get("XF-001")), true, Set.of(), false)).isEmpty();
    assertThat(AdaptationRules.conflicts(own, Optional.empty(), true, Set.of(), false)).containsExactly(Conflict.ITEM_ENDED);
    Adaptation added = adaptation(SCHOOL, Kind.ADD, "QT-009", "CL-GONE", Tightening.NONE);
    assertThat(AdaptationRules.conflicts(added, Optional.of(ITEMS.get("QT-009")), false, Set.of(), false))
        .containsExactly(Conflict.LIST_ENDED);
  }

  @Test
  void loosening_is_refused_with_both_values() {
    assertThat(tightened(days(30), null))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("deadlineDays");
              assertThat(problem.problem()).contains("15 天", "30 天", "只能更严");
              assertThat(problem.remedy()).contains("停用", "建议");
            });
    assertThat(tightened(days(15), null)).as("the same is not stricter").hasSize(1);
    assertThat(tightened(new Tightening(null, Level.MINOR, null, null), null)).hasSize(1);
    assertThat(tightened(new Tightening(Frequency.YEARLY, null, null, null), WEEKLY)).isNotEmpty();
    assertThat(tightened(new Tightening(null, null, null, Set.of(UnitType.OFFICE)), WEEKLY)).hasSize(1);
    assertThat(tightened(Tightening.NONE, null)).hasSize(1);
  }

  @Test
  void more_often_needs_a_list_of_that_rhythm_and_an_occasion_is_no_rhythm() {
    assertThat(tightened(new Tightening(Frequency.WEEKLY, null, null, null), null))
        .singleElement()
        .satisfies(problem -> assertThat(problem.field()).isEqualTo("checklist"));
    assertThat(tightened(new Tightening(Frequency.WEEKLY, null, null, null), WEEKLY)).isEmpty();
    assertThat(Frequency.BEFORE_WORK.isStricterThan(Frequency.YEARLY)).isFalse();
    assertThat(Frequency.DAILY.isStricterThan(Frequency.SPECIAL)).isFalse();
  }

  @Test
  void what_decides_about_major_is_never_switched_off() {
    assertThat(
            refused(
                () ->
                    AdaptationRules.check(
                        new Wanted(Kind.SWITCH_OFF, "XF-001", null, Tightening.NONE, "没有此类场所", TODAY),
                        Optional.of(ITEMS.get("XF-001")), Set.of("XF-001"), List.of(), Set.of(), TODAY)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.problem()).contains("重大"));
  }

  @Test
  void a_reason_and_a_day_to_come_are_needed_and_nothing_twice() {
    Adaptation own = adaptation(SCHOOL, Kind.SWITCH_OFF, "XF-002", null, Tightening.NONE);
    assertThat(
            refused(
                () ->
                    AdaptationRules.check(
                        new Wanted(Kind.SWITCH_OFF, "XF-002", null, Tightening.NONE, " ", TODAY.minusDays(1)),
                        Optional.empty(), Set.of(), List.of(own), Set.of(), TODAY)))
        .extracting(FieldProblem::field)
        .containsExactly("reason", "effectiveFrom", "item", "item");
  }
}
