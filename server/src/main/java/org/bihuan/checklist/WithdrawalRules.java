package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.checklist.Catalogue.Shelf;
import org.bihuan.checklist.Publication.ItemChange;
import org.bihuan.platform.Refusal;

/** When a publication may be taken back: before its day, and only while nothing stands upon it. Pure. */
final class WithdrawalRules {

  private static final String FIRST_THE_OTHER = "请先收回或修订后一次发布";

  private final Publication publication;
  private final Catalogue catalogue;

  private WithdrawalRules(Publication publication, Catalogue catalogue) {
    this.publication = publication;
    this.catalogue = catalogue;
  }

  static void check(Publication publication, Catalogue catalogue, LocalDate today) {
    LocalDate day = publication.effectiveFrom();
    if (!day.isAfter(today)) {
      throw Refusal.state(
          "in-force", "该次发布已于 " + day + " 施行，当时的检查按它判定，不能收回", "需要改变的，请发布新的版本");
    }
    WithdrawalRules rules = new WithdrawalRules(publication, catalogue);
    rules.mustBeNewest();
    rules.mustNotBeNeeded();
    rules.mustNotBringBackWhatMissesAnItem();
  }

  /** A later version was written upon this one. */
  private void mustBeNewest() {
    Stream.of(
            newer(catalogue.items(), publication.items().stream().map(ItemChange::code)),
            newer(catalogue.checklists(), publication.checklists().stream().map(Publication.ListChange::code)),
            newer(catalogue.judgementSets(), publication.judgementSets().stream().map(Publication.SetChange::code)),
            newer(catalogue.parameters(), publication.parameters().stream().map(Publication.ParameterChange::code)),
            newer(catalogue.holidayYears(), publication.calendars().stream().map(Publication.CalendarChange::code)))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            next -> {
              throw Refusal.state(
                  "built-upon", next.code() + " 其后又发布了 " + next.effectiveFrom() + " 起的版本", FIRST_THE_OTHER);
            });
  }

  private <T extends Versioned> Optional<T> newer(Shelf<T> shelf, Stream<String> codes) {
    return codes
        .flatMap(code -> shelf.newest(code).stream())
        .filter(newest -> newest.effectiveFrom().isAfter(publication.effectiveFrom()))
        .findFirst();
  }

  /** An item that would vanish must not stand in a list or a rule of another publication. */
  private void mustNotBeNeeded() {
    Set<String> vanishing =
        publication.items().stream()
            .filter(change -> change.text() != null)
            .map(ItemChange::code)
            .filter(code -> catalogue.items().history(code).size() == 1)
            .collect(Collectors.toSet());
    Stream<String> lists =
        catalogue
            .checklists()
            .all()
            .filter(list -> list.items().stream().anyMatch(vanishing::contains))
            .filter(list -> publication.checklists().stream().noneMatch(mine -> mine.code().equals(list.code())))
            .map(Checklist::title);
    Stream<String> rules =
        catalogue
            .judgementSets()
            .all()
            .filter(set -> set.judgedItems().stream().anyMatch(vanishing::contains))
            .filter(set -> publication.judgementSets().stream().noneMatch(mine -> mine.code().equals(set.code())))
            .map(JudgementSet::title);
    Stream.concat(lists, rules)
        .findFirst()
        .ifPresent(
            title -> {
              throw Refusal.state("needed", "《" + title + "》已用到该次发布新增的检查项", FIRST_THE_OTHER);
            });
  }

  /** A former version that comes back may hold an item that was ended since because this publication let it go. */
  private void mustNotBringBackWhatMissesAnItem() {
    Set<String> mine = publication.items().stream().map(ItemChange::code).collect(Collectors.toSet());
    Stream<String> lists =
        publication.checklists().stream()
            .flatMap(change -> Stream.ofNullable(PublicationRules.before(catalogue.checklists(), change.code(), publication.effectiveFrom())))
            .flatMap(list -> list.items().stream());
    Stream<String> judged =
        publication.judgementSets().stream()
            .flatMap(change -> Stream.ofNullable(PublicationRules.before(catalogue.judgementSets(), change.code(), publication.effectiveFrom())))
            .flatMap(set -> set.judgedItems().stream());
    Stream.concat(lists, judged)
        .filter(code -> !mine.contains(code))
        .filter(code -> catalogue.items().newest(code).filter(item -> item.effectiveTo() == null).isEmpty())
        .findFirst()
        .ifPresent(
            code -> {
              throw Refusal.state("item-ended", "恢复的原版用到检查项 " + code + "，它已由另一次发布废止", FIRST_THE_OTHER);
            });
  }
}
