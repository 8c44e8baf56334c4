package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.support.BihuanTest;
import org.bihuan.support.HazardLives;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The counters are a sum of differences; here they are held against a recount of the rows by other means. */
@BihuanTest
class FiguresRecountTest {

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  @Autowired HazardLives lives;
  @Autowired TallyFold fold;

  @Test
  void the_counters_equal_a_recount_before_while_and_after_they_are_folded() {
    TestCity city = cities.found();
    lives.live(city, 36, 20230506);
    Recount.agrees(database, city.district());
    fold.foldAll();
    assertThat(unfolded(city.district())).isZero();
    Recount.agrees(database, city.district());
    lives.live(city, 24, 20261123);
    Recount.agrees(database, city.district());
    fold.foldAll();
    Recount.agrees(database, city.district());
  }

  private long unfolded(int district) {
    return database
        .everything()
        .sql("select count(*) from hazard.tally_delta where district_id = :district")
        .param("district", district)
        .query(Long.class)
        .single();
  }
}
