package org.bihuan.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Posts are taken, held and left; who held what stays answerable for any past day. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostAtThatTimeTest {

  @Autowired TestCities cities;
  @Autowired PostRegister posts;
  @Autowired TestDatabase database;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void whoHeldThePostThenIsNotWhoHoldsItNow() {
    Post keeper = openPost("库房管理员", Role.POST_HOLDER);
    UUID chen = appoint(keeper, "陈前任", LocalDate.of(2024, 9, 1));
    end(keeper, chen, LocalDate.of(2025, 8, 31));
    UUID ding = appoint(keeper, "丁继任", LocalDate.of(2025, 9, 1));

    assertThat(holder(keeper, "2025-08-31")).isEqualTo("陈前任");
    assertThat(holder(keeper, "2025-09-01")).isEqualTo("丁继任");
    assertThat(holder(keeper, "2024-08-31")).isEmpty();
    assertThat(postAt(chen, "2025-08-31T15:59:59Z"))
        .as("the last second of the day in Beijing")
        .containsExactly("库房管理员");
    assertThat(postAt(chen, "2025-08-31T16:00:00Z")).isEmpty();
    assertThat(postAt(ding, "2026-11-23T04:00:00Z")).containsExactly("库房管理员");
  }

  @Test
  void oneMayHoldSeveralPostsButNoneTwiceAtOnce() {
    Post first = openPost("保管员甲", Role.POST_HOLDER);
    Post second = openPost("保管员乙", Role.POST_HOLDER);
    UUID fang = appoint(first, "方多岗", LocalDate.of(2026, 1, 1));
    inSystem(() -> posts.appoint(appointment(second, fang, LocalDate.of(2026, 2, 1))));

    assertThat(postAt(fang, "2026-03-01T00:00:00Z")).containsExactlyInAnyOrder("保管员甲", "保管员乙");
    assertThatThrownBy(
            () ->
                inSystem(() -> posts.appoint(appointment(first, fang, LocalDate.of(2026, 5, 1)))))
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("already-held"));
  }

  @Test
  void theDatabaseItselfRefusesTheSamePostTwice() {
    Post post = openPost("重复岗", Role.POST_HOLDER);
    UUID person = appoint(post, "重复者", LocalDate.of(2026, 1, 1));

    assertThatThrownBy(
            () ->
                database
                    .everything()
                    .sql(
                        """
                        insert into organisation.holding (district_id, id, post_id, role, unit_id, person_id,
                                                          person_name, side, from_on, recorded_at, recorded_by)
                        select district_id, :id, post_id, role, unit_id, person_id,
                               person_name, side, from_on, recorded_at, 'x'
                        from organisation.holding where person_id = :person
                        """)
                    .param("id", Ids.next())
                    .param("person", person)
                    .update())
        .hasMessageContaining("held_once");
  }

  @Test
  void repeatingAnAppointmentChangesNothingAndAnotherContentIsAConflict() {
    Post post = openPost("门卫", Role.POST_HOLDER);
    Map<String, Object> body =
        Map.of("id", Ids.next(), "personId", Ids.next(), "newPersonName", "何门卫", "from", LocalDate.now(BeijingTime.ZONE).toString());
    String path = "/api/organisation/posts/" + post.ref() + "/holders";

    Answer first = city.unitHead().post(path, body);
    Answer second = city.unitHead().post(path, body);
    Map<String, Object> other = new HashMap<>(body);
    other.put("from", LocalDate.now(BeijingTime.ZONE).plusDays(1).toString());
    Answer conflict = city.unitHead().post(path, other);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.at("ref")).isEqualTo(first.at("ref"));
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.problem()).isEqualTo("id-conflict");
    assertThat(conflict.json().has("existing")).isTrue();
    assertThat(conflict.json().has("submitted")).isTrue();
  }

  @Test
  void aUnitFillsSimplePostsOnlyAndNobodyAppointsHimself() {
    Ref head = city.unitHead().post();
    Map<String, Object> newcomer =
        Map.of("id", Ids.next(), "personId", Ids.next(), "newPersonName", "想当校长", "from", LocalDate.now(BeijingTime.ZONE).toString());

    assertThat(city.safetyOfficer().post("/api/organisation/posts/" + head + "/holders", newcomer).problem())
        .isEqualTo("not-grantable");
    assertThat(
            city.safetyOfficer()
                .post(
                    "/api/units/" + city.unit() + "/posts",
                    Map.of("id", Ids.next(), "title", "二校长", "role", "UNIT_HEAD"))
                .problem())
        .isEqualTo("not-grantable");
    Post post = openPost("自任岗", Role.POST_HOLDER);
    assertThat(
            city.safetyOfficer()
                .post(
                    "/api/organisation/posts/" + post.ref() + "/holders",
                    Map.of("id", Ids.next(), "personId", city.safetyOfficer().personId(), "from", LocalDate.now(BeijingTime.ZONE).toString()))
                .problem())
        .isEqualTo("not-oneself");
  }

  @Test
  void theSecurityAdministratorAppointsAnybodyButHimselfAndOnlyWhereTheRoleBelongs() {
    Colleague security = city.as(Role.SECURITY_ADMIN).proved();
    Ref head = city.unitHead().post();

    Answer appointed =
        security.post(
            "/api/organisation/posts/" + head + "/holders",
            Map.of("id", Ids.next(), "personId", Ids.next(), "newPersonName", "马副校长", "from", LocalDate.now(BeijingTime.ZONE).toString()));
    Answer misplaced =
        security.post(
            "/api/organisation/nodes/" + city.unit().id() + "/posts",
            Map.of("id", Ids.next(), "title", "市里的人", "role", "CITY_ADMIN"));
    Answer himself =
        security.post(
            "/api/organisation/posts/" + head + "/holders",
            Map.of("id", Ids.next(), "personId", security.personId(), "from", LocalDate.now(BeijingTime.ZONE).toString()));

    assertThat(appointed.status()).isEqualTo(201);
    assertThat(misplaced.status()).isEqualTo(422);
    assertThat(misplaced.at("errors/0/field")).isEqualTo("role");
    assertThat(himself.problem()).isEqualTo("not-oneself");
  }

  @Test
  void nobodyHoldsTwoOfTheSeparatedPowers() {
    Colleague security = city.as(Role.SECURITY_ADMIN).proved();
    Colleague system = city.as(Role.SYSTEM_ADMIN);

    Answer second =
        security.post(
            "/api/organisation/posts/" + city.as(Role.AUDIT_ADMIN).post() + "/holders",
            Map.of("id", Ids.next(), "personId", system.personId(), "from", LocalDate.now(BeijingTime.ZONE).toString()));
    Answer business =
        security.post(
            "/api/organisation/posts/" + city.unitHead().post() + "/holders",
            Map.of("id", Ids.next(), "personId", system.personId(), "from", LocalDate.now(BeijingTime.ZONE).toString()));

    assertThat(second.problem()).isEqualTo("separate-powers");
    assertThat(business.problem()).isEqualTo("separate-powers");
    assertThatThrownBy(
            () ->
                database
                    .everything()
                    .sql("update organisation.person set side = 'AUDIT_ADMIN' where id = :id")
                    .param("id", system.personId())
                    .update())
        .as("the database itself")
        .hasMessageContaining("holding");
  }

  @Test
  void whoHasLeftOneCampMayEnterAnother() {
    Colleague former = cities.hire("转岗者", cityNode(), Role.SYSTEM_ADMIN);
    endAll(former.personId(), BeijingTime.dayOf(Instant.now()).minusDays(1));

    Answer appointed =
        city.as(Role.SECURITY_ADMIN).proved()
            .post(
                "/api/organisation/posts/" + city.unitHead().post() + "/holders",
                Map.of("id", Ids.next(), "personId", former.personId(), "from", LocalDate.now(BeijingTime.ZONE).toString()));

    assertThat(appointed.status()).isEqualTo(201);
  }

  @Test
  void anEndRecordedLateLeavesEveryPastDayAsItWas() {
    LocalDate today = LocalDate.now(BeijingTime.ZONE);
    Post keeper = openPost("危化品库管", Role.POST_HOLDER);
    UUID gu = appoint(keeper, "顾库管", today.minusDays(200));
    String end = endOf(keeper, gu);

    for (int ago : new int[] {2, 30, 199, 201}) {
      Answer refused = city.safetyOfficer().put(end, Map.of("to", today.minusDays(ago).toString()));
      assertThat(refused.status()).as(refused.text()).isEqualTo(422);
      assertThat(refused.at("errors/0/field")).isEqualTo("to");
      assertThat(refused.at("errors/0/problem")).contains(ago > 200 ? "任职日期 " + today.minusDays(200) : "早于 " + today.minusDays(1));
      assertThat(refused.at("errors/0/remedy")).contains(today.minusDays(1).toString());
    }
    Answer ended = city.safetyOfficer().put(end, Map.of("to", today.minusDays(1).toString()));

    assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    for (int ago : new int[] {1, 2, 30, 200}) {
      assertThat(holder(keeper, today.minusDays(ago).toString())).as(ago + " days ago").isEqualTo("顾库管");
    }
    assertThat(holder(keeper, today.toString())).isEmpty();
    assertThat(auditOf(end)).contains(today.minusDays(1).toString(), "lastDayBefore", "recordedOn", today.toString());
  }

  @Test
  void whoBeganTodayHeldThePostToday() {
    LocalDate today = LocalDate.now(BeijingTime.ZONE);
    Post keeper = openPost("一日库管", Role.POST_HOLDER);
    UUID yu = appoint(keeper, "于一日", today);
    String end = endOf(keeper, yu);

    Answer before = city.safetyOfficer().put(end, Map.of("to", today.minusDays(1).toString()));
    Answer ended = city.safetyOfficer().put(end, Map.of("to", today.toString()));

    assertThat(before.at("errors/0/field")).as(before.text()).isEqualTo("to");
    assertThat(before.at("errors/0/problem")).contains("任职日期 " + today);
    assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    assertThat(holder(keeper, today.toString())).isEqualTo("于一日");
  }

  @Test
  void anAppointmentThatHasNotBegunIsTakenBack() {
    LocalDate soon = LocalDate.now(BeijingTime.ZONE).plusDays(5);
    Post keeper = openPost("将任库管", Role.POST_HOLDER);
    UUID jiang = appoint(keeper, "江将任", soon);

    Answer ended = city.safetyOfficer().put(endOf(keeper, jiang), Map.of("to", soon.minusDays(1).toString()));

    assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    assertThat(holder(keeper, soon.toString())).isEmpty();
  }

  @Test
  void aNeighbourNeitherOpensPostsNorEndsThemHere() {
    Map<String, Object> post = Map.of("id", Ids.next(), "title", "间谍", "role", "POST_HOLDER");
    assertThat(city.neighbour().post("/api/units/" + city.unit() + "/posts", post).status()).isEqualTo(404);
    assertThat(city.neighbour().post("/api/organisation/nodes/" + city.unit().id() + "/posts", post).status())
        .isEqualTo(404);
    Map<String, Object> holder =
        Map.of("id", Ids.next(), "personId", Ids.next(), "newPersonName", "间谍", "from", LocalDate.now(BeijingTime.ZONE).toString());
    String holders = "/api/organisation/posts/" + city.postHolder().post() + "/holders";
    assertThat(city.neighbour().post(holders, holder).status()).isEqualTo(404);
  }

  @Test
  void aPersonOfAnotherDistrictCannotBeTakenOverUnknown() {
    Post post = openPost("借调岗", Role.POST_HOLDER);

    Answer answer =
        city.safetyOfficer()
            .post(
                "/api/organisation/posts/" + post.ref() + "/holders",
                Map.of("id", Ids.next(), "personId", city.stranger().personId(), "from", LocalDate.now(BeijingTime.ZONE).toString()));

    assertThat(answer.status()).isEqualTo(404);
  }

  private Post openPost(String title, Role role) {
    return inSystem(() -> posts.open(new PostRegister.NewPost(Ids.next(), city.unit().id(), title, role)));
  }

  private static PostRegister.Appointment appointment(Post post, UUID known, LocalDate from) {
    return new PostRegister.Appointment(Ids.next(), post.ref(), known, null, from);
  }

  private UUID appoint(Post post, String name, LocalDate from) {
    UUID person = Ids.next();
    inSystem(() -> posts.appoint(new PostRegister.Appointment(Ids.next(), post.ref(), person, name, from)));
    return person;
  }

  private void end(Post post, UUID person, LocalDate to) {
    inSystem(() -> posts.end(posts.held(post.ref(), person, to).orElseThrow().ref(), to));
  }

  private void endAll(UUID person, LocalDate to) {
    List<Holding> held = inSystem(() -> posts.heldBy(person, to));
    held.forEach(holding -> inSystem(() -> posts.end(holding.ref(), to)));
  }

  private String endOf(Post post, UUID person) {
    UUID holding =
        database
            .everything()
            .sql("select id from organisation.holding where post_id = :post and person_id = :person")
            .param("post", post.ref().id())
            .param("person", person)
            .query(UUID.class)
            .single();
    return "/api/organisation/holders/" + new Ref(post.ref().districtId(), holding) + "/end";
  }

  private String auditOf(String end) {
    String subject = "holding " + end.replace("/api/organisation/holders/", "").replace("/end", "");
    return database
        .everything()
        .sql("select details::text from audit.entry where act = 'user.role.end' and subject = :subject")
        .param("subject", subject)
        .query(String.class)
        .single();
  }

  private String holder(Post post, String day) {
    Answer people = city.unitHead().get("/api/units/" + city.unit() + "/people?on=" + day);
    return people.json().valueStream()
        .filter(p -> p.get("ref").asString().equals(post.ref().toString()))
        .flatMap(p -> p.get("holders").valueStream())
        .map(h -> h.get("name").asString())
        .findFirst()
        .orElse("");
  }

  private List<String> postAt(UUID person, String instant) {
    return inSystem(() -> posts.postAt(person, Instant.parse(instant))).stream().map(h -> h.post().title()).toList();
  }

  private UUID cityNode() {
    return city.cityAdmin().actor().nodeId();
  }

  private static <T> T inSystem(Supplier<T> work) {
    return Acting.asSystem(work);
  }
}
