package org.bihuan.demo;

import java.time.Clock;
import org.bihuan.platform.Acting;
import org.bihuan.platform.start.StartRefused;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Invented people, whose password everybody knows, and real ones never share a ledger: the first start decides what a
 * ledger is for, before the city is begun to be told and before anybody has an account, and every later start is held
 * to it.
 */
@Component
class InventedData implements SmartInitializingSingleton {

  private final Environment environment;
  private final TellingStore tellings;
  private final Clock clock;

  InventedData(Environment environment, TellingStore tellings, Clock clock) {
    this.environment = environment;
    this.tellings = tellings;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    boolean demonstration = is("demonstration");
    if (!demonstration && !is("production")) {
      return;
    }
    boolean invented = Acting.asSystem(() -> tellings.decideInvented(demonstration, clock.instant()));
    if (invented && !demonstration) {
      throw new StartRefused(
          "这个数据目录（数据库）里是演示城市：单位和人员都是虚构的，演示账号的密码人人知道，不能用作正式数据。",
          "请换一个空的数据目录（BIHUAN_DATA）或数据库（BIHUAN_DATABASE_URL）；要看演示，设 SPRING_PROFILES_ACTIVE=demonstration。");
    }
    if (demonstration && !invented) {
      throw new StartRefused(
          "这个数据目录（数据库）已用于正式运行，里面是正式数据，不能在其中建立演示城市。",
          "请换一个空的数据目录（BIHUAN_DATA）或数据库（BIHUAN_DATABASE_URL）；要正式运行，设 SPRING_PROFILES_ACTIVE=production。");
    }
  }

  private boolean is(String profile) {
    return environment.acceptsProfiles(Profiles.of(profile));
  }
}
