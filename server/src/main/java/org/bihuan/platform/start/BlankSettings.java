package org.bihuan.platform.start;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** {@code BIHUAN_BACKUP_FOLDER=} in an env file means what the line left out means: the setting is not set. */
final class BlankSettings implements EnvironmentPostProcessor {

  private static final String SOURCE = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.getPropertySources().get(SOURCE) instanceof SystemEnvironmentPropertySource given) {
      environment
          .getPropertySources()
          .replace(SOURCE, new SystemEnvironmentPropertySource(SOURCE, withoutBlankOnes(given.getSource())));
    }
  }

  private static Map<String, Object> withoutBlankOnes(Map<String, Object> settings) {
    return settings.entrySet().stream()
        .filter(one -> !isOurs(one.getKey()) || !one.getValue().toString().isBlank())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static boolean isOurs(String name) {
    return name.toUpperCase(Locale.ROOT).startsWith("BIHUAN_");
  }
}
