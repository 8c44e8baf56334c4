package org.bihuan.checklist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Content that holds on some days: from {@code effectiveFrom} until the day before {@code effectiveTo}. */
sealed interface Versioned permits CheckItem, Checklist, HolidayYear, JudgementSet, Parameter {

  String code();

  LocalDate effectiveFrom();

  @Nullable LocalDate effectiveTo();

  /** The same content for other days. */
  Versioned valid(LocalDate from, @Nullable LocalDate to);

  default boolean inForceOn(LocalDate day) {
    LocalDate end = effectiveTo();
    return !day.isBefore(effectiveFrom()) && (end == null || day.isBefore(end));
  }

  default boolean saysTheSameAs(Versioned other) {
    return valid(LocalDate.EPOCH, null).equals(other.valid(LocalDate.EPOCH, null));
  }
}
