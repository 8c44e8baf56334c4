package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.bihuan.platform.Acting;
import org.bihuan.support.BihuanTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Editions on the real database; whatever a test brings is rolled back. */
@BihuanTest
class CatalogueLoaderTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 1);

  @Autowired CatalogueFiles files;
  @Autowired CatalogueLoader loader;
  @Autowired Standards standards;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private <T> T undone(Supplier<T> work) {
    return Acting.asSystem(
        () ->
            new TransactionTemplate(transactions)
                .execute(
                    status -> {
                      status.setRollbackOnly();
                      return work.get();
                    }));
  }

  private long rows() {
    return jdbc.sql(
            """
            select (select count(*) from checklist.item_version) + (select count(*) from checklist.checklist_line)
                 + (select count(*) from checklist.judgement_clause) + (select count(*) from checklist.clause_item)
                 + (select count(*) from checklist.parameter) + (select count(*) from checklist.edition)
            """)
        .query(Long.class)
        .single();
  }

  @Test
  void what_is_in_force_today_is_what_the_files_say() {
    Edition edition = files.read().asFirst();
    assertThat(edition.items()).allSatisfy(item -> assertThat(standards.item(item.code(), TODAY)).isEqualTo(item));
    assertThat(edition.checklists())
        .allSatisfy(list -> assertThat(standards.checklist(list.code(), TODAY)).isEqualTo(list));
  }

  @Test
  void invented_rules_are_in_force_in_the_demonstration_city_only() {
    undone(
        () -> {
          Library catalogue = new Library(loader.bring(files.read()));
          assertThat(new Standards(catalogue, true).judgementSets(TODAY))
              .containsExactlyInAnyOrderElementsOf(files.read().judgementSets());
          assertThat(new Standards(catalogue, false).judgementSets(TODAY))
              .isNotEmpty()
              .noneMatch(JudgementSet::isDemonstration);
          return null;
        });
  }

  @Test
  void an_empty_library_begins_on_the_first_day_whatever_the_day_of_the_edition() {
    Edition edition = files.read();
    assertThat(edition.effectiveFrom()).isAfter(edition.firstFrom());
    assertThat(standards.item("XF-001", edition.firstFrom()).effectiveFrom()).isEqualTo(edition.firstFrom());
    assertThat(standards.findItem("XF-001", edition.firstFrom().minusDays(1))).isEmpty();
  }

  @Test
  void a_second_start_adds_nothing() {
    undone(
        () -> {
          long before = rows();
          loader.bring(files.read());
          assertThat(rows()).isEqualTo(before);
          return null;
        });
  }

  @Test
  void a_new_edition_counts_from_its_day_and_leaves_the_past_alone() {
    undone(
        () -> {
          Standards next = new Standards(new Library(loader.bring(secondEdition())), false);
          assertThat(next.item("XF-001", TODAY)).isEqualTo(standards.item("XF-001", TODAY).valid(FIRST, NEXT_YEAR));
          assertThat(next.item("XF-001", NEXT_YEAR.minusDays(1)).deadlineDays())
              .isEqualTo(standards.item("XF-001", TODAY).deadlineDays());
          assertThat(next.item("XF-001", NEXT_YEAR).deadlineDays()).isEqualTo(99);
          assertThat(next.findItem("XF-002", NEXT_YEAR)).as("dropped by the edition").isEmpty();
          assertThat(next.findItem("XF-002", TODAY)).isPresent();
          return null;
        });
  }

  @Test
  void other_words_for_a_rule_count_from_the_day_of_the_edition_where_the_rule_is_stored() {
    undone(
        () -> {
          Edition edition = files.read();
          List<JudgementSet> reworded =
              edition.judgementSets().stream()
                  .map(
                      set ->
                          new JudgementSet(
                              set.code(), "2027", set.title() + "（修订）", set.document(), set.jurisdiction(), set.verified(),
                              set.sections(), set.effectiveFrom(), set.effectiveTo()))
                  .toList();
          Library next =
              new Library(
                  loader.bring(
                      new Edition(
                          "次版", NEXT_YEAR, edition.firstFrom(), "c".repeat(64),
                          edition.items().stream().map(item -> item.valid(NEXT_YEAR, null)).toList(), edition.checklists(),
                          reworded, edition.parameters(), edition.holidayYears())));
          Standards after = new Standards(next, false);
          assertThat(after.judgementSets(TODAY)).isEqualTo(standards.judgementSets(TODAY).stream().map(set -> set.valid(set.effectiveFrom(), NEXT_YEAR)).toList());
          assertThat(after.judgementSets(NEXT_YEAR))
              .isNotEmpty()
              .allSatisfy(set -> assertThat(set.effectiveFrom()).isEqualTo(NEXT_YEAR))
              .allSatisfy(set -> assertThat(set.title()).endsWith("（修订）"));
          return null;
        });
  }

  @Test
  void an_older_program_leaves_newer_content_alone() {
    undone(
        () -> {
          loader.bring(secondEdition());
          long before = rows();
          Standards kept = new Standards(new Library(loader.bring(files.read())), false);
          assertThat(rows()).isEqualTo(before);
          assertThat(kept.item("XF-001", NEXT_YEAR).deadlineDays()).isEqualTo(99);
          return null;
        });
  }

  @Test
  void changed_files_under_a_known_day_are_refused() {
    Edition edition = files.read();
    Edition rewritten =
        new Edition(
            edition.name(), edition.effectiveFrom(), edition.firstFrom(), "b".repeat(64), edition.items(), edition.checklists(),
            edition.judgementSets(), edition.parameters(), edition.holidayYears());
    assertThatThrownBy(() -> undone(() -> loader.bring(rewritten)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("edition.json");
  }

  @Test
  void the_database_itself_refuses_to_edit_a_version() {
    assertThatThrownBy(
            () -> undone(() -> jdbc.sql("update checklist.item_version set requirement = '改写'").update()))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> undone(() -> jdbc.sql("delete from checklist.judgement_clause").update()))
        .isInstanceOf(DataAccessException.class);
  }

  private static final LocalDate FIRST = LocalDate.of(2023, 5, 6);

  private Edition secondEdition() {
    Edition edition = files.read();
    List<CheckItem> items =
        edition.items().stream()
            .filter(item -> !item.code().equals("XF-002"))
            .map(item -> item.code().equals("XF-001") ? slower(item) : item.valid(NEXT_YEAR, null))
            .toList();
    return new Edition(
        "次版", NEXT_YEAR, edition.firstFrom(), "a".repeat(64), items, edition.checklists(), edition.judgementSets(), edition.parameters(),
        edition.holidayYears());
  }

  private static CheckItem slower(CheckItem item) {
    return new CheckItem(
        item.code(), item.category(), item.requirement(), item.method(), item.hazardPhrase(), item.measure(), 99,
        item.level(), item.frequency(), item.unitTypes(), item.basis(), item.verified(), NEXT_YEAR, null, item.points());
  }
}
