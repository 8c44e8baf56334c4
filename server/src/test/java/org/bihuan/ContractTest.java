package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published description of the API is the API. Where they differ, the served one lies in
 * {@code target/openapi.json}: review it and put it in the place of {@code docs/api/openapi.json}.
 */
@BihuanTest
class ContractTest {

  private static final Path PUBLISHED = Path.of("../docs/api/openapi.json");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
  private static final Path SERVED = Path.of("target/openapi.json");

  @Autowired private TestCities cities;

  @Test
  void the_published_description_is_what_is_served() throws IOException {
    Answer answer = cities.found().safetyOfficer().get("/api/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    String served = stable(answer.json());
    Files.writeString(SERVED, served);
    assertThat(Files.exists(PUBLISHED)).as("docs/api/openapi.json").isTrue();
    assertThat(Files.readString(PUBLISHED)).as("see " + SERVED).isEqualTo(served);
  }

  @Test
  void every_operation_says_what_it_does_who_may_and_how_it_is_refused() {
    JsonNode api = cities.found().safetyOfficer().get("/api/openapi.json").json();
    Set<String> ids = new HashSet<>();
    for (var path : api.get("paths").properties()) {
      for (var entry : path.getValue().properties()) {
        JsonNode operation = entry.getValue();
        String where = entry.getKey() + " " + path.getKey();
        assertThat(operation.path("summary").asString("")).as(where).isNotBlank();
        assertThat(operation.path("tags").path(0).asString("")).as(where).isNotBlank();
        assertThat(operation.path("x-permission").size()).as(where).isPositive();
        assertThat(operation.at("/responses/400/$ref").asString("")).as(where).endsWith("Refused400");
        assertThat(ids.add(operation.path("operationId").asString(""))).as(where).isTrue();
        Set<String> inAddress = new HashSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
          JsonNode schema = parameter.path("schema");
          assertThat(schema.has("type") || schema.has("anyOf")).as(where + " " + parameter.path("name")).isTrue();
          if (parameter.path("in").asString("").equals("path")) {
            inAddress.add("{" + parameter.path("name").asString("") + "}");
          }
        }
        Set<String> placeholders =
            PLACEHOLDER.matcher(path.getKey()).results().map(MatchResult::group).collect(Collectors.toSet());
        assertThat(inAddress).as(where).isEqualTo(placeholders);
      }
    }
    assertThat(api.at("/components/schemas").has("Actor")).isFalse();
    assertThat(api.at("/components/responses/Refused422/content").has("application/problem+json")).isTrue();
  }

  /** Members in one order, and without the address of this very server. */
  private static String stable(JsonNode description) {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    Object tree = mapper.treeToValue(description, Object.class);
    ((java.util.Map<?, ?>) tree).remove("servers");
    return mapper.writeValueAsString(tree) + "\n";
  }
}
