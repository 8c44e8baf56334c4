package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All versions of all published content, read at start-up and again after each publication: every question "as of that
 * day" is answered here without the database.
 *
 * @param digest changes when anything in here does
 * @param revision how many publications it knows
 */
record Catalogue(
    String digest,
    long revision,
    Shelf<CheckItem> items,
    Shelf<Checklist> checklists,
    Shelf<JudgementSet> judgementSets,
    Shelf<Parameter> parameters,
    Shelf<HolidayYear> holidayYears,
    DistrictParameters districts) {

  /** The value that counts for a district: the city's, or its own where that is stricter. */
  int number(String code, LocalDate day, int district) {
    Parameter city =
        parameters
            .find(code, day)
            .orElseThrow(() -> new IllegalArgumentException("no parameter " + code + " on " + day));
    int number = Integer.parseInt(city.value());
    Parameter.Stricter stricter = city.stricter();
    return stricter == null
        ? number
        : districts.find(district, code, day).map(own -> stricter.of(own.value(), number)).orElse(number);
  }

  /** Versions by code and first day. */
  static final class Shelf<T extends Versioned> {

    private final NavigableMap<String, NavigableMap<LocalDate, T>> versions = new TreeMap<>();

    Shelf(Collection<T> all) {
      for (T version : all) {
        versions.computeIfAbsent(version.code(), code -> new TreeMap<>()).put(version.effectiveFrom(), version);
      }
    }

    /** The version in force on that day. */
    Optional<T> find(String code, LocalDate day) {
      return findLast(code, day).filter(version -> version.inForceOn(day));
    }

    /** The version in force on that day, or the last one that was before. */
    Optional<T> findLast(String code, LocalDate day) {
      return Optional.ofNullable(versions.get(code)).map(history -> history.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** The version that began on that very day, whether or not it is still in force. */
    Optional<T> findVersion(String code, LocalDate firstDay) {
      return Optional.ofNullable(versions.get(code)).map(history -> history.get(firstDay));
    }

    /** The newest version, in force or not. */
    Optional<T> newest(String code) {
      return Optional.ofNullable(versions.get(code)).map(history -> history.lastEntry().getValue());
    }

    /** All versions, the oldest first. */
    List<T> history(String code) {
      NavigableMap<LocalDate, T> history = versions.get(code);
      return history == null ? List.of() : List.copyOf(history.values());
    }

    /** Every version there is. */
    Stream<T> all() {
      return versions.values().stream().flatMap(history -> history.values().stream());
    }

    Stream<T> newest() {
      return versions.values().stream().map(history -> history.lastEntry().getValue());
    }

    /** Everything in force on that day, by code. */
    Stream<T> inForce(LocalDate day) {
      return versions.keySet().stream().flatMap(code -> find(code, day).stream());
    }
  }
}
