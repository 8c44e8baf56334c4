package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The pages of the web application and what an address of a screen answers. */
@BihuanTest
class WebPagesTest {

  private static final Pattern IN_POLICY = Pattern.compile("'nonce-([A-Za-z0-9_-]+)'");
  private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

  @Value("${local.server.port}") int port;
  @Autowired TestCities cities;

  @Test
  void everyScreenOfTheConsoleIsAnsweredWithItsPage() {
    for (String address : List.of("/", "/index.html", "/hazards/110108-0193a0c2", "/analytics/city?period=2026-11")) {
      Answer page = browser().get(address);
      assertThat(page.status()).as(address).isEqualTo(200);
      assertThat(page.header("Content-Type")).contains("text/html");
      assertThat(page.text()).contains("page of the console");
      assertThat(page.header("Cache-Control")).contains("no-store");
    }
    assertThat(browser().get("/field/today").text()).contains("page of the phone");
  }

  @Test
  void thePageCarriesTheNumberOfItsOwnPolicyAndNoOther() {
    Answer first = browser().get("/hazards");
    Answer second = browser().get("/hazards");

    assertThat(find(IN_PAGE, first.text())).isEqualTo(find(IN_POLICY, first.header("Content-Security-Policy")));
    assertThat(find(IN_PAGE, second.text())).isNotEqualTo(find(IN_PAGE, first.text()));
    assertThat(first.header("Content-Security-Policy")).contains("script-src 'self';");
  }

  @Test
  void builtPartsMayBeKeptForAYear() {
    Answer part = browser().get("/assets/planted-1a2b3c.js");

    assertThat(part.status()).isEqualTo(200);
    assertThat(part.header("Cache-Control")).contains("max-age=31536000", "immutable");
  }

  /** A phone in a basement pays for every byte; the length of an answer with data in it must tell nothing. */
  @Test
  void whatThePagesAreMadeOfIsSentCompressedAndDataIsNot() {
    Client phone = browser().with("Accept-Encoding", "gzip");
    Answer part = phone.get("/assets/planted-4d5e6f.js");
    assertThat(part.status()).isEqualTo(200);
    assertThat(part.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(part.bytes().length).isLessThan(browser().get("/assets/planted-4d5e6f.js").bytes().length / 2);

    Answer list = cities.found().safetyOfficer().with("Accept-Encoding", "gzip").get("/api/checklists/CL-PS-D-FIRE");
    assertThat(list.bytes().length).as("long enough to be compressed").isGreaterThan(4096);
    assertThat(list.header("Content-Encoding")).isEmpty();
  }

  @Test
  void whatIsNoPageIsNotAnsweredWithOne() {
    for (String address :
        List.of(
            "/assets/missing.js",
            "/favicon.png",
            "/api/missing",
            "/api/",
            "/assets/..%2findex.html",
            "/..%2f..%2fapplication.yaml",
            "/application.yaml",
            "/db/migration",
            "/WEB-INF/web.xml")) {
      Answer answer = browser().get(address);
      assertThat(answer.text()).as(address).doesNotContain("spring:", "create table");
      if (!address.equals("/db/migration")) {
        assertThat(answer.status()).as(address).isIn(400, 401, 404);
      }
    }
  }

  @Test
  void theActuatorTellsHealthAndNothingElse() {
    assertThat(browser().get("/actuator/health").text()).contains("UP").doesNotContain("PostgreSQL");
    for (String address : List.of("/actuator/env", "/actuator/heapdump", "/actuator/mappings", "/actuator/beans")) {
      assertThat(browser().get(address).text()).as(address).doesNotContain("\"contexts\"", "propertySources");
    }
  }

  private static String find(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    assertThat(match.find()).as(pattern + " in " + text).isTrue();
    return match.group(1);
  }

  private Client browser() {
    return new Client("http://127.0.0.1:" + port);
  }
}
