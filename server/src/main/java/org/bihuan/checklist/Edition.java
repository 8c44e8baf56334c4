package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the catalogue files of this program say.
 *
 * @param effectiveFrom the day from which what is new or changed in this edition counts
 * @param firstFrom the day from which it counts where nothing was in force before it
 * @param digest SHA-256 over all files
 */
record Edition(
    String name,
    LocalDate effectiveFrom,
    LocalDate firstFrom,
    String digest,
    List<CheckItem> items,
    List<Checklist> checklists,
    List<JudgementSet> judgementSets,
    List<Parameter> parameters,
    List<HolidayYear> holidayYears) {

  /** For an empty library, which has no past that another text could rewrite. Judgement rules have days of their own. */
  Edition asFirst() {
    return new Edition(
        name,
        effectiveFrom,
        firstFrom,
        digest,
        items.stream().map(item -> item.valid(firstFrom, null)).toList(),
        checklists.stream().map(list -> list.valid(firstFrom, null)).toList(),
        judgementSets,
        parameters.stream().map(parameter -> parameter.valid(firstFrom, null)).toList(),
        holidayYears.stream().map(year -> year.valid(firstFrom, null)).toList());
  }

  /**
   * Its judgement rules where these are stored: a rule has the day of its document, but other words for a rule that
   * judges already count from this edition on, and what was judged before stays judged by the old ones.
   */
  List<JudgementSet> judgementSetsAfter(Catalogue.Shelf<JudgementSet> stored) {
    return judgementSets.stream()
        .map(
            set ->
                stored
                    .newest(set.code())
                    .filter(known -> !known.saysTheSameAs(set) && !set.effectiveFrom().isAfter(known.effectiveFrom()))
                    .map(known -> set.valid(effectiveFrom, set.effectiveTo()))
                    .orElse(set))
        .toList();
  }

  /** A stored version that ends, and the first day on which it no longer counts. */
  record Ended<T>(T version, LocalDate day) {}

  /** What of one kind ends and begins when an edition follows what is stored. */
  record Changes<T extends Versioned>(List<Ended<T>> end, List<T> begin) {}

  /** @param kept codes that no longer follow the files */
  static <T extends Versioned> Changes<T> changes(
      Catalogue.Shelf<T> stored, List<T> edition, LocalDate day, Set<String> kept) {
    List<T> following = edition.stream().filter(version -> !kept.contains(version.code())).toList();
    var next = following.stream().collect(Collectors.toMap(Versioned::code, Function.identity()));
    List<Ended<T>> end = new ArrayList<>();
    stored
        .newest()
        .filter(now -> now.effectiveTo() == null && !kept.contains(now.code()))
        .forEach(now -> endOf(now, Optional.ofNullable(next.get(now.code())), day).ifPresent(end::add));
    List<T> begin = following.stream().filter(version -> begins(version, stored.newest(version.code()))).toList();
    return new Changes<>(end, begin);
  }

  private static <T extends Versioned> Optional<Ended<T>> endOf(T now, Optional<T> next, LocalDate day) {
    if (next.isEmpty()) {
      return Optional.of(new Ended<>(now, day));
    }
    if (now.saysTheSameAs(next.get())) {
      return Optional.ofNullable(next.get().effectiveTo()).map(last -> new Ended<>(now, last));
    }
    return Optional.of(new Ended<>(now, next.get().effectiveFrom()));
  }

  private static <T extends Versioned> boolean begins(T next, Optional<T> now) {
    if (now.isEmpty()) {
      return true;
    }
    boolean unchanged = now.get().saysTheSameAs(next);
    if (unchanged && (now.get().effectiveTo() == null || next.effectiveTo() != null)) {
      return false;
    }
    if (!next.effectiveFrom().isAfter(now.get().effectiveFrom())) {
      throw new IllegalStateException(
          next.code() + " changed but begins on " + next.effectiveFrom() + ", when a stored version already began");
    }
    return true;
  }
}
