package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.recorded.Lines;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** LG-06: a database that holds less history than was signed lets nobody write until two administrators answer for it. */
@BihuanTest
class RestoredHistoryTest {

  private static final Map<String, String> REASON = Map.of("reason", "磁盘损坏，恢复到前一日夜间的备份，其后登记由各单位补录");

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  @Autowired Checkpoints checkpoints;
  @Autowired RestorationDesk desk;
  @Autowired CheckpointKey key;
  @Autowired CheckpointFolder folder;
  @Autowired EvidenceStore store;
  @Value("${bihuan.data}") Path data;
  private TestCity city;
  private Path note;

  @BeforeEach
  void aCheckpointOfHistoryTheDatabaseNoLongerHas() {
    city = cities.found();
    city.safetyOfficer().get("/api/session");
    checkpoints.seal(true);
    checkpoints.sign();
    String origin = database.everything().sql("select origin from evidence.log").query(String.class).single();
    byte[] root = new byte[32];
    Instant at = Instant.parse("2026-11-26T02:00:00Z");
    long size = 10_000_000;
    Checkpoint lost = new Checkpoint(
            Suite.INTL, origin, size, root, at, key.sign(Suite.INTL, Checkpoint.text(Suite.INTL, origin, size, root, at)));
    folder.keep(lost);
    note = data.resolve("evidence/checkpoints").resolve(lost.fileName());
    desk.look();
  }

  @AfterEach
  void itIsTakenAway() throws IOException {
    Files.deleteIfExists(note);
    Files.deleteIfExists(data.resolve("restored"));
    desk.look();
  }

  /** Restored to a moment after the last checkpoint: nothing signed is missing, and what came after is gone all the same. */
  @Test
  void theMarkOfTheRestoreCommandIsAnsweredForWhateverWasSigned() throws IOException {
    Files.delete(note);
    assertThat(desk.look()).isEmpty();
    int before = serial(register());
    UUID mark = UUID.randomUUID();
    Files.write(data.resolve("restored"), List.of(mark.toString(), "2026-11-28T08:13:32Z"));
    desk.look();
    Colleague administrator = city.as(Role.SYSTEM_ADMIN).signIn().proved();
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn().proved();

    Answer refused = register();
    assertThat(refused.at("code")).isEqualTo("history-put-back");
    assertThat(refused.at("detail")).contains("数据恢复到了 2026-11-28 16:13，其后登记和办理的都不在里面");
    assertThat(refused.text()).contains("“备份”页");
    Answer state = administrator.get("/api/evidence/restoration");
    assertThat(state.at("restoredTo")).isEqualTo("2026-11-28T08:13:32Z");
    assertThat(state.json().at("/signedLines").isNull()).isTrue();
    assertThat(administrator.post("/api/evidence/restoration", declaration(REASON.get("reason"))).status()).isEqualTo(204);
    assertThat(security.post("/api/evidence/restoration/confirmation", "").status()).isEqualTo(204);

    int after = serial(register());
    assertThat(after).as("a number on a paper of the lost time is not given again").isGreaterThan(before + 1_000);
    assertThat(after % 100).isEqualTo(1);
    String gone = "%d-%d-%06d".formatted(city.district(), BeijingTime.dayOf(Instant.now()).getYear(), before + 7);
    String path = "/api/hazards/left-out?number=" + gone;
    assertThat(city.unitHead().get(path).at("at")).as("who has it on paper is told").startsWith("20");
    assertThat(city.districtAdmin().get(path).at("at")).startsWith("20");
    assertThat(city.strangeDistrictAdmin().get(path).json().at("/at").isNull()).as("another district's").isTrue();
    String given = "/api/hazards/left-out?number=" + gone.substring(0, 12) + "%06d".formatted(after);
    assertThat(city.districtAdmin().get(given).json().at("/at").isNull()).isTrue();
    assertThat(city.districtAdmin().get("/api/hazards/left-out?number=x").json().at("/at").isNull()).isTrue();
    assertThat(city.anonymous().get(path).status()).isEqualTo(401);
    Answer told = city.as(Role.AUDIT_ADMIN).get("/api/audit?act=evidence.restoration&person=" + security.personId());
    assertThat(told.text()).contains("numbersLeftOut", "隐患", "督办文书", "atLeast");
    assertThat(
            database
                .everything()
                .sql("select min(last) from supervision.number_counter where district_id = :d and year = extract(year from now() at time zone 'Asia/Shanghai')")
                .param("d", city.district())
                .query(Integer.class)
                .single())
        .as("letters of a district that had written none may be among the lost")
        .isGreaterThanOrEqualTo(1_000);
    Answer page = city.as(Role.AUDIT_ADMIN).get("/api/evidence/restoration/confirmed");
    assertThat(page.at("0/restoredTo") + page.at("0/lostFrom")).isEqualTo("2026-11-28T08:13:32Z2026-11-28T08:13:32Z");
    assertThat(page.at("0/reason")).isEqualTo(REASON.get("reason"));
    assertThat(page.at("0/declaredBy") + page.at("0/confirmedBy")).isEqualTo(administrator.name() + security.name());
    Answer lost = city.safetyOfficer().get("/api/evidence/restoration/lost");
    assertThat(lost.at("0/from")).isEqualTo("2026-11-28T08:13:32Z");
    assertThat(Instant.parse(lost.at("0/to"))).isAfter(Instant.now().minusSeconds(600));
    assertThat(city.safetyOfficer().get("/api/evidence/restoration/confirmed").status()).isEqualTo(403);
    assertThat(city.anonymous().get("/api/evidence/restoration/lost").status()).isEqualTo(401);
    database.everything().sql("update evidence.restoration set confirmed_at = confirmed_at - interval '15 days'").update();
    assertThat(city.safetyOfficer().get("/api/evidence/restoration/lost").json()).as("for two weeks").isEmpty();
    assertThat(desk.look()).as("the mark stays where it is, and is answered for").isEmpty();
    Files.write(data.resolve("restored"), List.of(UUID.randomUUID().toString(), "2026-11-28T08:14:00Z"));
    desk.look();
    assertThat(register().status()).as("another restoration, another declaration").isEqualTo(503);
  }

