package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** No endpoint at all makes a new thing under an id that is no fresh UUID. */
@BihuanTest
class ClientIdsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> NOT_FRESH =
      List.of("00000000-0000-0000-0000-000000000000", "2c5ea4c0-4067-11e9-8bad-9b1deb4d3b7d");

  @Autowired TestCities cities;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private record Making(String path, Class<?> body) {}

  @Test
  void noEndpointMakesAnythingUnderTheNilIdOrOneMadeFromAClock() {
    TestCity city = cities.found();
    List<Making> makings = mappings.getHandlerMethods().entrySet().stream().flatMap(this::making).toList();
    assertThat(makings)
        .extracting(Making::path)
        .contains(
            "/api/standards/local/items", "/api/standards/proposals", "/api/substitutions", "/api/emergency-grants",
            "/api/exports", "/api/organisation/changes", "/api/organisation/changes/preview", "/api/hazards");

    SoftAssertions all = new SoftAssertions();
    for (Making making : makings) {
      for (String id : NOT_FRESH) {
        List<Answer> answers = Stream.of(Role.values()).map(role -> post(city.as(role), making, id, city.unit())).toList();
        all.assertThat(answers).as(making.path() + " with " + id).allMatch(answer -> answer.status() >= 400);
        all.assertThat(answers).as(making.path() + " with " + id).anyMatch(ClientIdsTest::refusesTheId);
      }
    }
    all.assertAll();
  }

  private static boolean refusesTheId(Answer answer) {
    return answer.status() == 422 && answer.at("errors/0/field").equals("id") && answer.text().contains("新生成的 UUID");
  }

  private Stream<Making> making(Map.Entry<RequestMappingInfo, HandlerMethod> entry) {
    if (!entry.getValue().hasMethodAnnotation(PostMapping.class)) {
      return Stream.empty();
    }
    return Arrays.stream(entry.getValue().getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
        .map(MethodParameter::getParameterType)
        .filter(body -> ClientIds.id(body).isPresent())
        .flatMap(body -> entry.getKey().getPatternValues().stream().map(path -> new Making(path, body)));
  }

  private static Answer post(Client person, Making making, String id, Ref unit) {
    Map<String, Object> body = sample(making.body(), unit);
    body.put("id", id);
    String path =
        making.path()
            .replaceAll("\\{(id|node|postId)}", Ids.next().toString())
            .replaceAll("\\{code}", "JT-014")
            .replaceAll("\\{[^}]+}", unit.toString());
    person.get("/api/session");
    return person.send(
        person
            .request(path)
            .header("X-CSRF-Token", person.cookie("bihuan_csrf").orElseThrow())
            .header("If-Match", "\"1\"")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** Something that can be read as such a body; whether it makes sense is asked after the id. */
  private static Map<String, Object> sample(Class<?> body, Ref unit) {
    Map<String, Object> sample = new LinkedHashMap<>();
    for (RecordComponent component : body.getRecordComponents()) {
      Object value = value(component.getType(), unit);
      if (value != null) {
        sample.put(component.getName(), value);
      }
    }
    return sample;
  }

  private static Object value(Class<?> type, Ref unit) {
    if (type == String.class) {
      return "某";
    }
    if (type == UUID.class) {
      return Ids.next().toString();
    }
    if (type == Ref.class) {
      return unit.toString();
    }
    if (type == LocalDate.class) {
      return "2026-09-01";
    }
    if (type == Instant.class) {
      return "2026-09-01T00:00:00Z";
    }
    if (type == boolean.class) {
      return false;
    }
    if (type.isPrimitive()) {
      return 1;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0].toString();
    }
    if (Collection.class.isAssignableFrom(type)) {
      return List.of();
    }
    return type.isRecord() ? sample(type, unit) : null;
  }
}
