package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What stands before every endpoint: cross-site check, headers, odd addresses, the permission table. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpWallsTest {

  private static final JsonMapper JSON = new JsonMapper();

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
      if (answer.header("Content-Type").startsWith("application/problem+json")) {
        assertThat(answer.problem()).as("also what the web server itself refuses: " + odd).isNotBlank();
      }
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
    assertThat(city.unitHead().get("/api/audit").status()).isEqualTo(403);
  }

  @Test
  void eachReaderOfTheTrailSeesHisPart() {
    city.postHolder().post("/api/units/" + city.unit() + "/places", "{}");
    city.as(Role.AUDIT_ADMIN).get("/api/audit");
    city.as(Role.SYSTEM_ADMIN).get("/api/accounts");
    city.as(Role.SYSTEM_ADMIN).post("/api/units/" + city.unit() + "/places", "{}");

    assertThat(roles(city.as(Role.SECURITY_ADMIN).get("/api/audit"))).containsOnly("AUDIT_ADMIN");
    assertThat(roles(city.as(Role.AUDITOR).get("/api/audit")))
        .isNotEmpty()
        .doesNotContain("SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN", "");
    assertThat(roles(city.as(Role.AUDIT_ADMIN).get("/api/audit"))).contains("SYSTEM_ADMIN", "AUDITOR");
  }

  private static List<String> roles(Answer lines) {
    return lines.json().valueStream().map(line -> line.at("/role").asString("")).toList();
  }

  @Test
  void theTokenCountsInTheHeaderOnlyAndFitsItsSessionOnly() {
    Colleague wang = city.safetyOfficer();
    String path = "/api/units/" + city.unit() + "/places";
    String place = "{\"id\":\"" + Ids.next() + "\",\"kind\":\"GYM\",\"name\":\"借来的体育馆\"}";

    assertThat(wang.send(json(wang, path + "?_csrf=" + token(wang), place)).problem()).isEqualTo("cross-site");
    Client stranger = city.anonymous();
    stranger.get("/api/session");
    String planted = stranger.cookie("bihuan_csrf").orElseThrow();
    String session = wang.cookie("bihuan_session").orElseThrow();
    for (String pair : List.of(planted, "evil")) {
      Client browser =
          city.anonymous().with("Cookie", "bihuan_session=" + session + "; bihuan_csrf=" + pair).with("X-CSRF-Token", pair);
      Answer refused =
          browser.send(browser.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(place)));
      assertThat(refused.problem()).as(pair).isEqualTo("cross-site");
    }
    assertThat(wang.get(path).text()).doesNotContain("借来的体育馆");
  }

  @Test
  void aNulInAnAddressIsRefusedNamingTheParameter() {
    for (String path : List.of("/api/hazards?q=%00", "/api/organisation/search?q=a%00b", "/api/standards/items?q=%00")) {
      Answer refused = city.safetyOfficer().get(path);
      assertThat(refused.status()).as(path).isEqualTo(400);
      assertThat(refused.at("errors/0/field")).as(path).isEqualTo("q");
    }
  }

  @Test
  void whatARuleRefusesAndWhatIsOutOfReachLeavesALineToo() {
    Colleague zhao = city.postHolder();
    Answer hazard = zhao.post("/api/hazards", finding());
    Answer refused =
        zhao.post("/api/hazards/" + hazard.at("ref") + "/acts", Map.of("act", "GRADE", "level", "MINOR"), 1);
    assertThat(refused.problem()).isEqualTo("only-proposes");
    city.stranger().get("/api/hazards/" + hazard.at("ref"));

    Answer his = city.as(Role.AUDIT_ADMIN).get("/api/audit?result=REFUSED&person=" + zhao.personId());
    assertThat(his.at("0/details/why")).isEqualTo("only-proposes");
    Answer strangers =
        city.as(Role.AUDIT_ADMIN).get("/api/audit?result=REFUSED&person=" + city.stranger().personId());
    assertThat(strangers.at("0/details/why")).isEqualTo("not-found");
    assertThat(strangers.at("0/request")).contains(hazard.at("ref"));
  }

  @Test
  void whatNoControllerAnswersIsToldInTheSameWordsAsEverythingElse() {
    Colleague wang = city.safetyOfficer();
    Answer preflight =
        city.anonymous().send(
            city.anonymous().request("/api/hazards")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(preflight.status()).isLessThan(500);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    Answer anything =
        wang.send(
            wang.request("/api/hazards").header("Content-Type", "*/*").header("X-CSRF-Token", token(wang))
                .POST(BodyPublishers.ofString("{}")));
    assertThat(anything.problem()).isEqualTo("content-type");
    for (Answer answer :
        List.of(
            wang.get("/error"),
            wang.get("/api/hazards/x%2fhistory"),
            wang.get("/api/hazards?q=%ff"),
            wang.send(wang.request("/api/hazards").method("TRACE", BodyPublishers.noBody())))) {
      assertThat(answer.status()).as(answer.text()).isBetween(400, 405);
      assertThat(answer.header("Content-Type")).contains("application/problem+json");
      assertThat(answer.at("title")).isNotBlank();
    }
  }

  @Test
  void aMisspeltFilterIsToldInsteadOfAnsweringEverything() {
    Colleague wang = city.safetyOfficer();
    Answer misspelt = wang.get("/api/hazards?statsu=CLOSED");
    assertThat(misspelt.status()).isEqualTo(400);
    assertThat(misspelt.at("errors/0/field")).isEqualTo("statsu");
    assertThat(misspelt.at("remedy")).contains("status");
    assertThat(wang.get("/api/hazards?limit=10&limit=20").at("errors/0/problem")).contains("写了 2 次");
    assertThat(wang.get("/api/hazards?status=CLOSED&limit=10").status()).isEqualTo(200);
    assertThat(wang.get("/api/session?x=1").at("remedy")).contains("不接受参数");
  }

  @Test
  void whatTurnsTheOrderOfReadingAroundIsRefusedAndToldWhereItStands() {
    Map<String, Object> turned = finding();
    turned.put("description", "验收\u202e格合不");
    Answer refused = city.safetyOfficer().post("/api/hazards", turned);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("errors/0/field")).isEqualTo("description");
    assertThat(refused.at("errors/0/problem")).contains("第 3 个字", "U+202E");
    turned.put("description", "第一行\r\n第二行\t完");
    assertThat(city.safetyOfficer().post("/api/hazards", turned).status()).isEqualTo(201);
  }

  @Test
  void nothingIsStoredOtherThanAsItWasSent() {
    Colleague wang = city.safetyOfficer();
    Map<String, Object> broken = finding();
    broken.put("description", "a\\ud800b");
    Answer half = wang.post("/api/hazards", JSON.writeValueAsString(broken).replace("\\\\", "\\"));
    assertThat(half.status()).isEqualTo(400);
    assertThat(half.at("errors/0/field")).isEqualTo("description");
    for (Map<String, Object> guess : List.of(Map.<String, Object>of("category", 0), Map.<String, Object>of("foundAt", 1_795_600_000))) {
      Map<String, Object> body = finding();
      body.putAll(guess);
      assertThat(wang.post("/api/hazards", body).status()).as(guess.toString()).isEqualTo(400);
    }
    Map<String, Object> exact = finding();
    exact.put("foundAt", Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).plusNanos(123_456_789).toString());
    Answer registered = wang.post("/api/hazards", exact);
    assertThat(registered.status()).as(registered.text()).isEqualTo(201);
    assertThat(wang.get("/api/hazards/" + registered.at("ref") + "/chain").at("valid")).isEqualTo("true");
    assertThat(wang.post("/api/hazards", exact).status()).as("sent again").isEqualTo(200);
  }

  @Test
  void anIdTakenOutOfSightIsTakenAndNothingMoreIsTold() {
    Map<String, Object> mine = finding();
    assertThat(city.safetyOfficer().post("/api/hazards", mine).status()).isEqualTo(201);
    Map<String, Object> theirs = new LinkedHashMap<>(mine);
    theirs.put("unit", city.neighbourUnit().toString());
    Answer answer = city.neighbour().post("/api/hazards", theirs);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().at("/existing").isMissingNode()).isTrue();
  }

  private Map<String, Object> finding() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next().toString());
    body.put("unit", city.unit().toString());
    body.put("placeText", "西门");
    body.put("category", "FIRE");
    body.put("description", "西门应急灯不亮");
    body.put("source", "SELF_CHECK");
    body.put("foundAt", Instant.now().minusSeconds(60).toString());
    body.put("noPhotoReason", "夜间无法拍摄");
    return body;
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
