package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * IN-01: every parameter of every question the published description knows, filters, sort orders and cursors included,
 * carries what would end a statement and begin another. The answer is a sentence or what was asked for, never a fault.
 */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileParametersTest {

  private static final Path DESCRIPTION = Path.of("..", "docs", "api", "openapi.json");
  private static final List<String> HOSTILE =
      List.of(
          "'",
          "\"",
          "' or '1'='1",
          "1; drop table hazard.hazard; --",
          "x') union select password_hash from access.account --",
          "number desc, (select 1/0)",
          "%", "\\", "${7*7}", "999999999999999999999", "-1", "2026-13-45", "𠮷\u202e", "a".repeat(5_000));
  private static final List<Role> SOMEBODY =
      List.of(Role.SAFETY_OFFICER, Role.DISTRICT_ADMIN, Role.CITY_ADMIN, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);

  private record Parameter(String path, String name) {
    String with(String value) {
      return path + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  }

  @Autowired TestCities cities;
  @Autowired JdbcClient db;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void nothingAPersonWritesIntoAQuestionIsReadAsAStatement() {
    List<Parameter> parameters = parameters();
    assertThat(parameters).hasSizeGreaterThan(80);
    SoftAssertions all = new SoftAssertions();
    for (Parameter parameter : parameters) {
      Colleague person = whoMayAsk(parameter);
      for (String value : HOSTILE) {
        Answer answer = person.get(parameter.with(value));
        all.assertThat(answer.status()).as(parameter + " = " + value + ": " + answer).isLessThan(500);
        all.assertThat(answer.text()).as(parameter + " = " + value).doesNotContainIgnoringCase("syntax error", "PSQL");
      }
    }
    all.assertAll();
  }

  /** The control: the same words in a statement put together from text. */
  @Test
  void controlInAStatementPutTogetherFromTextTheyAreAFault() {
    assertThat(HOSTILE)
        .filteredOn(value -> value.contains("'"))
        .allSatisfy(
            value ->
                assertThatThrownBy(() -> db.sql("select 1 where 'a' = '" + value + "' and true)").query().listOfRows())
                    .isInstanceOf(DataAccessException.class));
  }

  private Colleague whoMayAsk(Parameter parameter) {
    return SOMEBODY.stream()
        .map(city::as)
        .filter(person -> person.get(parameter.path()).status() != 403)
        .findFirst()
        .orElseThrow();
  }

  private List<Parameter> parameters() {
    JsonNode paths = JsonMapper.builder().build().readTree(DESCRIPTION.toFile()).get("paths");
    return paths.properties().stream()
        .filter(path -> path.getValue().has("get"))
        .flatMap(path -> parameters(path.getKey(), path.getValue().get("get").path("parameters")))
        .toList();
  }

  private Stream<Parameter> parameters(String path, JsonNode declared) {
    String address = path.replaceAll("\\{unit}", city.unit().toString()).replaceAll("\\{[^}]+}", "A");
    return declared.valueStream()
        .filter(parameter -> parameter.get("in").asString().equals("query"))
        .map(parameter -> new Parameter(address, parameter.get("name").asString()));
  }
}
