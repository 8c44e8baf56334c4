package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Whoever administers a site finds each setting on one page, and nothing on it that does not exist. */
class SettingsAreDocumentedTest {

  private static final Path PAGE = Path.of("../docs/operate/settings.md");
  private static final Pattern IN_TEXT = Pattern.compile("\\$\\{(bihuan\\.[a-z.-]+)");
  private static final Pattern ON_PAGE = Pattern.compile("`(BIHUAN_[A-Z_]+)`");

  /** Another spelling of one that is on the page. */
  private static final String BY_ITS_WORDS = "BIHUAN_DEMONSTRATION_SIZE";

  @Test
  void thePageNamesEachSettingThereIs() throws Exception {
    TreeSet<String> known = new TreeSet<>();
    for (String folder : new String[] {"src/main/java", "src/main/resources"}) {
      known.addAll(namedIn(Path.of(folder)));
    }
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    for (var found : scanner.findCandidateComponents("org.bihuan")) {
      Class<?> settings = Class.forName(found.getBeanClassName());
      fields(settings.getAnnotation(ConfigurationProperties.class).value(), settings).forEach(known::add);
    }
    TreeSet<String> told =
        ON_PAGE.matcher(Files.readString(PAGE)).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    told.remove(BY_ITS_WORDS);

    assertThat(told).isEqualTo(known);
  }

  private static TreeSet<String> namedIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      TreeSet<String> named = new TreeSet<>();
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|yml|yaml)")).toList()) {
        IN_TEXT.matcher(Files.readString(file)).results().map(MatchResult::group).map(s -> s.substring(2)).map(
            SettingsAreDocumentedTest::variable).forEach(named::add);
      }
      return named;
    }
  }

  private static Stream<String> fields(String prefix, Class<?> settings) {
    return Stream.of(settings.getRecordComponents()).flatMap(field -> variables(prefix + "." + field.getName(), field));
  }

  private static Stream<String> variables(String name, RecordComponent field) {
    return field.getType().isRecord() ? fields(name, field.getType()) : Stream.of(variable(name));
  }

  private static String variable(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