  @Test
  void nobodyWritesUntilItIsDeclaredAndConfirmedByTwo() {
    Colleague administrator = city.as(Role.SYSTEM_ADMIN);
    Colleague security = city.as(Role.SECURITY_ADMIN);

    Answer refused = register();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.at("code")).isEqualTo("history-put-back");
    assertThat(refused.at("detail")).contains("恢复的是较早的备份");
    assertThat(city.safetyOfficer().get("/api/hazards").status()).isEqualTo(200);
    Answer session = city.safetyOfficer().get("/api/session");
    assertThat(session.at("lookingOnly/code")).as("told before a form is filled in").isEqualTo("history-put-back");
    assertThat(session.at("lookingOnly/why")).contains("2026-11-26 10:00 签署的检查点", "恢复的是较早的备份");
    assertThat(session.at("lookingOnly/remedy")).contains("“备份”页");
    Answer stranger = city.anonymous().get("/api/session");
    assertThat(stranger.at("lookingOnly/code")).as("told before somebody signs in").isEqualTo("history-put-back");
    assertThat(stranger.json().at("/lookingOnly").toString()).as("reasons are for the inside").doesNotContain("检查点", "备份");
    assertThat(city.anonymous().get("/api/report/open").at("open")).isEqualTo("false");
    assertThat(city.anonymous().post("/api/report/progress", Map.of("code", "ABCD-EFGH-JKMN-P")).status())
        .as("asking how far it is stays possible")
        .isEqualTo(404);
    assertThat(health()).isEqualTo(503);

    assertThat(administrator.get("/api/evidence/restoration").json().at("/can").toString()).isEqualTo("[\"DECLARE\"]");
    assertThat(security.get("/api/evidence/restoration").json().at("/can")).isEmpty();
    assertThat(security.post("/api/evidence/restoration/confirmation", "").at("code")).isEqualTo("not-declared");
    assertThat(administrator.post("/api/evidence/restoration", declaration("太短")).status()).isEqualTo(422);
    assertThat(security.post("/api/evidence/restoration", declaration(REASON.get("reason"))).status()).isEqualTo(403);
    assertThat(city.cityAdmin().post("/api/evidence/restoration", declaration(REASON.get("reason"))).status()).isEqualTo(403);
    Answer unproved = administrator.post("/api/evidence/restoration", declaration(REASON.get("reason")));
    assertThat(unproved.problem()).as("it gives up a branch of history").isEqualTo("step-up-needed");
    administrator.proved();
    Lines lines = new Lines(database);
    long since = lines.now();
    Answer declared = administrator.post("/api/evidence/restoration", declaration(REASON.get("reason")));
    assertThat(declared.status()).as(declared.toString()).isEqualTo(204);
    assertThat(administrator.post("/api/evidence/restoration/confirmation", "").status()).isEqualTo(403);
    assertThat(security.get("/api/evidence/restoration").at("reason")).isEqualTo(REASON.get("reason"));
    assertThat(security.get("/api/evidence/restoration").json().at("/can").toString()).isEqualTo("[\"CONFIRM\"]");
    assertThat(register().status()).isEqualTo(503);

    assertThat(security.post("/api/evidence/restoration/confirmation", "").problem()).isEqualTo("step-up-needed");
    assertThat(security.proved().post("/api/evidence/restoration/confirmation", "").status()).isEqualTo(204);
    assertThat(lines.withoutLine(since)).as("LG-01").isEmpty();

