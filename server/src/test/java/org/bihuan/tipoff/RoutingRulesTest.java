package org.bihuan.tipoff;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.tipoff.RoutingRules.Subject;
import org.junit.jupiter.api.Test;

/** RP-05: a report is never dealt with by those it is about. */
class RoutingRulesTest {

  private static Desk desk(About about, Integer district, boolean office, boolean staffed) {
    return RoutingRules.desk(new Subject(about, district, office), any -> staffed);
  }

  @Test
  void aboutASchoolItGoesToTheKeeperOfItsDistrict() {
    assertThat(desk(About.UNIT, 110108, false, true)).isEqualTo(Desk.of(110108));
  }

  @Test
  void whereADistrictHasNoKeeperTheCityReadsIt() {
    assertThat(desk(About.UNIT, 110108, false, false)).isEqualTo(Desk.CITY);
  }

  @Test
  void aboutASchoolOfTheCityOrWithoutADistrictItGoesToTheCity() {
    assertThat(desk(About.UNIT, Desk.WHOLE_CITY, false, true)).isEqualTo(Desk.CITY);
    assertThat(desk(About.UNIT, null, false, true)).isEqualTo(Desk.CITY);
  }

  @Test
  void aboutADistrictsOfficeItGoesToTheCityHoweverItWasNamed() {
    assertThat(desk(About.DISTRICT_OFFICE, 110108, false, true)).isEqualTo(Desk.CITY);
    assertThat(desk(About.UNIT, 110108, true, true)).isEqualTo(Desk.CITY);
  }

  @Test
  void aboutTheCitysOfficeItGoesToTheAuditorHoweverItWasNamed() {
    assertThat(desk(About.CITY_OFFICE, null, false, true)).isEqualTo(Desk.AUDIT);
    assertThat(desk(About.UNIT, Desk.WHOLE_CITY, true, true)).isEqualTo(Desk.AUDIT);
  }

  @Test
  void aTransferNeverLeadsBackToThem() {
    assertThat(RoutingRules.mayGo(About.DISTRICT_OFFICE, false, Desk.of(110108))).isFalse();
    assertThat(RoutingRules.mayGo(About.UNIT, true, Desk.of(110108))).isFalse();
    assertThat(RoutingRules.mayGo(About.CITY_OFFICE, false, Desk.CITY)).isFalse();
    assertThat(RoutingRules.mayGo(About.UNIT, false, Desk.of(110108))).isTrue();
  }
}
