package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Test;

/** A team with a phone: what it carries and when, and what it sends in under its own post, exactly once. */
class TeamOnPhoneTest extends TeamsSent {

  private static final String BUNDLE = "/api/sync/bundle";
  private static final String RECORDS = "/api/sync/records";
  private static final Map<String, Object> NEW = Map.of("decision", "NEW");

  /** The same browser under the post of the team, for these requests only. */
  private static Client forTeam(Answer plan, Colleague who) {
    return who.with("X-Acting-Post", missionPost(plan, who));
  }

  @Test
  void a_request_names_the_post_of_the_team_and_the_session_stays_what_it_is() {
    Answer plan = issuedForToday("CITY_CHECK");
    Answer session = leader.get("/api/session");
    assertThat(session.at("post/ofTeam")).isEqualTo("false");
    assertThat(session.text()).contains(missionPost(plan, leader)).contains("\"ofTeam\":true");
    assertThat(leader.get(VISITS + "/assignments").problem()).isEqualTo("not-on-mission");
    Answer assignments = forTeam(plan, leader).get(VISITS + "/assignments");
    assertThat(assignments.json()).hasSize(1);
    assertThat(assignments.at("0/can/0")).isEqualTo("START");
    assertThat(leader.get("/api/session").at("post/id")).isEqualTo(leader.post().toString());
    assertThat(usesOnRecord(leader)).isEqualTo(1);
  }

  @Test
  void a_post_somebody_else_holds_or_that_is_none_refuses_the_request_whatever_it_asks() {
    Answer plan = issuedForToday("CITY_CHECK");
    for (String post : List.of(missionPost(plan, leader), city.unitHead().post().toString(), "110108-" + Ids.next(), "x")) {
      for (String page : List.of("/api/session", BUNDLE, VISITS + "/assignments", "/api/hazards")) {
        Answer refused = city.safetyOfficer().with("X-Acting-Post", post).get(page);
        assertThat(refused.status()).as(post + page).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("post-not-held");
      }
    }
    assertThat(city.anonymous().with("X-Acting-Post", missionPost(plan, leader)).get(BUNDLE).status()).isEqualTo(401);
  }

  @Test
  void the_phone_carries_where_to_go_and_of_the_unit_nothing_before_the_start() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = forTeam(plan, leader);
    Answer before = sent.get(BUNDLE);
    assertThat(before.status()).as(before.text()).isEqualTo(200);
    assertThat(before.at("team/known/0/unitName")).isEqualTo("育才学校");
    assertThat(before.at("team/sealed")).isEqualTo("0");
    assertThat(before.json().at("/units")).isEmpty();
    assertThat(before.json().at("/tasks")).isEmpty();
    assertThat(before.text()).doesNotContain(city.laboratory().id().toString());

