package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.JudgementRules;
import org.bihuan.checklist.JudgementSet;
import org.bihuan.checklist.JudgementSet.Clause;
import org.bihuan.checklist.JudgementSet.Kind;
import org.bihuan.checklist.JudgementSet.Section;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.Verification;
import org.bihuan.hazard.CompositeRules.OpenItem;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several general defects of one unit, found by whatever checks, together are one danger. */
class CompositeRulesTest {

  private static final String HERE = "三层走廊";

  private static final JudgementSet GUIDE =
      new JudgementSet(
          "G", "2026", "判定指南", "某文〔2026〕1号", "本市", Verification.VERIFIED,
          List.of(
              new Section(
                  "Z", "管理缺陷", Kind.COMPOSITE, 3, false,
                  List.of(clause("Z1", "XF-012"), clause("Z2", "XF-013"), clause("Z3", "XF-014"), clause("Z4", "XF-015"))),
              new Section(
                  "C", "同一场所的缺陷", Kind.COMPOSITE, 2, true,
                  List.of(clause("C1", "XF-020"), clause("C2", "XF-021"), clause("C3", "XF-022")))),
          LocalDate.of(2026, 1, 1), null);

  @Test
  void the_third_open_defect_is_proposed_as_major_and_names_the_others() {
    Hazard third = judged("XF-014", open(2, "XF-013"), open(1, "XF-012"), open(3, "ZR-001"));
    assertThat(third.looksMajor()).isTrue();
    assertThat(third.grading().judgement())
        .returns("Z1、Z2、Z3", Hazard.Judgement::clause)
        .satisfies(judgement -> assertThat(judgement.text()).endsWith("（与隐患 110108-2026-000001、110108-2026-000002 合并判定）"));
  }

  @Test
  void the_same_defect_twice_is_one() {
    assertThat(judged("XF-013", open(1, "XF-012"), open(2, "XF-013")).looksMajor()).isFalse();
    assertThat(judged("XF-013", open(1, "XF-012")).looksMajor()).isFalse();
  }

  @Test
  void what_two_have_signed_to_be_less_is_not_proposed_again_by_the_same_clauses() {
    OpenItem overruled =
        new OpenItem(Ids.next(), "110108-2026-000003", "XF-014", null, HERE, Level.GENERAL, Level.MAJOR, "Z1、Z2、Z3");
    assertThat(judged("XF-014", open(1, "XF-012"), open(2, "XF-013"), overruled).looksMajor()).isFalse();
    assertThat(judged("XF-015", open(1, "XF-012"), open(2, "XF-013"), overruled).grading().judgement())
        .as("one defect more is another finding")
        .returns("Z1、Z2、Z3、Z4", Hazard.Judgement::clause);
  }

  @Test
  void it_is_not_counted_with_itself_and_what_names_no_item_counts_for_nothing() {
    UUID own = Ids.next();
    OpenItem itself = new OpenItem(own, "110108-2026-000009", "XF-013", null, HERE, null, null, null);
    Hazard renamed = CompositeRules.judged(hazard(own, "XF-014"), List.of(itself, open(1, "XF-012")), this::judge, Cast.noon(Cast.TODAY));
    assertThat(renamed.looksMajor()).isFalse();
    assertThat(judged(null, open(1, "XF-012"), open(2, "XF-013"), open(3, "XF-014")).looksMajor()).isFalse();
  }

  @Test
  void a_rule_of_one_place_counts_what_is_found_there_and_names_only_that() {
    assertThat(judged("XF-021", at("操场", 1, "XF-020")).looksMajor()).as("elsewhere").isFalse();
    Hazard second = judged("XF-021", at("操场", 1, "XF-022"), at("三层 走廊", 2, "XF-020"));
    assertThat(second.grading().judgement())
        .returns("C1、C2", Hazard.Judgement::clause)
        .satisfies(
            judgement ->
                assertThat(judgement.text())
                    .contains("同一场所 3 条中存在 2 条")
                    .endsWith("（与隐患 110108-2026-000002 合并判定）"));
  }

