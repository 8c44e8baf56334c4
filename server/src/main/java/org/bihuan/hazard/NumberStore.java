package org.bihuan.hazard;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.bihuan.platform.BeijingTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives 区划-年-流水, without a gap that would look like a deletion; only a restoration leaves one, and says so (0301). */
@Repository
class NumberStore {

  /** Consecutive numbers of one ledger. */
  static final class Numbers {
    private final int district;
    private final int year;
    private int next;

    private Numbers(int district, int year, int first) {
      this.district = district;
      this.year = year;
      this.next = first;
    }

    String next() {
      return LedgerBook.number(district, year, next++);
    }
  }

  private final JdbcClient jdbc;

  NumberStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String next(int districtId, Instant now) {
    return take(districtId, 1, now).next();
  }

  /** Locks the counter of the district until the transaction ends, so no number is left out. */
  Numbers take(int districtId, int many, Instant now) {
    int year = BeijingTime.dayOf(now).getYear();
    int last =
        jdbc.sql(
                """
                insert into hazard.number_counter as c (district_id, year, last)
                values (:district, :year, :many)
                on conflict (district_id, year) do update set last = c.last + excluded.last
                returning last
                """)
            .param("district", districtId)
            .param("year", year)
            .param("many", many)
            .query(Integer.class)
            .single();
    return new Numbers(districtId, year, last - many + 1);
  }

  /**
   * Numbers that may stand on paper already, of a ledger that was put back; a district without a counter gets one, its
   * first numbers may be among the lost.
   */
  void leaveOut(List<Integer> districts, int year, int many) {
    jdbc.sql(
            """
            insert into hazard.number_left_out (district_id, year, first, last, left_out_at)
            select every.district, :year, coalesce(c.last, 0) + 1, (coalesce(c.last, 0) + :many + 99) / 100 * 100, now()
            from (
              select unnest(:districts::int[]) as district
              union
              select district_id from hazard.number_counter where year = :year) every
              left join hazard.number_counter c on c.district_id = every.district and c.year = :year
            """)
        .param("districts", districts.toArray(Integer[]::new))
        .param("year", year)
        .param("many", many)
        .update();
    jdbc.sql(
            """
            insert into hazard.number_counter as c (district_id, year, last)
            select district, :year, (:many + 99) / 100 * 100
            from (
              select unnest(:districts::int[]) as district
              union
              select district_id from hazard.number_counter where year = :year) every
            on conflict (district_id, year) do update set last = (c.last + :many + 99) / 100 * 100
            """)
        .param("districts", districts.toArray(Integer[]::new))
        .param("year", year)
        .param("many", many)
        .update();
  }

  /** When a restoration gave this number up; empty also where it is of a ledger the reader does not see into. */
  Optional<Instant> leftOut(String number) {
    String[] parts = number.split("-");
    return jdbc.sql(
            """
            select left_out_at from hazard.number_left_out
            where district_id = :district and year = :year and :serial between first and last
            """)
        .param("district", Integer.parseInt(parts[0]))
        .param("year", Integer.parseInt(parts[1]))
        .param("serial", Integer.parseInt(parts[2]))
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** The same registration arrived twice at once and the other was first; the counter is still locked. */
  void giveBack(int districtId, Instant now) {
    jdbc.sql("update hazard.number_counter set last = last - 1 where district_id = :district and year = :year")
        .param("district", districtId)
        .param("year", BeijingTime.dayOf(now).getYear())
        .update();
  }
}
