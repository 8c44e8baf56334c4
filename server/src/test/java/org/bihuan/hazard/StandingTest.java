package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.HazardLives;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** What a list reads for the rules is what the rules would see of the whole hazard. */
@BihuanTest
class StandingTest {

  private static final int HAZARDS = 60;
  private static final long SEED = 20261128;

  @Autowired private TestCities cities;
  @Autowired private HazardLives lives;
  @Autowired private HazardQueries queries;
  @Autowired private RowQueries rows;
  @Autowired private TransactionOperations transaction;

  @Test
  void a_row_of_a_list_stands_as_its_hazard_does() {
    TestCity city = cities.found();
    lives.live(city, HAZARDS, SEED);
    UUID nobody = UUID.randomUUID();
    Actor all = new Actor(nobody, nobody, "某人", nobody, "某岗", Role.CITY_ADMIN, nobody, "全市", new Scope.City());

    List<HazardQueries.Listed> listed =
        Acting.asSystem(() -> transaction.execute(s -> queries.page(all, of(city.district())))).items();
    Map<Ref, Hazard> hazards =
        Acting.asSystem(() -> transaction.execute(s -> rows.hazards(listed.stream().map(one -> one.row().ref()).toList())));

    assertThat(listed).hasSizeGreaterThanOrEqualTo(HAZARDS - 10);
    assertThat(listed)
        .allSatisfy(one -> assertThat(one.standing()).isEqualTo(Standing.of(hazards.get(one.row().ref()))));
    assertThat(listed.stream().map(HazardQueries.Listed::standing))
        .anyMatch(standing -> !standing.tookPart().isEmpty())
        .anyMatch(Standing::planned)
        .anyMatch(standing -> !standing.planned())
        .anyMatch(Standing::onSpot)
        .anyMatch(standing -> standing.acceptedBy() != null);
  }

  private static HazardFilter of(int district) {
    return new HazardFilter(
        district, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, 100);
  }
}