  @Test
  void what_two_have_signed_of_one_place_says_nothing_of_another() {
    OpenItem lowered =
        new OpenItem(Ids.next(), "110108-2026-000001", "XF-020", null, "南楼", Level.GENERAL, Level.MAJOR, "C1、C2");
    assertThat(judged("XF-021", lowered, at("南楼", 2, "XF-021"), at(HERE, 3, "XF-020")).grading().judgement())
        .returns("C1、C2", Hazard.Judgement::clause);
    OpenItem loweredHere =
        new OpenItem(Ids.next(), "110108-2026-000001", "XF-020", null, HERE, Level.GENERAL, Level.MAJOR, "C1、C2");
    assertThat(judged("XF-021", loweredHere).looksMajor()).isFalse();
  }

  @Test
  void a_place_of_the_units_list_is_told_by_the_list_and_not_by_its_name() {
    UUID corridor = Ids.next();
    Hazard.Finding listed = hazard(Ids.next(), "XF-021", corridor).finding();
    assertThat(open(corridor, "旧名").isWhere(listed)).isTrue();
    assertThat(open(Ids.next(), "三层走廊").isWhere(listed)).isFalse();
  }

  @Test
  void words_do_not_make_one_of_two_places_of_the_list_that_are_called_the_same() {
    Hazard.Finding unlisted = hazard(Ids.next(), "XF-022").finding();
    assertThat(open(Ids.next(), HERE).isWhere(unlisted)).as("only what is found names no place of the list").isFalse();
    assertThat(at(HERE, 1, "XF-020").isWhere(hazard(Ids.next(), "XF-021", Ids.next()).finding())).isFalse();
    OpenItem inOneBuilding =
        new OpenItem(Ids.next(), "110108-2026-000001", "XF-020", Ids.next(), HERE, null, null, null);
    OpenItem inAnother = new OpenItem(Ids.next(), "110108-2026-000002", "XF-021", Ids.next(), HERE, null, null, null);
    assertThat(judged("XF-022", inOneBuilding, inAnother).looksMajor()).isFalse();
    assertThat(judged("XF-022", at(HERE, 3, "XF-021"), inAnother).grading().judgement())
        .as("all of its words")
        .returns("C2、C3", Hazard.Judgement::clause);
  }

  private static OpenItem open(UUID place, String name) {
    return new OpenItem(Ids.next(), "110108-2026-000001", "XF-020", place, name, null, null, null);
  }

  private static OpenItem at(String place, int number, String item) {
    return new OpenItem(Ids.next(), "110108-2026-%06d".formatted(number), item, null, place, null, null, null);
  }

  private List<MajorProposal> judge(Collection<String> all, Collection<String> here) {
    return JudgementRules.propose(all, here, List.of(GUIDE));
  }

  private Hazard judged(@Nullable String item, OpenItem... open) {
    return CompositeRules.judged(hazard(Ids.next(), item), List.of(open), this::judge, Cast.noon(Cast.TODAY));
  }

  private static OpenItem open(int number, String item) {
    return at("别处 " + number, number, item);
  }

  private static Hazard hazard(UUID id, @Nullable String item) {
    return hazard(id, item, null);
  }

  private static Hazard hazard(UUID id, @Nullable String item, @Nullable UUID place) {
    var registration =
        new Registration(
            id, new Ref(Cast.DISTRICT, Cast.SCHOOL), place, HERE, Category.FIRE, item, "应急照明不亮", null,
            HazardSource.SELF_CHECK, Cast.noon(Cast.TODAY), null, null, List.of(), "照度不足", false, null);
    return Registration.begin(registration, Cast.general().situation(Cast.OFFICER));
  }

  private static Clause clause(String code, String item) {
    return new Clause(code, "缺陷" + code, "依据", Set.of(item), Verification.VERIFIED);
  }
}
