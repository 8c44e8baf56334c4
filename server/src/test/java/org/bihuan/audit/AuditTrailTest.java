package org.bihuan.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the audit administrator can see, and who cannot. */
@BihuanTest
class AuditTrailTest {

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  private TestCity city;
  private Colleague auditor;

  @BeforeEach
  void found() {
    city = cities.found();
    auditor = city.as(Role.AUDIT_ADMIN);
  }

  @Test
  void aChangeLeavesALineWithPersonAndPostAtThatTime() {
    Map<String, Object> place = Map.of("id", Ids.next(), "kind", "BOILER_ROOM", "name", "西锅炉房");
    Answer added = city.safetyOfficer().post("/api/units/" + city.unit() + "/places", place);
    assertThat(added.status()).as(added.text()).isIn(200, 201);

    Answer line = auditor.get("/api/audit?act=organisation.place&result=DONE&person=" + city.safetyOfficer().personId());
    assertThat(line.at("0/personName")).isEqualTo(city.safetyOfficer().name());
    assertThat(line.at("0/role")).isEqualTo("SAFETY_OFFICER");
    assertThat(line.at("0/postTitle")).isNotBlank();
    assertThat(line.at("0/details/place/name")).isEqualTo("西锅炉房");
    assertThat(line.at("0/network")).as("where it came from").isEqualTo("127.0.0.0/24");
    assertThat(line.at("0/request")).isEqualTo("POST /api/units/" + city.unit() + "/places");
  }

  @Test
  void anAuditorFindsWhatSomebodyDidByHisName() {
    Colleague officer = city.safetyOfficer();
    Map<String, Object> place = Map.of("id", Ids.next(), "kind", "BOILER_ROOM", "name", "北锅炉房");
    officer.post("/api/units/" + city.unit() + "/places", place);

    Answer found = auditor.get("/api/audit?act=organisation.place&name=" + encoded(officer.name()));
    assertThat(found.text()).contains("北锅炉房");
    assertThat(found.json().findValuesAsString("personName")).containsOnly(officer.name());
    assertThat(auditor.get("/api/audit?name=" + encoded("查无此人")).json()).isEmpty();
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, UTF_8);
  }

  @Test
  void whatWasLookedAtIsSaidWithWhereItWasAskedFrom() {
    auditor.get("/api/audit?act=session.open&result=DONE");
    Answer read = auditor.get("/api/audit?act=audit.read&person=" + auditor.personId());
    assertThat(read.at("0/details/act")).as("this one").isEqualTo("audit.read");
    assertThat(read.at("1/details/act")).as(read.text()).isEqualTo("session.open");
    assertThat(read.at("1/details/result")).isEqualTo("DONE");
    assertThat(read.at("1/network")).isEqualTo("127.0.0.0/24");
    assertThat(read.at("1/request")).isEqualTo("GET /api/audit");

    Answer opened = auditor.get("/api/audit?act=session.open&result=DONE&person=" + auditor.personId());
    assertThat(opened.at("0/request")).isEqualTo("POST /api/session");
  }

  /** LG-02: what cannot be written down is not done. */
  @Test
  void whereTheLineCannotBeWrittenNothingIsChanged() {
    Map<String, Object> place = Map.of("id", Ids.next(), "kind", "BOILER_ROOM", "name", "东锅炉房");
    Colleague officer = city.safetyOfficer();
    database.everything().sql("alter table audit.entry add constraint no_room check (false) not valid").update();
    Answer refused;
    try {
      refused = officer.post("/api/units/" + city.unit() + "/places", place);
    } finally {
      database.everything().sql("alter table audit.entry drop constraint no_room").update();
    }

    assertThat(refused.status()).as(refused.text()).isGreaterThanOrEqualTo(400);
    assertThat(officer.get("/api/units/" + city.unit() + "/places").text()).doesNotContain("东锅炉房");
    assertThat(officer.post("/api/units/" + city.unit() + "/places", place).status()).as("and now it is").isIn(200, 201);
  }

  @Test
  void aRefusalLeavesALineToo() {
    assertThat(city.postHolder().get("/api/audit").status()).isEqualTo(403);

    Answer refused = auditor.get("/api/audit?result=REFUSED&person=" + city.postHolder().personId());
    assertThat(refused.at("0/result")).isEqualTo("REFUSED");
    assertThat(refused.at("0/request")).contains("/api/audit");
    assertThat(refused.at("0/details/what")).as("what was asked for, in words").isEqualTo("查阅审计记录");
  }

  @Test
  void aRefusalWhereNoPermissionIsAskedForHasANameToo() {
    Answer refused = city.postHolder().put("/api/session/post", Map.of("postId", city.stranger().post().toString()));
    assertThat(refused.status()).isEqualTo(404);

    Answer line = auditor.get("/api/audit?result=REFUSED&person=" + city.postHolder().personId());
    assertThat(line.at("0/act")).isEqualTo("request");
    assertThat(line.at("0/details/what")).isNotBlank();
  }

  @Test
  void readingTheTrailLeavesALineOfItsOwn() {
    auditor.get("/api/audit?act=session.open");

    Answer latest = auditor.get("/api/audit?act=audit.read&person=" + auditor.personId());
    assertThat(latest.json().size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void thePagesFollowEachOtherWithoutGapOrRepetition() {
    for (int i = 0; i < 205; i++) {
      auditor.get("/api/audit?act=nothing");
    }
    String mine = "/api/audit?act=audit.read&person=" + auditor.personId();
    Answer first = auditor.get(mine);
    Answer second = auditor.get(mine + "&before=" + first.at("99/id"));
    assertThat(first.json().size()).isEqualTo(100);
    assertThat(second.json().size()).isEqualTo(100);
    List<String> ids =
        List.of(first, second).stream()
            .flatMap(page -> page.json().valueStream())
            .map(line -> line.get("id").asString())
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(first.at("99/at")).isGreaterThanOrEqualTo(second.at("0/at"));
  }

  @Test
  void nobodyReadsWhoIsNotMeantTo() {
    for (Role role : Role.values()) {
      if (role != Role.AUDIT_ADMIN && role != Role.SECURITY_ADMIN && role != Role.AUDITOR) {
        assertThat(city.as(role).get("/api/audit").status()).as(role.name()).isEqualTo(403);
      }
    }
    assertThat(city.anonymous().get("/api/audit").status()).isEqualTo(401);
  }

  @Test
  void aWrongFilterIsNamed() {
    assertThat(auditor.get("/api/audit?from=gestern").at("errors/0/field")).isEqualTo("from");
    assertThat(auditor.get("/api/audit?result=MAYBE").at("errors/0/field")).isEqualTo("result");
  }
}