    assertThat(register().status()).isEqualTo(201);
    assertThat(city.safetyOfficer().get("/api/session").json().at("/lookingOnly").isNull()).isTrue();
    assertThat(city.anonymous().get("/api/session").json().at("/lookingOnly").isNull()).isTrue();
    assertThat(city.anonymous().get("/api/report/open").at("open")).isEqualTo("true");
    assertThat(city.as(Role.AUDIT_ADMIN).get("/api/evidence/signing").at("unsignedLines"))
        .as("signed with the confirmation, so that nobody reads that nothing ever was")
        .isNotNull();
    assertThat(city.as(Role.AUDIT_ADMIN).get("/api/evidence/signing").json().at("/signedAt").isNull()).isFalse();
    assertThat(database.everything().sql("select count(*) from evidence.checkpoint where note like (select origin from evidence.log) || '%'").query(Long.class).single())
        .isPositive();
    assertThat(health()).isEqualTo(200);
    assertThat(administrator.get("/api/evidence/restoration").at("putBack")).isEqualTo("false");
    Answer page = administrator.get("/api/evidence/restoration/confirmed");
    assertThat(page.at("0/signedLines")).isEqualTo("10000000");
    assertThat(Instant.parse(page.at("0/lostFrom"))).as("the last signature the database still has").isBefore(Instant.parse(page.at("0/lostTo")));
    checkpoints.seal(true);
    assertThat(checkpoints.sign().orElseThrow().origin()).isNotEqualTo(Checkpoint.parse(read()).origin());
    assertThat(city.as(Role.AUDIT_ADMIN).post("/api/evidence/verification", "").toString()).doesNotContain("恢复了旧备份");
  }

  /** Whoever ends the state has to come in for it, by every step the door may ask of him. */
  @Test
  void the_steps_of_the_door_serve() {
    Colleague administrator = city.as(Role.SYSTEM_ADMIN);
    assertThat(city.anonymous().post("/api/session/code", Map.of("ticket", "none", "code", "123456")).problem())
        .isEqualTo("ticket-over");
    assertThat(
            administrator
                .put("/api/account/password", Map.of("current", "Bu-Dui-Bu-Dui", "password", "Xiao-Shan-9-Que"))
                .status())
        .isEqualTo(422);
    assertThat(administrator.post("/api/account/second-factor", Map.of("password", "Bu-Dui-Bu-Dui")).status()).isEqualTo(422);
    assertThat(administrator.put("/api/account/second-factor", Map.of("code", "123456")).status()).isNotEqualTo(503);
  }

  @Test
  void the_verification_runs_and_says_from_where_to_where_it_was_put_back() {
    Colleague auditor = city.as(Role.AUDIT_ADMIN);
    long size = size();
    Answer verified = auditor.post("/api/evidence/verification", "");
    assertThat(verified.status()).as(verified.text()).isEqualTo(200);
    assertThat(verified.at("findings/0/words")).contains("台账从 10000000 条退回到 " + size + " 条", "恢复了旧备份");
    assertThat(verified.at("findings/1/subject")).isEqualTo("检查点 10000000");
    assertThat(verified.at("findings/1/words")).isEqualTo("2026-11-26 10:00 签署的检查点不在数据库里");
    assertThat(verified.json().at("/findings")).as("what is there is as it was signed").hasSize(2);
    assertThat(verified.at("paused")).contains("恢复的是较早的备份");
    assertThat(size()).as("looking adds nothing to a tree that was put back").isEqualTo(size);
    assertThat(auditor.get("/api/evidence/signing").at("problem")).contains("恢复的是较早的备份");
    assertThat(city.safetyOfficer().post("/api/evidence/verification", "").status()).isEqualTo(403);
  }

  private long size() {
    return database.everything().sql("select size from evidence.log").query(Long.class).single();
  }

  @Test
  void aNoteSomebodyElseMadeStopsNothing() throws IOException {
    String theirs = read();
    int first = theirs.indexOf("— bihuan ") + "— bihuan ".length();
    char other = theirs.charAt(first) == 'A' ? 'B' : 'A';
    Files.writeString(note, theirs.substring(0, first) + other + theirs.substring(first + 1));

    assertThat(desk.look()).isEmpty();
    assertThat(register().status()).isEqualTo(201);
  }

  private static int serial(Answer registered) {
    assertThat(registered.status()).as(registered.text()).isEqualTo(201);
    return Integer.parseInt(registered.at("number").substring("110108-2026-".length()));
  }

  private Answer register() {
    return city.safetyOfficer()
        .post(
            "/api/hazards",
            Map.of(
                "id", Ids.next().toString(),
                "unit", city.unit().toString(),
                "placeText", "教学楼二层",
                "category", "FIRE",
                "description", "疏散指示标志不亮，断电测试三处均未点亮",
                "source", "SELF_CHECK",
                "foundAt", Instant.now().minusSeconds(600).toString(),
                "noPhotoReason", "现场照度不足，已约定次日补拍",
                "photos", List.of()));
  }

  private static Map<String, String> declaration(String reason) {
    return Map.of("id", UUID.randomUUID().toString(), "reason", reason);
  }

  private int health() {
    return city.anonymous().get("/actuator/health/writable").status();
  }

  private String read() {
    try {
      return Files.readString(note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
