package org.bihuan.access.deputy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Acting under a post one does not hold: for an absent superior, or for a few hours in an emergency. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeputyTest {

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void aHeadLetsAColleagueActForHimAndTheTitleSaysForWhom() {
    Colleague head = head("甲校长");
    Colleague deputy = cities.newcomer("甲副职", city);

    Answer begun = substitute(head, deputy, Duration.ofDays(3));
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    assertThat(substitute(head, UUID.fromString(begun.at("id")), deputy, begun.at("until")).status())
        .as("repeated")
        .isEqualTo(200);

    Answer acting = deputy.put("/api/session/post", Map.of("postId", head.post().toString()));
    assertThat(acting.at("post/role")).isEqualTo("UNIT_HEAD");
    assertThat(acting.at("post/title")).isEqualTo("主要负责人（代甲校长）");
    assertThat(deputy.get("/api/units/" + city.unit()).status()).isEqualTo(200);
    assertThat(deputy.get("/api/units/" + city.neighbourUnit()).status()).isEqualTo(404);
    assertThat(titleInTheTrail(deputy)).isEqualTo("主要负责人（代甲校长）");
  }

  @Test
  void nobodyUnderContractActsForTheHead() {
    Colleague head = head("庚校长");
    Colleague contractor = cities.hire("庚维保", city.unit().id(), Role.CONTRACTOR);
    Colleague expert = cities.hire("庚专家", city.unit().id(), Role.EXPERT);

    String offered = head.get("/api/substitutions/candidates").text();
    assertThat(offered).doesNotContain("庚维保", "庚专家");
    assertThat(substitute(head, contractor, Duration.ofDays(1)).status()).isEqualTo(404);
    assertThat(substitute(head, expert, Duration.ofDays(1)).status()).isEqualTo(404);
  }

  @Test
  void aSubstituteCannotPassItOn() {
    Colleague head = head("乙校长");
    Colleague deputy = cities.newcomer("乙副职", city);
    substitute(head, deputy, Duration.ofDays(3));
    assertThat(head.get("/api/session").json().at("/can").toString()).contains("BEGIN_SUBSTITUTION");
    Answer acting = deputy.put("/api/session/post", Map.of("postId", head.post().toString()));
    assertThat(acting.json().at("/can").toString()).doesNotContain("BEGIN_SUBSTITUTION");
    deputy.proved();

    assertThat(substitute(deputy, cities.newcomer("乙副副职", city), Duration.ofDays(1)).problem()).isEqualTo("not-own-post");
  }

  @Test
  void itEndsByItselfAndEarlierOnTheHeadsWord() {
    Colleague head = head("丙校长");
    Colleague deputy = cities.newcomer("丙副职", city);
    Answer begun = substitute(head, deputy, Duration.ofHours(2));
    deputy.put("/api/session/post", Map.of("postId", head.post().toString()));

    Client nearly = deputy.at(Instant.now().plus(Duration.ofMinutes(20)));
    assertThat(nearly.get("/api/sessions").status()).isEqualTo(200);
    assertThat(deputy.get("/api/sessions").status()).isEqualTo(200);
    database
        .everything()
        .sql("update access.temporary_post set from_at = from_at - interval '1 day', until_at = now() - interval '1 minute' where id = :id")
        .param("id", UUID.fromString(begun.at("id")))
        .update();
    assertThat(deputy.get("/api/hazards").status()).as("ended elsewhere, and over here at once").isEqualTo(401);

    Colleague other = cities.newcomer("丙又一副职", city);
    Answer second = substitute(head, other, Duration.ofDays(1));
    other.put("/api/session/post", Map.of("postId", head.post().toString()));
    assertThat(second.at("can/0")).isEqualTo("END");
    assertThat(other.get("/api/substitutions").json().findValues("can").toString()).as("not by who stands in").doesNotContain("END");
    assertThat(other.put("/api/substitutions/" + second.at("id") + "/end", Map.of()).status()).isEqualTo(404);
    Answer ended = head.put("/api/substitutions/" + second.at("id") + "/end", Map.of());
    assertThat(ended.at("over")).isEqualTo("true");
    assertThat(ended.json().at("/can")).isEmpty();
    assertThat(other.get("/api/hazards").status()).isEqualTo(401);
  }

  @Test
  void nobodyHandsOutMoreThanTwoWeeksOrToStrangersOrTwice() {
    Colleague head = head("丁校长");
    Colleague deputy = cities.newcomer("丁副职", city);

    assertThat(substitute(head, deputy, Duration.ofDays(15)).at("errors/0/field")).isEqualTo("until");
    assertThat(substitute(head, city.neighbour(), Duration.ofDays(1)).status()).isEqualTo(404);
    assertThat(substitute(head, city.districtAdmin(), Duration.ofDays(1)).status()).isEqualTo(404);
    assertThat(substitute(head, head, Duration.ofDays(1)).status()).isEqualTo(404);
    assertThat(substitute(head, deputy, Duration.ofDays(2)).status()).isEqualTo(201);
    assertThat(substitute(head, cities.newcomer("丁又一副职", city), Duration.ofDays(1)).problem())
        .isEqualTo("already-substituted");
    assertThat(substitute(city.safetyOfficer(), deputy, Duration.ofDays(1)).problem()).isEqualTo("no-permission");
    assertThat(substitute(city.as(Role.SECURITY_ADMIN), deputy, Duration.ofDays(1)).problem())
        .isEqualTo("no-permission");
  }

  @Test
  void whatWasRefusedIsNotEnded() {
    Colleague system = city.as(Role.SYSTEM_ADMIN);
    UUID id = Ids.next();
    assertThat(system.post("/api/emergency-grants", wish(id, city.citySupervisor(), city.districtAdmin(), 1)).status())
        .isEqualTo(201);
    city.as(Role.SECURITY_ADMIN).signIn().proved().put(path(id, "decision"), Map.of("decision", "REFUSED"));

    assertThat(system.put(path(id, "end"), Map.of()).problem()).isEqualTo("not-granted");
  }

  @Test
  void anEmergencyIsAskedOnceForADayWithAReasonAndMayBeTakenBack() {
    Colleague system = city.as(Role.SYSTEM_ADMIN);
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn().proved();
    Colleague helper = cities.hire("单次督导", city.cityAdmin().actor().nodeId(), Role.CITY_SUPERVISOR);
    UUID first = Ids.next();
    Map<String, Object> urgent = new HashMap<>(wish(first, helper, city.districtAdmin(), 1));
    urgent.put("reason", "急");
    assertThat(system.post("/api/emergency-grants", urgent).at("errors/0/field")).isEqualTo("reason");

    Answer asked = system.post("/api/emergency-grants", wish(first, helper, city.districtAdmin(), 1));
    assertThat(asked.json().at("/can").toString()).isEqualTo("[\"WITHDRAW\"]");
    assertThat(system.post("/api/emergency-grants", wish(Ids.next(), helper, city.districtAdmin(), 1)).problem())
        .isEqualTo("already-asked");
    assertThat(security.put(path(first, "withdrawal"), Map.of()).status()).isEqualTo(403);
    assertThat(system.put(path(first, "withdrawal"), Map.of()).at("closed")).isEqualTo("WITHDRAWN");
    assertThat(system.put(path(first, "withdrawal"), Map.of()).status()).as("repeated").isEqualTo(200);
    assertThat(security.put(path(first, "decision"), Map.of("decision", "CONFIRMED")).problem())
        .isEqualTo("request-over");

    UUID second = Ids.next();
    assertThat(system.post("/api/emergency-grants", wish(second, helper, city.districtAdmin(), 1)).status()).isEqualTo(201);
    database
        .everything()
        .sql("update access.temporary_post set asked_at = asked_at - interval '25 hours' where id = :id")
        .param("id", second)
        .update();
    assertThat(security.put(path(second, "decision"), Map.of("decision", "CONFIRMED")).problem())
        .isEqualTo("request-over");
    assertThat(system.post("/api/emergency-grants", wish(Ids.next(), helper, city.districtAdmin(), 1)).status())
        .isEqualTo(201);
  }

  @Test
  void aStrangersSubstitutionDoesNotExist() {
    Colleague head = head("戊校长");
    Answer begun = substitute(head, cities.newcomer("戊副职", city), Duration.ofDays(1));

    assertThat(city.neighbourHead().put("/api/substitutions/" + begun.at("id") + "/end", Map.of()).status())
        .isEqualTo(404);
    assertThat(city.neighbourHead().get("/api/substitutions").text()).doesNotContain("戊副职");
  }

  @Test
  void anEmergencyTakesTwoAdministratorsLastsFourHoursAndIsRecordedInFull() {
    Colleague system = city.as(Role.SYSTEM_ADMIN);
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn().proved();
    Colleague helper = city.citySupervisor();
    UUID id = Ids.next();
    Map<String, Object> wish = wish(id, helper, city.districtAdmin(), 4);

    assertThat(system.post("/api/emergency-grants", wish).status()).isEqualTo(201);
    assertThat(system.post("/api/emergency-grants", wish).status()).as("repeated").isEqualTo(200);
    assertThat(system.post("/api/emergency-grants", wish(id, helper, city.districtAdmin(), 2)).status())
        .isEqualTo(409);
    assertThat(helper.put("/api/session/post", Map.of("postId", city.districtAdmin().post().toString())).status())
        .as("asking alone gives nothing")
        .isEqualTo(404);
    assertThat(system.put(path(id, "end"), Map.of()).problem()).as("nothing to end yet").isEqualTo("not-decided");
    assertThat(system.put(path(id, "decision"), Map.of("decision", "CONFIRMED")).status()).isEqualTo(403);
    assertThat(security.put(path(id, "decision"), Map.of("decision", "CONFIRMED")).at("decision"))
        .isEqualTo("CONFIRMED");
    assertThat(city.as(Role.AUDIT_ADMIN).get("/api/emergency-grants").text()).contains(id.toString());

    Answer acting = helper.put("/api/session/post", Map.of("postId", city.districtAdmin().post().toString()));
    assertThat(acting.at("post/title")).endsWith("（应急授权）");
    assertThat(acting.at("scope/kind")).isEqualTo("DISTRICT");
    long before = uses(helper);
    helper.get("/api/hazards");
    assertThat(uses(helper)).as("looking is recorded too").isEqualTo(before + 1);

    helper.get("/api/sessions");
    assertThat(system.put(path(id, "end"), Map.of()).at("over")).isEqualTo("true");
    assertThat(helper.get("/api/hazards").status()).as("at once, not within a second").isEqualTo(401);
    Answer asked = helper.get("/api/session");
    assertThat(asked.status()).as("asked in the moment it ended: %s", asked.text()).isEqualTo(200);
    assertThat(asked.at("signedIn")).isEqualTo("false");
    assertThat(system.put(path(id, "end"), Map.of()).status()).as("repeated").isEqualTo(200);
    helper.signIn();
  }

  @Test
  void anEmergencyOpensNothingForTheSeparatedAdministratorsNorTheirPosts() {
    Colleague system = city.as(Role.SYSTEM_ADMIN);

    assertThat(
            system
                .post(
                    "/api/emergency-grants",
                    wish(Ids.next(), city.as(Role.AUDIT_ADMIN), city.districtAdmin(), 1))
                .problem())
        .isEqualTo("separate-powers");
    assertThat(
            system
                .post(
                    "/api/emergency-grants",
                    wish(Ids.next(), city.citySupervisor(), city.as(Role.SECURITY_ADMIN), 1))
                .problem())
        .isEqualTo("separate-powers");
    assertThat(
            system
                .post("/api/emergency-grants", wish(Ids.next(), city.citySupervisor(), city.districtAdmin(), 5))
                .at("errors/0/field"))
        .isEqualTo("hours");
    Colleague far = cities.hire("远区系统员", strangeDistrict(), Role.SYSTEM_ADMIN).signIn();
    assertThat(
            far.post("/api/emergency-grants", wish(Ids.next(), city.citySupervisor(), city.districtAdmin(), 1))
                .status())
        .isEqualTo(404);
    assertThat(system.post("/api/emergency-grants", wish(Ids.next(), city.contractor(), city.districtAdmin(), 1)).problem())
        .as("nobody from outside")
        .isEqualTo("outsider");
    for (Role role : new Role[] {Role.CITY_ADMIN, Role.DISTRICT_ADMIN, Role.UNIT_HEAD}) {
      assertThat(city.as(role).get("/api/emergency-grants").status()).as(role.name()).isEqualTo(403);
    }
  }

  private UUID strangeDistrict() {
    return database
        .everything()
        .sql("select id from organisation.node where kind = 'DISTRICT' and district_id = :district")
        .param("district", city.farDistrict())
        .query(UUID.class)
        .single();
  }

  private Colleague head(String name) {
    return cities.hire(name, city.unit().id(), Role.UNIT_HEAD).signIn().proved();
  }

  private static Answer substitute(Client head, Colleague deputy, Duration length) {
    return substitute(head, Ids.next(), deputy, Instant.now().plus(length).toString());
  }

  private static Answer substitute(Client head, UUID id, Colleague deputy, String until) {
    return head.post(
        "/api/substitutions",
        Map.of(
            "id", id,
            "personId", deputy.personId(),
            "from", Instant.now().minusSeconds(1).toString(),
            "until", until,
            "reason", "外出开会"));
  }

  private static Map<String, Object> wish(UUID id, Colleague person, Colleague holder, int hours) {
    return Map.of(
        "id", id,
        "personId", person.personId(),
        "post", holder.post().toString(),
        "hours", hours,
        "reason", "区级管理员失联，需立即处置");
  }

  private static String path(UUID id, String what) {
    return "/api/emergency-grants/" + id + "/" + what;
  }

  private String titleInTheTrail(Colleague who) {
    return database
        .everything()
        .sql("select post_title from audit.entry where act = 'session.post' and person_id = :person")
        .param("person", who.personId())
        .query(String.class)
        .single();
  }

  private long uses(Colleague who) {
    return database
        .everything()
        .sql("select count(*) from audit.entry where act = 'breakglass.use' and person_id = :person")
        .param("person", who.personId())
        .query(Long.class)
        .single();
  }
}
