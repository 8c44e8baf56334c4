package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.bihuan.access.Permissions;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint there is, called by every role and by nobody, with ids that do not exist and bodies that make no
 * sense: the answer agrees with the permission table, and is never a fault of the server.
 */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEndpointTest {

  private static final Set<RequestMethod> SAFE = Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);
  private static final String MISSING = "01a20000-0000-7000-8000-000000000000";
  private static final List<String> NONSENSE =
      List.of(
          "{}", "[]", "null", "\"text\"", "{\"id\":7}", "{\"id\":\"' or 1=1\"}", "{\"act\":\"\"}", "{\"no such\":{}}");

  /** An endpoint as it can be called. */
  record Endpoint(RequestMethod method, String path, Requires requires, OpenToAll open) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @Autowired TestCities cities;
  @Autowired Permissions permissions;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  TestCity city;
  List<Endpoint> endpoints;

  @BeforeAll
  void collect() {
    city = cities.found();
    endpoints =
        mappings.getHandlerMethods().entrySet().stream()
            .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("org.bihuan"))
            .flatMap(entry -> endpoints(entry.getKey(), entry.getValue()))
            .toList();
    assertThat(endpoints).hasSizeGreaterThan(30);
  }

  @Test
  void nobodyGetsInUnlessTheDoorIsMeantToBeOpen() {
    SoftAssertions all = new SoftAssertions();
    for (Endpoint endpoint : endpoints) {
      Answer answer = call(city.anonymous(), endpoint, "{}");
      if (endpoint.requires() != null || endpoint.open().signedIn()) {
        all.assertThat(answer.status()).as(endpoint + " for nobody").isEqualTo(401);
      }
      all.assertThat(answer.status()).as(endpoint + " for nobody").isLessThan(500);
    }
    all.assertAll();
  }

  @Test
  void everyRoleMayWhatTheTableSaysAndNothingElse() {
    SoftAssertions all = new SoftAssertions();
    for (Role role : Role.values()) {
      Client person = city.as(role);
      for (Endpoint endpoint : guarded()) {
        Answer answer = call(person, endpoint, "{}");
        if (permitted(role, endpoint)) {
          all.assertThat(answer.status()).as(endpoint + " for " + role).isNotEqualTo(401).isLessThan(500);
        } else {
          all.assertThat(answer.problem()).as(endpoint + " for " + role).isEqualTo("no-permission");
        }
      }
    }
    all.assertAll();
  }

  @Test
  void nonsenseIsAnsweredWithASentenceNeverWithAFault() {
    SoftAssertions all = new SoftAssertions();
    for (Endpoint endpoint : guarded()) {
      for (String body : SAFE.contains(endpoint.method()) ? List.of("") : NONSENSE) {
        Answer answer = call(insider(endpoint), endpoint, body);
        all.assertThat(answer.status()).as(endpoint + " with " + body + ": " + answer).isLessThan(500);
        if (answer.status() >= 400) {
          all.assertThat(answer.at("title")).as(endpoint + " with " + body).isNotEmpty();
          all.assertThat(answer.at("detail")).as(endpoint + " with " + body).isNotEmpty();
        }
      }
    }
    all.assertAll();
  }

  private static Stream<Endpoint> endpoints(RequestMappingInfo mapping, HandlerMethod handler) {
    Requires requires = handler.getMethodAnnotation(Requires.class);
    OpenToAll open = handler.getMethodAnnotation(OpenToAll.class);
    return mapping.getPatternValues().stream()
        .flatMap(
            path ->
                mapping.getMethodsCondition().getMethods().stream()
                    .map(method -> new Endpoint(method, path, requires, open)));
  }

  private List<Endpoint> guarded() {
    return endpoints.stream().filter(endpoint -> endpoint.requires() != null).toList();
  }

  /** Somebody who may call it, of the lowest level there is. */
  private Client insider(Endpoint endpoint) {
    return Stream.of(
            Role.SAFETY_OFFICER,
            Role.UNIT_HEAD,
            Role.DISTRICT_ADMIN,
            Role.CITY_ADMIN,
            Role.SYSTEM_ADMIN,
            Role.SECURITY_ADMIN,
            Role.AUDIT_ADMIN,
            Role.REPORT_KEEPER)
        .filter(role -> permitted(role, endpoint))
        .findFirst()
        .map(city::as)
        .orElseThrow();
  }

  private boolean permitted(Role role, Endpoint endpoint) {
    return Stream.of(endpoint.requires().value())
        .map(action -> permissions.grant(role, action))
        .anyMatch(grant -> SAFE.contains(endpoint.method()) ? grant.given() : grant.changes());
  }

  /** Path variables are filled with something well-formed that does not exist. */
  private Answer call(Client person, Endpoint endpoint, String body) {
    if (person.cookie("bihuan_csrf").isEmpty()) {
      person.get("/api/session");
    }
    String path =
        endpoint.path()
            .replaceAll("\\{(unit|ref|hazard|post|holding|task|file)}", city.district() + "-" + MISSING)
            .replaceAll("\\{(id|postId|holdingId)}", MISSING)
            .replaceAll("\\{[^}]+}", "XX-000");
    HttpRequest.Builder request =
        person.request(path)
            .header("X-CSRF-Token", person.cookie("bihuan_csrf").orElseThrow())
            .header("If-Match", "\"1\"");
    if (SAFE.contains(endpoint.method())) {
      return person.send(request.method(endpoint.method().name(), BodyPublishers.noBody()));
    }
    return person.send(
        request
            .header("Content-Type", "application/json")
            .method(endpoint.method().name(), BodyPublishers.ofString(body)));
  }
}
