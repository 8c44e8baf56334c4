package org.bihuan.platform.start;

import java.util.Set;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/** Demonstration accounts have passwords everybody knows: they and real data never share a process. */
final class ProfileGuard implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

  private static final Set<String> KNOWN = Set.of("production", "demonstration", "test");

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment environment = event.getEnvironment();
    Set<String> active = Set.of(environment.getActiveProfiles());
    if (active.contains("production") && active.contains("demonstration")) {
      throw new StartRefused(
          "不能同时以生产（production）和演示（demonstration）方式启动：演示账号的密码是公开的。", "请在 SPRING_PROFILES_ACTIVE 中只保留一个。");
    }
    if (!active.contains("demonstration") && !environment.getProperty("bihuan.demonstration-size", "").isBlank()) {
      throw new StartRefused(
          "只有演示方式才能装入演示城市：BIHUAN_DEMONSTRATION_SIZE 在正式使用时没有意义。", "请去掉 BIHUAN_DEMONSTRATION_SIZE。");
    }
    if (!active.isEmpty() && active.stream().noneMatch(KNOWN::contains)) {
      throw new StartRefused(
          "不认识的运行方式：" + String.join("、", active) + "。",
          "请把 SPRING_PROFILES_ACTIVE 设为 production 或 demonstration；不设置即为 production。");
    }
  }
}
