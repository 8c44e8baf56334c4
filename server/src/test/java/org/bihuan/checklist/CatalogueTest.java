package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bihuan.checklist.Catalogue.Shelf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Versions and days, without a database. */
class CatalogueTest {

  private static final LocalDate FIRST = LocalDate.of(2023, 5, 6);
  private static final LocalDate SECOND = LocalDate.of(2026, 3, 1);

  private static Parameter grading(String value, LocalDate from, @Nullable LocalDate to) {
    return new Parameter("hazard.grading.workdays", value, "工作日", "定级时限", "设计取值", 0, 5, Parameter.Stricter.LESS, from, to);
  }

  @Test
  void the_version_of_that_day_answers_and_none_before_the_first() {
    Shelf<Parameter> shelf = new Shelf<>(List.of(grading("1", FIRST, SECOND), grading("2", SECOND, null)));

    assertThat(shelf.find("hazard.grading.workdays", FIRST.minusDays(1))).isEmpty();
    assertThat(shelf.find("hazard.grading.workdays", FIRST)).map(Parameter::value).contains("1");
    assertThat(shelf.find("hazard.grading.workdays", SECOND.minusDays(1))).map(Parameter::value).contains("1");
    assertThat(shelf.find("hazard.grading.workdays", SECOND)).map(Parameter::value).contains("2");
    assertThat(shelf.find("hazard.unknown", SECOND)).isEmpty();
  }

  @Test
  void what_has_ended_is_not_in_force_but_its_version_is_still_found() {
    Shelf<Parameter> shelf = new Shelf<>(List.of(grading("1", FIRST, SECOND)));

    assertThat(shelf.inForce(SECOND)).isEmpty();
    assertThat(shelf.findLast("hazard.grading.workdays", SECOND)).map(Parameter::value).contains("1");
    assertThat(shelf.findVersion("hazard.grading.workdays", FIRST)).map(Parameter::value).contains("1");
  }

  @Test
  void the_same_content_again_is_no_change() {
    Shelf<Parameter> stored = new Shelf<>(List.of(grading("1", FIRST, null)));

    Edition.Changes<Parameter> changes = Edition.changes(stored, List.of(grading("1", SECOND, null)), SECOND, Set.of());

    assertThat(changes.begin()).isEmpty();
    assertThat(changes.end()).isEmpty();
  }

  @Test
  void changed_content_ends_the_old_version_the_day_the_new_one_begins() {
    Parameter old = grading("1", FIRST, null);
    Parameter next = grading("2", SECOND, null);

    Edition.Changes<Parameter> changes = Edition.changes(new Shelf<>(List.of(old)), List.of(next), SECOND, Set.of());

    assertThat(changes.end()).containsExactly(new Edition.Ended<>(old, SECOND));
    assertThat(changes.begin()).containsExactly(next);
  }

  @Test
  void content_missing_from_an_edition_ends_and_may_come_back() {
    Parameter old = grading("1", FIRST, null);
    assertThat(Edition.changes(new Shelf<>(List.of(old)), List.of(), SECOND, Set.of()).end())
        .containsExactly(new Edition.Ended<>(old, SECOND));

    Shelf<Parameter> ended = new Shelf<>(List.of(grading("1", FIRST, SECOND)));
    Parameter back = grading("1", SECOND.plusYears(1), null);
    assertThat(Edition.changes(ended, List.of(back), SECOND.plusYears(1), Set.of()).begin()).containsExactly(back);
  }

  @Test
  void a_change_that_would_begin_when_the_stored_version_began_is_refused() {
    Shelf<Parameter> stored = new Shelf<>(List.of(grading("1", FIRST, null)));

    assertThatThrownBy(() -> Edition.changes(stored, List.of(grading("2", FIRST, null)), FIRST, Set.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hazard.grading.workdays");
  }
}
