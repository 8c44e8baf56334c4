package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BihuanTest
class SignInTest {

  @Autowired TestCities cities;

  @Test
  void theRightPasswordOpensASession() {
    TestCity city = cities.found();
    System.out.println(city.anonymous().post("/api/session","{}"));
    System.out.println(city.anonymous().post("/api/session","{\"login\":null,\"password\":\"x\"}"));
    System.out.println(city.anonymous().post("/api/session","{\"login\":\"a\",\"password\":\"x\",\"z\":1}"));
    System.out.println(city.anonymous().post("/api/session","{\"login\":\"a\\u0000b\",\"password\":\"x\"}"));
    System.out.println(city.safetyOfficer().post("/api/units/"+city.unit()+"/places","{\"kind\":\"GYM\",\"name\":\"体育馆\",\"location\":null}"));
    System.out.println(city.safetyOfficer().post("/api/units/"+city.unit()+"/places","{\"id\":\"01a2093c-f37f-707c-8fe6-4726a84b9afc\",\"kind\":\"GYM\",\"name\":\"体育馆\",\"location\":null}"));
  }
}
