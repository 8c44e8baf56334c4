package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.platform.Role;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Where accounts are never disabled for want of use, as in the demonstration, none is about to be. */
@BihuanTest
@TestPropertySource(properties = "bihuan.unused.disable-after=0d")
class UnusedSwitchedOffTest {

  @Autowired TestCities cities;

  @Test
  void nobodyIsAboutToBeClosed() {
    TestCity city = cities.found();
    assertThat(city.as(Role.SYSTEM_ADMIN).get("/api/accounts?concern=UNUSED_SOON").json().at("/items")).isEmpty();
  }
}
