package org.bihuan.demo;

import org.bihuan.access.Accounts;
import org.bihuan.platform.Acting;
import org.bihuan.platform.start.StartRefused;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Invented people, whose password everybody knows, and real ones never share a ledger: neither is the invented city
 * opened as the real thing, nor told into a ledger in which somebody has an account.
 */
@Component
class InventedData implements SmartInitializingSingleton {

  private final Environment environment;
  private final Accounts accounts;
  private final TellingStore tellings;

  InventedData(Environment environment, Accounts accounts, TellingStore tellings) {
    this.environment = environment;
    this.accounts = accounts;
    this.tellings = tellings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (is("production") && wasTold()) {
      throw new StartRefused(
          "这个数据目录（数据库）里是演示城市：单位和人员都是虚构的，演示账号的密码人人知道，不能用作正式数据。",
          "请换一个空的数据目录（BIHUAN_DATA）或数据库（BIHUAN_DATABASE_URL）；要看演示，设 SPRING_PROFILES_ACTIVE=demonstration。");
    }
    if (is("demonstration") && !wasTold() && accounts.any()) {
      throw new StartRefused(
          "这个数据目录（数据库）里是正式数据，不能在其中建立演示城市。",
          "请换一个空的数据目录（BIHUAN_DATA）或数据库（BIHUAN_DATABASE_URL）；要正式运行，去掉 SPRING_PROFILES_ACTIVE。");
    }
  }

  private boolean is(String profile) {
    return environment.acceptsProfiles(Profiles.of(profile));
  }

  private boolean wasTold() {
    return Acting.asSystem(tellings::wasBegun);
  }
}
