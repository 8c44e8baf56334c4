package org.bihuan.checklist;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.checklist.JudgementSet.Clause;
import org.bihuan.platform.FieldChecks;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the reviewed files must hold, whoever edits them. */
class CatalogueFilesTest {

  private final Edition edition = new CatalogueFiles(JsonMapper.builder().build()).read();

  @Test
  void all_184_items_can_become_a_hazard_without_typing() {
    assertThat(edition.items())
        .hasSize(184)
        .allSatisfy(
            item -> {
              assertThat(item.requirement()).isNotBlank();
              assertThat(item.method()).isNotBlank();
              assertThat(item.hazardPhrase()).isNotBlank().isNotEqualTo(item.requirement());
              assertThat(item.measure()).isNotBlank();
              assertThat(item.deadlineDays()).isBetween(0, 366);
              assertThat(item.basis()).isNotBlank();
              assertThat(item.unitTypes()).isNotEmpty();
              assertThat(item.code()).startsWith(item.category().prefix() + "-");
            });
    assertThat(edition.items()).extracting(CheckItem::category).contains(Category.values());
    assertThat(edition.items()).extracting(CheckItem::code).doesNotHaveDuplicates();
  }

  private static final Pattern NOTE = Pattern.compile("记忆|注意|核定|惯例|按施行日|未见|DOMAIN|SPEC");

  @Test
  void a_basis_names_a_text_and_carries_no_note_of_who_compiled_it() {
    assertThat(edition.items()).extracting(CheckItem::basis).allSatisfy(CatalogueFilesTest::isClean);
    assertThat(edition.parameters()).extracting(Parameter::basis).allSatisfy(CatalogueFilesTest::isClean);
    assertThat(edition.judgementSets())
        .flatMap(set -> set.clauses().map(Clause::basis).toList())
        .allSatisfy(CatalogueFilesTest::isClean);
  }

  private static void isClean(String basis) {
    assertThat(basis).isNotBlank().doesNotContainPattern(NOTE);
  }

  @Test
  void the_points_of_an_item_keep_what_the_rules_judge_apart_from_what_is_less() {
    Set<String> judged =
        edition.judgementSets().stream().flatMap(set -> set.judgedItems().stream()).collect(toSet());
    assertThat(edition.items())
        .filteredOn(item -> pointsOf(item).stream().anyMatch(point -> point.level() != null))
        .hasSize(9)
        .allSatisfy(
            item -> {
              assertThat(judged).contains(item.code());
              assertThat(item.isJudgedAt(1)).isTrue();
              assertThat(item.isJudgedAt(2)).isFalse();
            });
    assertThat(edition.items())
        .filteredOn(item -> item.points() != null)
        .allSatisfy(
            item -> {
              assertThat(item.hazardPhrase()).isEqualTo(pointsOf(item).getFirst().hazardPhrase());
              FieldChecks checks = new FieldChecks();
              Objects.requireNonNull(item.points()).check(checks, "points.");
              checks.refuseIfAny();
            });
  }

  /** Dangerous goods go the same day; nobody takes a building of panels down by tonight. */
  @Test
  void the_grave_point_of_an_item_has_no_more_time_than_the_others() {
    assertThat(edition.items())
        .filteredOn(item -> pointsOf(item).stream().anyMatch(point -> point.deadlineDays() != null))
        .extracting(CheckItem::code)
        .contains("XF-002", "CS-009", "QT-015");
    assertThat(edition.items())
        .allSatisfy(
            item -> {
              List<Integer> days =
                  pointsOf(item).stream().map(point -> requireNonNullElse(point.deadlineDays(), item.deadlineDays())).toList();
              assertThat(days).isSorted().allMatch(each -> each >= item.deadlineDays());
            });
  }

  private static List<Points.Point> pointsOf(CheckItem item) {
    return item.points() == null ? List.of() : item.points().each();
  }

  @Test
  void every_check_list_names_existing_items_once_and_fits_its_units() {
    Set<String> items = edition.items().stream().map(CheckItem::code).collect(toSet());
    assertThat(edition.checklists())
        .isNotEmpty()
        .allSatisfy(
            list -> {
              assertThat(list.items()).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(items);
              assertThat(list.unitTypes()).isNotEmpty();
            });
    assertThat(edition.checklists()).extracting(Checklist::code).doesNotHaveDuplicates();
  }

  @Test
  void every_unit_type_has_check_lists() {
    for (var type : org.bihuan.organisation.UnitType.values()) {
      assertThat(edition.checklists()).as(type.title()).anyMatch(list -> list.unitTypes().contains(type));
    }
  }

  @Test
  void every_judgement_clause_names_existing_items_and_every_composite_can_be_met() {
    Set<String> items = edition.items().stream().map(CheckItem::code).collect(toSet());
    assertThat(edition.judgementSets())
        .flatMap(JudgementSet::sections)
        .allSatisfy(
            section -> {
              assertThat(section.clauses()).isNotEmpty().extracting(Clause::code).doesNotHaveDuplicates();
              assertThat(section.clauses()).flatMap(Clause::items).isSubsetOf(items);
              assertThat(section.atLeast()).isBetween(1, section.clauses().size());
            });
  }

  @Test
  void the_ministry_guide_counts_from_its_own_day() {
    assertThat(edition.judgementSets())
        .filteredOn(set -> set.document().contains("教发厅函〔2024〕20号"))
        .singleElement()
        .extracting(JudgementSet::effectiveFrom)
        .isEqualTo(LocalDate.of(2024, 6, 24));
  }

  @Test
  void every_category_has_a_title_of_its_own() {
    assertThat(Arrays.stream(Category.values()).map(Category::title)).doesNotHaveDuplicates().hasSize(10);
  }
}
