package org.bihuan.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a unit is no more, beside its name wherever something of its own is still to be finished.
 *
 * @param from the first day without it
 * @param into who finishes what it left; null where nobody came after it
 * @param merged into a unit of the same district; otherwise, with somebody after it, it went to another district
 */
public record EndedUnit(LocalDate from, @Nullable String into, boolean merged) {

  /** From {@code closed_on}, {@code ended_into} and {@code ended_into_district} of a unit; null while it goes on. */
  public static @Nullable EndedUnit of(ResultSet row, int district) throws SQLException {
    LocalDate lastDay = row.getObject("closed_on", LocalDate.class);
    if (lastDay == null) {
      return null;
    }
    String into = row.getString("ended_into");
    return new EndedUnit(lastDay.plusDays(1), into, into != null && row.getInt("ended_into_district") == district);
  }
}