    Answer sheet = start(sent, plan);
    Answer after = sent.get(BUNDLE);
    assertThat(after.at("team/known/0/inspectors/1/name")).isEqualTo("褚组员");
    assertThat(after.at("tasks/0/ref")).isEqualTo(sheet.at("ref"));
    assertThat(after.at("units/0/ref")).isEqualTo(city.unit().toString());
    assertThat(after.text()).contains(city.laboratory().id().toString());
    assertThat(after.json().at("/phrases")).isNotEmpty();
    assertThat(forTeam(plan, member).get(BUNDLE).at("tasks/0/ref")).as("the whole team").isEqualTo(sheet.at("ref"));
    assertThat(leader.get(BUNDLE).text()).as("nothing of it under the own post").doesNotContain(sheet.at("ref"));
    assertThat(city.safetyOfficer().get(BUNDLE).text()).doesNotContain(sheet.at("ref"));
  }

  @Test
  void an_open_target_is_ready_to_start_without_a_network_by_its_list_alone() {
    Answer plan = issuedForToday("CITY_CHECK");
    Answer carried = forTeam(plan, leader).get(BUNDLE);
    assertThat(carried.json().at("/team/ready")).hasSize(1);
    assertThat(carried.at("team/ready/0/ref")).isEqualTo(city.district() + "-" + plan.at("targets/0/id"));
    assertThat(carried.json().at("/team/ready/0/lines")).hasSize(items().size());
    assertThat(carried.json().at("/team/ready/0/lines").valueStream())
        .allMatch(line -> line.at("/openHazards").isEmpty() && line.at("/last").isNull() && !line.at("/passedByUnit").asBoolean());
    assertThat(carried.at("team/known/0/task")).as("not begun").isEmpty();
    Answer sheet = start(forTeam(plan, leader), plan);
    assertThat(sheet.at("version")).as("what is filled in before goes on").isEqualTo(carried.at("team/ready/0/version"));
    assertThat(forTeam(plan, leader).get(BUNDLE).json().at("/team/ready")).isEmpty();

    team = Ids.next();
    Answer sealed = issuedForToday("UNANNOUNCED");
    assertThat(forTeam(sealed, leader).get(BUNDLE).json().at("/team/ready")).isEmpty();
    assertThat(startTold(sealed, leader, Instant.now()).problem()).isEqualTo("sealed-needs-network");
  }

  @Test
  void what_was_announced_for_the_next_days_is_carried_before_there_is_a_post_and_begins_on_its_day_without_contact() {
    LocalDate first = today().plusDays(1);
    Answer plan = issued(city.cityAdmin(), "CITY_CHECK", first, first.plusDays(1), List.of(city.unit()));
    String post = missionPost(plan, leader);
    Answer evening = leader.get(BUNDLE);
    assertThat(evening.status()).as(evening.text()).isEqualTo(200);
    var coming = evening.json().at("/coming").valueStream().filter(sent -> sent.at("/post").asString().equals(post)).findFirst().orElseThrow();
    assertThat(coming.at("/known/0/unitName").asString()).isEqualTo("育才学校");
    assertThat(coming.at("/known/0/can")).as("no earlier").isEmpty();
    assertThat(coming.at("/ready")).hasSize(1);
    assertThat(coming.at("/ready/0/lines")).hasSize(items().size());
    assertThat(evening.text()).as("of the unit its name alone").doesNotContain(city.laboratory().id().toString());
    assertThat(forTeam(plan, leader).get(BUNDLE).problem()).as("the wall stays").isEqualTo("post-not-held");
    assertThat(startTold(plan, leader, Instant.now()).problem()).isEqualTo("post-not-held");
    assertThat(city.safetyOfficer().get(BUNDLE).json().at("/coming")).isEmpty();

    Instant there = first.atTime(9, 0).atZone(BeijingTime.ZONE).toInstant();
    Client onTheDay = leader.at(there.plusSeconds(3600));
    onTheDay.signIn(leader.login(), TestCity.PASSWORD);
    assertThat(onTheDay.get(BUNDLE).text()).as("from then on under the team's post").doesNotContain(post);
    Answer sheet =
        onTheDay
            .with("X-Acting-Post", post)
            .post(
                VISITS,
                Map.of(
                    "plan", plan.at("ref"), "target", plan.at("targets/0/id"), "told",
                    Map.of("at", there.toString(), "offsetMillis", 0)));
    assertThat(sheet.status()).as(sheet.text()).isEqualTo(200);
    assertThat(sheet.at("ref")).isEqualTo(coming.at("/ready/0/ref").asString());
  }

  @Test
  void of_a_sealed_plan_and_of_one_further_away_nothing_is_carried_beforehand() {
    LocalDate first = today().plusDays(1);
    Answer sealed = issued(city.cityAdmin(), "UNANNOUNCED", first, first, List.of(city.unit()));
    assertThat(leader.get(BUNDLE).text()).doesNotContain(missionPost(sealed, leader));
    team = Ids.next();
    LocalDate late = today().plusDays(8);
    Answer later = issued(city.cityAdmin(), "CITY_CHECK", late, late, List.of(city.unit()));
    assertThat(leader.get(BUNDLE).text()).doesNotContain(missionPost(later, leader));
  }

  @Test
  void a_start_the_server_hears_of_later_keeps_both_times_and_the_check_made_between_is_believed() {
    Answer plan = issuedForToday("CITY_CHECK");
    Instant midnight = today().atStartOfDay(BeijingTime.ZONE).toInstant();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant there = now.minus(Duration.ofHours(3)).isAfter(midnight) ? now.minus(Duration.ofHours(3)) : midnight;
    Instant finished = there.plus(Duration.between(there, now).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
    Answer sheet = startTold(plan, leader, there);
    assertThat(sheet.status()).as(sheet.text()).isEqualTo(200);
    assertThat(startTold(plan, member, there.plusSeconds(60)).at("ref")).as("a colleague's start stands").isEqualTo(sheet.at("ref"));
    Answer target = city.cityAdmin().get(PLANS + "/" + plan.at("ref"));
    assertThat(target.at("targets/0/startedTold")).isEqualTo(there.toString());
    assertThat(Instant.parse(target.at("targets/0/startedAt"))).as("when the server had it").isAfterOrEqualTo(now);

    Client sent = forTeam(plan, leader);
    Map<String, Object> record = record(leader, sheet, answers(List.of()), signedByUnit(sent));
    record.put(
        "device",
        Map.of(
            "id", Ids.next(), "sequence", 1, "at", there.toString(), "finishedAt", finished.toString(), "offsetMillis", 0));
    Answer received = sent.post(RECORDS, record);
    assertThat(received.status()).as(received.text()).isEqualTo(201);
    Answer done = sent.get(VISITS + "/" + sheet.at("ref"));
    assertThat(done.at("record/finishedAt")).isEqualTo(finished.toString());
    assertThat(done.at("record/finishDoubt")).isEmpty();
    assertThat(done.at("record/arrival/told")).isEqualTo(there.toString());
    assertThat(sent.get(VISITS + "/" + sheet.at("ref") + "/record").status()).isEqualTo(200);
  }

  @Test
  void a_start_told_for_before_the_days_is_not_believed() {
    Answer plan = issuedForToday("CITY_CHECK");
    startTold(plan, leader, today().minusDays(1).atStartOfDay(BeijingTime.ZONE).toInstant());
    assertThat(city.cityAdmin().get(PLANS + "/" + plan.at("ref")).at("targets/0/startedTold")).isEmpty();
  }

  private static Answer startTold(Answer plan, Colleague who, Instant at) {
    return forTeam(plan, who)
        .post(
            VISITS,
            Map.of(
                "plan", plan.at("ref"), "target", plan.at("targets/0/id"), "place", "39.9,116.4", "told",
                Map.of("at", at.toString(), "offsetMillis", 0)));
  }

  @Test
  void of_a_sealed_plan_the_phone_learns_only_how_many_targets_wait_and_no_look_is_noted_for_that() {
    Answer plan = issuedForToday("UNANNOUNCED");
    Client sent = forTeam(plan, leader);
    Answer before = sent.get(BUNDLE);
    assertThat(before.at("team/sealed")).isEqualTo("1");
    assertThat(before.json().at("/team/known")).isEmpty();
    assertThat(before.text()).doesNotContain("育才学校").doesNotContain(city.unit().id().toString());
    assertThat(city.cityAdmin().get(PLANS + "/" + plan.at("ref")).text()).doesNotContain("检查组查看检查对象");
    start(sent, plan);
    assertThat(sent.get(BUNDLE).at("team/known/0/unitName")).isEqualTo("育才学校");
  }

  @Test
  void another_team_of_the_plan_gets_nothing_of_it() {
    Answer plan = issuedForToday("CITY_CHECK");
    Answer sheet = start(forTeam(plan, leader), plan);
    team = Ids.next();
    UUID far = Acting.asSystem(() -> organisation.district(city.farDistrict())).orElseThrow().id();
    leader = cities.hire("卫组长", far, Role.DISTRICT_INSPECTOR).signIn();
    member = cities.hire("蒋组员", far, Role.DISTRICT_INSPECTOR).signIn();
    Answer other = issued(city.cityAdmin(), "CITY_CHECK", today(), today(), List.of(city.neighbourUnit()));
    Client sent = forTeam(other, leader);
    assertThat(sent.get(BUNDLE).text()).doesNotContain(sheet.at("ref")).doesNotContain("育才学校");
    assertThat(sent.get(VISITS + "/" + sheet.at("ref")).status()).isEqualTo(404);
    Map<String, Object> record = record(leader, sheet, answers(List.of()), Map.of("inspectors", List.of()));
    assertThat(sent.post(RECORDS, record).status()).isEqualTo(404);
  }

  @Test
  void filled_in_offline_signed_and_sent_twice_it_is_handed_in_once_and_on_the_ledger_as_found_by_the_city() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = forTeam(plan, leader);
    Answer sheet = start(sent, plan);
    Map<String, Object> record =
        record(leader, sheet, answers(List.of(finding("XF-010", "西门", NEW))), signedByUnit(sent));
    assertThat(leader.post(RECORDS, record).status()).as("not under the own post").isEqualTo(404);
    Answer first = sent.post(RECORDS, record);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.at("outcome")).contains("1 条隐患");
    Answer again = sent.post(RECORDS, record);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());

    Answer done = city.safetyOfficer().get(VISITS + "/" + sheet.at("ref"));
    assertThat(done.at("record/id")).isEqualTo(record.get("id").toString());
    assertThat(done.at("record/signatures/unit/name")).isEqualTo("李校长");
    Answer hazard = city.safetyOfficer().get("/api/hazards/" + done.at("record/findings/0/hazard/ref"));
    assertThat(hazard.at("source")).isEqualTo("CITY_CHECK");
    assertThat(city.cityAdmin().get(PLANS + "/" + plan.at("ref")).at("targets/0/state")).isEqualTo("DONE");
    assertThat(sent.get(VISITS + "/" + sheet.at("ref") + "/record").status()).isEqualTo(200);
    assertThat(sent.get(BUNDLE).json().at("/tasks")).isEmpty();
  }

  @Test
  void what_is_refused_leaves_neither_receipt_nor_record_and_other_words_under_the_id_are_a_conflict() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = forTeam(plan, leader);
    Answer sheet = start(sent, plan);
    Map<String, Object> record = record(leader, sheet, answers(List.of()), Map.of("inspectors", List.of()));
    assertThat(sent.post(RECORDS, record).text()).contains("不足两人");
    assertThat(sent.get(RECORDS + "/" + city.district() + "-" + record.get("id")).status()).isEqualTo(404);
    Map<String, Object> signed = new LinkedHashMap<>(record);
    signed.put("content", content(sheet, answers(List.of()), signedByUnit(sent)));
    assertThat(sent.post(RECORDS, signed).status()).isEqualTo(201);
    Map<String, Object> other = new LinkedHashMap<>(signed);
    other.put("content", content(sheet, answers(List.of(finding("XF-010", "西门", NEW))), signedByUnit(sent)));
    Answer conflict = sent.post(RECORDS, other);
    assertThat(conflict.problem()).isEqualTo("id-conflict");
    assertThat(conflict.json().at("/existing/entries").size()).isEqualTo(items().size());
  }

  @Test
  void what_another_of_the_team_saved_meanwhile_goes_back_to_the_person_with_what_is_there_now() {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = forTeam(plan, leader);
    Answer sheet = start(sent, plan);
    forTeam(plan, member)
        .put(VISITS + "/" + sheet.at("ref") + "/results", Map.of("entries", List.of(entry("XF-010", "PASS"))), sheet.version());
    Map<String, Object> record = record(leader, sheet, answers(List.of()), signedByUnit(sent));
    Answer stale = sent.post(RECORDS, record);
    assertThat(stale.status()).as(stale.text()).isEqualTo(412);
    assertThat(stale.at("current/savedBy")).isEqualTo("褚组员");
    record.put("expectedVersion", stale.json().at("/current/version").asInt());
    assertThat(sent.post(RECORDS, record).status()).isEqualTo(201);
  }

  @Test
  void what_was_begun_may_be_handed_in_for_a_week_after_the_days_and_nothing_else_may() {
    Answer plan = issued(city.cityAdmin(), "UNANNOUNCED", today(), today(), List.of(city.unit()));
    Client onTheDay = forTeam(plan, leader);
    Answer sheet = start(onTheDay, plan);
    Map<String, Object> signatures = signedByUnit(onTheDay);
    Map<String, Object> record = record(leader, sheet, answers(List.of()), signatures);

    Client late = forTeamOn(today().plusDays(7), plan, leader);
    for (String page : List.of(BUNDLE, VISITS + "/" + sheet.at("ref"), "/api/units/" + city.unit(), "/api/hazards")) {
      assertThat(late.get(page).problem()).as(page).isEqualTo("post-not-held");
    }
    assertThat(late.get("/api/session").text()).doesNotContain("\"ofTeam\":true");
    assertThat(announce(late, city.neighbourUnit()).status()).as("a file of another unit").isEqualTo(404);
    assertThat(announce(late, city.unit()).status()).isEqualTo(201);
    Answer first = late.post(RECORDS, record);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(late.post(RECORDS, record).text()).as("sent again, its answer was lost").isEqualTo(first.text());
    assertThat(city.cityAdmin().get(PLANS + "/" + plan.at("ref")).at("targets/0/state")).isEqualTo("DONE");
    assertThat(forTeamOn(today().plusDays(8), plan, leader).post(RECORDS, record).problem()).isEqualTo("post-not-held");
  }

  @Test
  void after_the_days_nothing_is_handed_in_where_nothing_was_begun_nor_once_called_back() throws InterruptedException {
    Answer waiting = issued(city.cityAdmin(), "CITY_CHECK", today(), today(), List.of(city.unit()));
    assertThat(announce(forTeamOn(today().plusDays(1), waiting, leader), city.unit()).problem()).isEqualTo("post-not-held");

    Answer sheet = start(forTeam(waiting, leader), waiting);
    Map<String, Object> record =
        record(leader, sheet, answers(List.of()), signedByUnit(forTeam(waiting, leader)));
    Answer now = city.cityAdmin().get(PLANS + "/" + waiting.at("ref"));
    Answer ended =
        city.cityAdmin().put(PLANS + "/" + waiting.at("ref") + "/end", Map.of("reason", "检查取消"), now.version());
    assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    Thread.sleep(1_000);
    assertThat(forTeamOn(today().plusDays(1), waiting, leader).post(RECORDS, record).problem()).isEqualTo("post-not-held");
  }

  @Test
  void the_day_of_one_unit_is_over_while_the_team_goes_on() {
    Answer planned = city.cityAdmin().post(PLANS, plan("CITY_CHECK", today(), today().plusDays(2)));
    Map<String, Object> arrangement =
        Map.of(
            "teams", arrangement(List.of(), today(), today(), leader, member).get("teams"),
            "targets",
            List.of(
                target(city.unit(), today(), today()), target(city.neighbourUnit(), today().plusDays(1), today().plusDays(2))));
    String address = PLANS + "/" + planned.at("ref");
    Answer arranged = city.cityAdmin().put(address + "/arrangement", arrangement, 1);
    Answer plan = city.cityAdmin().proved().put(address + "/issue", Map.of(), arranged.version());
    assertThat(plan.status()).as(plan.text()).isEqualTo(200);
    Client first = forTeam(plan, leader);
    Answer sheet = startAt("育才学校", first, plan);
    Map<String, Object> record = record(leader, sheet, answers(List.of()), signedByUnit(first));

    Client next = forTeamOn(today().plusDays(1), plan, leader);
    assertThat(next.get("/api/units/" + city.unit()).status()).as("to be seen no longer").isEqualTo(404);
    assertThat(next.get("/api/units/" + city.neighbourUnit()).status()).isEqualTo(200);
    Client atTheDesk = leader.at(today().plusDays(1).atTime(12, 0).atZone(BeijingTime.ZONE).toInstant());
    atTheDesk.signIn(leader.login(), TestCity.PASSWORD);
    assertThat(atTheDesk.put("/api/session/post", Map.of("postId", missionPost(plan, leader))).status()).isEqualTo(200);
    Client phone = atTheDesk.with("X-Acting-Post", missionPost(plan, leader));
    assertThat(phone.get("/api/units/" + city.unit()).status()).isEqualTo(404);
    assertThat(announce(phone, city.unit()).status())
        .as("with the desk of the same browser switched to the team")
        .isEqualTo(201);
    Answer received = next.post(RECORDS, record);
    assertThat(received.status()).as(received.text()).isEqualTo(201);
  }

  private static Answer startAt(String unitName, Client sent, Answer plan) {
    String target =
        StreamSupport.stream(plan.json().at("/targets").spliterator(), false)
            .filter(t -> t.at("/unitName").asString().equals(unitName))
            .map(t -> t.at("/id").asString())
            .findFirst()
            .orElseThrow();
    return sent.post(VISITS, Map.of("plan", plan.at("ref"), "target", target, "place", "39.9,116.4"));
  }

  private Map<String, Object> target(Ref unit, LocalDate from, LocalDate until) {
    return Map.of("unit", unit.toString(), "team", team, "from", from.toString(), "until", until.toString());
  }

  private static Client forTeamOn(LocalDate day, Answer plan, Colleague who) {
    Client later = who.at(day.atTime(12, 0).atZone(BeijingTime.ZONE).toInstant());
    later.signIn(who.login(), TestCity.PASSWORD);
    return later.with("X-Acting-Post", missionPost(plan, who));
  }

  private static Answer announce(Client phone, Ref unit) {
    return phone.post(
        "/api/files/uploads",
        Map.of("id", Ids.next(), "unit", unit.toString(), "sha256", "0".repeat(64), "size", 1000, "name", "照片.jpg"));
  }

  private Map<String, Object> record(
      Colleague by, Answer sheet, List<Map<String, Object>> entries, Map<String, Object> signatures) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next());
    body.put("owner", by.personId());
    body.put("unit", city.unit().toString());
    body.put("content", content(sheet, entries, signatures));
    body.put("expectedVersion", sheet.version());
    body.put("originals", List.of());
    body.put("device", Map.of("id", Ids.next(), "sequence", 1, "at", today() + "T01:00:00Z"));
    return body;
  }

  private static Map<String, Object> content(
      Answer sheet, List<Map<String, Object>> entries, Map<String, Object> signatures) {
    return Map.of("kind", "CHECK", "task", sheet.at("ref"), "entries", entries, "signatures", signatures);
  }

  private long usesOnRecord(Colleague who) {
    return database
        .everything()
        .sql("select count(*) from audit.entry e where e.act = 'mission.use' and e.person_id = :who")
        .param("who", who.personId())
        .query(Long.class)
        .single();
  }
}
