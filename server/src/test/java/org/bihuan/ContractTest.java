package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
