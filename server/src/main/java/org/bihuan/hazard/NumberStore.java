package org.bihuan.hazard;

import java.time.Instant;
import org.bihuan.platform.BeijingTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives 区划-年-流水, without a gap that would look like a deletion. */
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

  /** The same registration arrived twice at once and the other was first; the counter is still locked. */
  void giveBack(int districtId, Instant now) {
    jdbc.sql("update hazard.number_counter set last = last - 1 where district_id = :district and year = :year")
        .param("district", districtId)
        .param("year", BeijingTime.dayOf(now).getYear())
        .update();
  }
}
