package org.bihuan.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A number of a report.
 *
 * @param value null where there is nothing to divide by or nothing to take the middle of; per cent with one decimal for
 *     a rate, fen for money
 */
record Amount(Measure measure, @Nullable BigDecimal value, @Nullable Long numerator, @Nullable Long denominator) {

  enum Measure {
    COUNT,
    RATE,
    MONEY,
    DAYS,
    UNITS
  }

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal ALMOST_ALL = new BigDecimal("99.9");
  private static final int FEN_TO_TEN_THOUSAND_YUAN = 6;

  static Amount count(long hazards) {
    return new Amount(Measure.COUNT, BigDecimal.valueOf(hazards), null, null);
  }

  static Amount units(long units) {
    return new Amount(Measure.UNITS, BigDecimal.valueOf(units), null, null);
  }

  static Amount money(long fen) {
    return new Amount(Measure.MONEY, BigDecimal.valueOf(fen), null, null);
  }

  static Amount days(@Nullable BigDecimal days) {
    return new Amount(Measure.DAYS, days, null, null);
  }

  static Amount rate(long numerator, long denominator) {
    return new Amount(Measure.RATE, percent(numerator, denominator), numerator, denominator);
  }

  /** Rounding never makes 100 of what is not all. */
  private static @Nullable BigDecimal percent(long numerator, long denominator) {
    if (denominator == 0) {
      return null;
    }
    BigDecimal percent =
        HUNDRED
            .multiply(BigDecimal.valueOf(numerator))
            .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP);
    return numerator < denominator && percent.compareTo(HUNDRED) >= 0 ? ALMOST_ALL : percent;
  }

  /** As printed: a zero denominator is “/”, money is in 万元. */
  String text() {
    if (value == null) {
      return "/";
    }
    return switch (measure) {
      case COUNT, RATE, UNITS -> value.toPlainString();
      case DAYS -> value.stripTrailingZeros().toPlainString();
      case MONEY -> value.movePointLeft(FEN_TO_TEN_THOUSAND_YUAN).setScale(2, RoundingMode.HALF_UP).toPlainString();
    };
  }
}
