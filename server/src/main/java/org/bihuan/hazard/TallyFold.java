package org.bihuan.hazard;

import java.util.List;
import org.bihuan.platform.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds the delta rows of the figures into sums per unit and per district and day.
 *
 * <p>Changes nothing a reader sees: the views add what is not folded yet, in one snapshot. Two nodes may fold at once,
 * since each takes rows the other has not locked.
 */
@Component
class TallyFold {

  private static final int AT_ONCE = 20_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  TallyFold(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Scheduled(fixedDelayString = "${bihuan.hazard.fold-every:PT30S}", initialDelayString = "PT20S")
  void foldAll() {
    Acting.asSystem(
        () -> {
          for (int district : districtsWithDeltas()) {
            int folded;
            do {
              folded = fold(district);
            } while (folded == AT_ONCE);
          }
          return true;
        });
  }

  private List<Integer> districtsWithDeltas() {
    List<Integer> districts =
        transaction.execute(
            status ->
                jdbc.sql("select distinct district_id from hazard.tally_delta").query(Integer.class).list());
    return districts == null ? List.of() : districts;
  }

  private int fold(int district) {
    Integer folded =
        transaction.execute(
            status ->
                jdbc.sql(
                        """
                        with taken as (
                          delete from hazard.tally_delta
                          where district_id = :district
                            and id in (
                              select id
                              from hazard.tally_delta
                              where district_id = :district
                              order by id
                              limit :most
                              for update skip locked)
                          returning district_id, unit_id, day, measure, category, level, origin, amount),
                        units as (
                          insert into hazard.tally as t
                            (district_id, unit_id, day, measure, category, level, origin, amount)
                          select district_id, unit_id, day, measure, category, level, origin, sum(amount)
                          from taken
                          group by district_id, unit_id, day, measure, category, level, origin
                          on conflict (district_id, unit_id, day, measure, category, level, origin)
                            do update set amount = t.amount + excluded.amount),
                        districts as (
                          insert into hazard.tally_district as t
                            (district_id, day, measure, category, level, origin, amount)
                          select district_id, day, measure, category, level, origin, sum(amount)
                          from taken
                          group by district_id, day, measure, category, level, origin
                          on conflict (district_id, day, measure, category, level, origin)
                            do update set amount = t.amount + excluded.amount)
                        select count(*) from taken
                        """)
                    .param("district", district)
                    .param("most", AT_ONCE)
                    .query(Integer.class)
                    .single());
    return folded == null ? 0 : folded;
  }
}
