package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
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

  @Test
  void an_act_can_be_written_from_the_description_alone() {
    JsonNode schemas = cities.found().safetyOfficer().get("/api/openapi.json").json().at("/components/schemas");
    JsonNode family = schemas.get("HazardCommand");
    Set<String> values = texts(family.at("/properties/act/enum"));
    assertThat(values).hasSize(HazardCommand.class.getPermittedSubclasses().length).contains("GRADE", "PLAN", "LOOK_BACK");
    for (var form : family.at("/discriminator/mapping").properties()) {
      String name = form.getValue().asString().replace("#/components/schemas/", "");
      assertThat(texts(schemas.get(name).at("/allOf/1/properties/act/enum"))).as(name).containsExactly(form.getKey());
    }
    assertThat(family.at("/discriminator/mapping").propertyNames()).containsExactlyInAnyOrderElementsOf(values);
  }

  /** What really is answered, held against what is described. */
  @Test
  void every_answer_is_one_of_those_described_for_its_operation() {
    TestCity city = cities.found();
    Colleague officer = city.safetyOfficer();
    JsonNode api = officer.get("/api/openapi.json").json();
    Map<String, Object> place = Map.of("id", Ids.next(), "kind", "GYM", "name", "体育馆");
    String places = "/api/units/" + city.unit() + "/places";
    Described described = new Described(api);

    described.as("post", "/api/units/{unit}/places", 201, officer.post(places, place));
    described.as("post", "/api/units/{unit}/places", 200, officer.post(places, place));
    Answer conflict = officer.post(places, Map.of("id", place.get("id"), "kind", "GYM", "name", "另一座馆"));
    described.as("post", "/api/units/{unit}/places", 409, conflict);
    described.as("post", "/api/units/{unit}/places", 422, officer.post(places, Map.of("id", Ids.next(), "kind", "GYM", "name", "")));
    described.as("post", "/api/units/{unit}/places", 400, officer.post(places, "{"));
    described.as("post", "/api/units/{unit}/places", 404, city.stranger().post(places, place));
    described.as("post", "/api/units/{unit}/places", 403, city.contractor().post(places, place));
    described.as("post", "/api/units/{unit}/places", 401, city.anonymous().post(places, place));
    described.as("post", "/api/units/{unit}/places", 413, officer.post(places, "x".repeat(3_000_000)));
    described.as("post", "/api/units/{unit}/places", 415, officer.upload(places, new byte[3], "text/plain"));
    String unit = "/api/units/" + city.unit();
    Map<String, Object> profile =
        Map.of("types", List.of("PRIMARY"), "pupils", 3, "staff", 3, "boarders", 0, "address", "");
    described.as("put", "/api/units/{unit}", 428, officer.put(unit, profile));
    described.as("put", "/api/units/{unit}", 412, officer.put(unit, profile, 99));
    described.as("get", "/api/hazards", 422, officer.get("/api/hazards?level=x"));
    described.as("get", "/api/hazards/{ref}", 404, officer.get("/api/hazards/" + city.unit()));
    described.as("get", "/api/figures/overview", 422, officer.get("/api/figures/overview?period=x"));

    Set<String> known = api.at("/components/schemas/ProblemDetails/properties").propertyNames().stream().collect(Collectors.toSet());
    assertThat(known).containsAll(conflict.json().propertyNames()).contains("current", "existing", "submitted");
  }

  /** Every create that may be repeated says 201 and 200. */
  @Test
  void what_is_made_under_an_id_of_the_client_is_described_twice() {
    JsonNode paths = cities.found().safetyOfficer().get("/api/openapi.json").json().get("paths");
    for (String path :
        List.of(
            "/api/hazards", "/api/files", "/api/units", "/api/units/{unit}/places", "/api/units/{unit}/posts",
            "/api/units/{unit}/posts/{postId}/holders", "/api/organisation/nodes",
            "/api/organisation/nodes/{id}/posts", "/api/organisation/posts/{post}/holders",
            "/api/inspection/tasks", "/api/inspection/tasks/{ref}/submission", "/api/accounts")) {
      JsonNode responses = paths.get(path).at("/post/responses");
      assertThat(responses.propertyNames()).as(path).contains("200", "201", "409");
      assertThat(responses.at("/201/content")).as(path).isEqualTo(responses.at("/200/content"));
    }
  }

  private record Described(JsonNode api) {
    void as(String method, String path, int status, Answer answer) {
      String where = method + " " + path + ": " + answer.status();
      assertThat(answer.status()).as(where + " " + answer).isEqualTo(status);
      JsonNode responses = api.get("paths").get(path).get(method).get("responses");
      assertThat(responses.propertyNames()).as(where).contains(String.valueOf(status));
    }
  }

  private static Set<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
  }

  /** Members in one order, and without the address of this very server. */
  private static String stable(JsonNode description) {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    Object tree = mapper.treeToValue(description, Object.class);
    ((Map<?, ?>) tree).remove("servers");
    return mapper.writeValueAsString(tree) + "\n";
  }
}
