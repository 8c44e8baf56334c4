package org.bihuan.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import org.bihuan.hazard.LedgerLine;
import org.bihuan.platform.BeijingTime;
import org.jspecify.annotations.Nullable;

/** A column of a ledger that leaves the system. */
interface SheetColumn {

  String title();

  /** In characters of the sheet's font. */
  int width();

  /** Text, a number, a day or a moment of Beijing time; null for an empty cell. Money is in yuan. */
  @Nullable Object value(LedgerLine line);

  static @Nullable LocalDateTime moment(@Nullable Instant at) {
    return at == null ? null : LocalDateTime.ofInstant(at, BeijingTime.ZONE);
  }

  static @Nullable Object day(@Nullable Instant at) {
    return at == null ? null : BeijingTime.dayOf(at);
  }

  static @Nullable BigDecimal yuan(@Nullable Long fen) {
    return fen == null ? null : BigDecimal.valueOf(fen, 2);
  }
}
