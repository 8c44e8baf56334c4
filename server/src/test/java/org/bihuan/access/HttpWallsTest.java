package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Ids;
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

/** What stands before every endpoint: cross-site check, headers, odd addresses, the permission table. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpWallsTest {

  @Autowired TestCities cities;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void aRequestFromAnotherSiteIsRefused() {
    Colleague wang = city.safetyOfficer();
    String place = "{\"id\":\"" + Ids.next() + "\",\"kind\":\"GYM\",\"name\":\"被冒名的体育馆\"}";
    String path = "/api/units/" + city.unit() + "/places";

    assertThat(wang.send(json(wang, path, place)).status()).as("without the token").isEqualTo(403);
    assertThat(wang.send(json(wang, path, place).header("X-CSRF-Token", "guessed")).problem()).isEqualTo("cross-site");
    assertThat(wang.send(form(wang, path, place)).status()).as("as a form").isEqualTo(403);
    assertThat(wang.send(form(wang, path, place).header("X-CSRF-Token", token(wang))).status())
        .as("a form with the token")
        .isEqualTo(415);
    assertThat(wang.get(path).text()).doesNotContain("被冒名的体育馆");
  }

  @Test
  void signingInNeedsTheTokenToo() {
    var browser = city.anonymous();
    var request =
        browser
            .request("/api/session")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"login\":\"a\",\"password\":\"b\"}"));

    assertThat(browser.send(request).problem()).isEqualTo("cross-site");
  }

  @Test
  void everyAnswerCarriesTheHeaders() {
    for (String path : List.of("/api/session", "/api/districts", "/no-such-page.txt")) {
      Answer answer = city.anonymous().get(path);
      assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("Content-Security-Policy")).contains("default-src", "frame-ancestors 'none'");
      assertThat(answer.header("Content-Security-Policy")).doesNotContain("unsafe-eval", "script-src 'unsafe-inline'");
      assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.header("Server")).isEmpty();
      assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
    var browser = city.anonymous();
    Answer answer = browser.signIn(city.districtInspector().login(), TestCity.PASSWORD);

    String cookie =
        answer.response().headers().allValues("Set-Cookie").stream()
            .filter(c -> c.startsWith("bihuan_session="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/").doesNotContain("Max-Age");
  }

  @Test
  void theSameAddressWrittenOddlyOpensNothing() {
    Colleague neighbour = city.neighbour();
    String unit = "/api/units/" + city.unit();
    for (String odd :
        List.of(
            unit + ";x=1",
            unit + "/",
            unit + "%2e",
            unit + "%00",
            "/api//units/" + city.unit(),
            "/api/./units/" + city.unit(),
            "/api/units/%2e%2e/units/" + city.unit())) {
      Answer answer = neighbour.send(raw(neighbour, odd));
      assertThat(answer.status()).as(odd).isIn(400, 401, 404);
      assertThat(answer.text()).as(odd).doesNotContain("育才学校");
    }
    assertThat(neighbour.get("/API/units/" + city.unit()).text())
        .as("a screen's address at most, never the interface")
        .doesNotContain("育才学校", "not-found");
    assertThat(neighbour.with("X-HTTP-Method-Override", "DELETE").get("/api/sessions").status()).isEqualTo(200);
  }

  @Test
  void whoLacksTheActionIsRefusedBeforeHisBodyIsRead() {
    Answer refused = city.postHolder().post("/api/units/" + city.unit() + "/places", "this is not even JSON");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("no-permission");
  }

  @Test
  void aHugeOrMonstrousBodyIsRefusedQuickly() {
    Colleague wang = city.safetyOfficer();
    String path = "/api/units/" + city.unit() + "/places";
    String id = "\"id\":\"" + Ids.next() + "\",\"kind\":\"GYM\",";

    assertThat(wang.post(path, "{" + id + "\"name\":\"" + "x".repeat(BodyLimit.MOST) + "\"}").status()).isEqualTo(413);
    var endless = new ByteArrayInputStream(new byte[BodyLimit.MOST + 10]);
    assertThat(
            wang.send(
                    wang.request(path)
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-Token", token(wang))
                        .POST(BodyPublishers.ofInputStream(() -> endless)))
                .status())
        .as("without saying how long it is")
        .isIn(400, 413);
    for (String monster :
        List.of(
            "[".repeat(10_000),
            "{" + id + "\"name\":1e400}",
            "{" + id + "\"name\":[\"a\"]}",
            "{" + id + "\"name\":\"a\",\"name\":\"b\"}",
            "{" + id + "\"name\":\"\\ud800\"}")) {
      Answer answer = wang.post(path, monster);
      assertThat(answer.status()).as(monster.substring(0, 20)).isIn(400, 422);
      assertThat(answer.at("title")).isNotEmpty();
    }
    assertThat(wang.get(path).json()).hasSize(1);
  }

  @Test
  void whoMayOnlyLookOnChangesNothing() {
    Answer refused =
        city.districtAdmin()
            .post(
                "/api/units/" + city.unit() + "/posts",
                Map.of("id", Ids.next(), "title", "门卫", "role", "POST_HOLDER"));

    assertThat(refused.status()).as("org.post.manage is 'r D' for a district").isEqualTo(403);
  }

  @Test
  void theThreeAdministratorsSeeNoUnit() {
    for (var role : List.of("SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN")) {
      var admin = city.as(Role.valueOf(role));
      assertThat(admin.get("/api/session").at("scope/kind")).isEqualTo("NOTHING");
      assertThat(admin.get("/api/units/" + city.unit() + "/places").status()).as(role).isIn(403, 404);
    }
  }

  @Test
  void everyRefusalLeavesALineForTheAuditor() {
    Colleague zhao = city.postHolder();
    zhao.post("/api/units/" + city.unit() + "/places", "{}");

    Answer lines =
        city.as(Role.AUDIT_ADMIN).get("/api/audit?person=" + zhao.personId());

    assertThat(lines.at("0/result")).isEqualTo("REFUSED");
    assertThat(lines.at("0/act")).isEqualTo("org.profile.manage");
    assertThat(lines.at("0/request")).startsWith("POST /api/units/");
    assertThat(city.safetyOfficer().get("/api/audit").status()).isEqualTo(403);
    assertThat(city.as(Role.AUDITOR).get("/api/audit").status()).isEqualTo(403);
  }

  private static HttpRequest.Builder json(Colleague who, String path, String body) {
    return who.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder form(Colleague who, String path, String body) {
    return who.request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Origin", "https://evil.example")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder raw(Colleague who, String path) {
    return who.request(path).GET();
  }

  private static String token(Colleague who) {
    return who.cookie("bihuan_csrf").orElseThrow();
  }
}
