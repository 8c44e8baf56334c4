package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.HazardLives;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** An administrator of the database can change anything in it; none of it stays unseen (SECURITY LG-03 to LG-07). */
@BihuanTest
class HistoryProofTest {

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  @Autowired private Checkpoints checkpoints;
  @Autowired private HazardLives lives;

  @Value("${bihuan.data}")
  private Path data;

  private SealedHistory history;
  private TestCity city;
  private Tampering tampering;
  private Colleague officer;
  private Ref hazard;
  private String number;

  @BeforeEach
  void aHazardWithAHistoryThatIsSealedAndSigned() {
    tampering = new Tampering(database);
    history = new SealedHistory(cities, checkpoints);
    city = history.city;
    officer = history.officer;
    hazard = history.hazard;
    number = history.number;
  }

  @Test
  void anUntouchedHistoryIsFoundWhole() {
    assertThat(aboutUs(verify())).isEmpty();
  }

  @Test
  void anEditedLineIsNamed() {
    tampering(
        "update hazard.event set body = replace(body, '明日', '已于昨日') where " + ours("version = 3"),
        () -> {
          assertThat(aboutUs(verify())).contains("CHAIN " + number + " 3");
          assertThat(officer.get("/api/hazards/" + hazard + "/chain").at("firstBroken")).isEqualTo("3");
        });
  }

  @Test
  void aLineEditedAndEveryHashMadeAnewIsFoundByItsLeaves() {
    String rehash =
        """
        update hazard.event e
        set previous_hash = p.hash, hash = sha256(p.hash || convert_to(e.body, 'UTF8'))
        from hazard.event p
        where p.district_id = e.district_id and p.hazard_id = e.hazard_id and p.version = e.version - 1
          and e.district_id = :district and e.hazard_id = :id and e.version = %d;
        """;
    tampering(
        "update hazard.event set body = replace(body, '明日', '已于昨日') where " + ours("version = 3;")
            + rehash.formatted(3)
            + rehash.formatted(4)
            + """
            update hazard.hazard h set head = e.hash
            from hazard.event e
            where e.district_id = h.district_id and e.hazard_id = h.id and e.version = 4
              and h.district_id = :district and h.id = :id
            """,
        () -> {
          assertThat(officer.get("/api/hazards/" + hazard + "/chain").at("valid")).isEqualTo("true");
          assertThat(aboutUs(verify()))
              .containsExactly("REWRITTEN " + number + " 3", "REWRITTEN " + number + " 4");
        });
  }

  @Test
  void linesThatChangedPlacesAreFound() {
    tampering(
        "update hazard.event set version = 99 where " + ours("version = 2;")
            + "update hazard.event set version = 2 where " + ours("version = 3;")
            + "update hazard.event set version = 3 where " + ours("version = 99"),
        () -> assertThat(aboutUs(verify())).contains("CHAIN " + number + " 2"));
  }

  @Test
  void aHistoryCutAtItsEndIsFound() {
    tampering(
        "delete from hazard.event where " + ours("version = 4"),
        () -> assertThat(aboutUs(verify())).containsExactly("ROW " + number + " 4", "REMOVED " + number + " 4"));
  }

  @Test
  void aHazardTakenOutWithAllItsHistoryIsFound() {
    tampering(
        "delete from hazard.event where " + ours("true;")
            + "delete from hazard.hazard where district_id = :district and id = :id",
        () -> assertThat(aboutUs(verify())).contains("REMOVED " + hazard + " 1", "REMOVED " + hazard + " 4"));
  }

  @Test
  void aRowChangedBesideItsHistoryIsFound() {
    tampering(
        "update hazard.hazard set description = '小问题' where district_id = :district and id = :id",
        () -> assertThat(aboutUs(verify())).containsExactly("ROW " + number + " 4"));
  }

  @Test
  void everyColumnOfAClosedHazardIsComparedWithItsHistory() {
    lives.live(city, 96, 11);
    assertThat(found("ROW")).as("what the product wrote itself").isEmpty();
    Map<String, String> forged = new LinkedHashMap<>();
    forged.put("funds_actual_fen", "99999900");
    for (String person : List.of("responsible_id", "rectifier_id", "finished_by", "accepted_by", "confirmed_by", "plan_signed_by")) {
      forged.put(person, "gen_random_uuid()");
    }
    forged.put("due_on", "date '2030-01-01'");
    forged.put("owed_on", "owed_on - 1");
    forged.put("late_days", "coalesce(late_days, 0) + 7");
    forged.put("next_actor", "'CITY'");
    forged.put("proposal_actor", "'CITY'");
    forged.put("closed_at", "closed_at - interval '20 days'");
    forged.put("statutory_level", "'MAJOR'");
    forged.put("over_head", "not over_head");
    forged.put("rebounds", "rebounds + 1");
    forged.put("extensions", "extensions + 1");
    forged.put("updated_at", "updated_at + interval '1 day'");
    forged.put("due_reason", "'另有安排'");
    forged.put("acceptance", "acceptance || '{\"remark\": \"x\"}'");
    List<String> closed =
        database
            .everything()
            .sql("select number from hazard.hazard where district_id = :d and status = 'CLOSED' and confirm_level = 'UNIT' and owed_on is not null order by number")
            .param("d", city.district())
            .query(String.class)
            .list();
    assertThat(closed).hasSizeGreaterThanOrEqualTo(4);
    List<Map.Entry<String, String>> all = List.copyOf(forged.entrySet());
    for (int from = 0; from < all.size(); from += closed.size()) {
      List<Map.Entry<String, String>> some = all.subList(from, Math.min(all.size(), from + closed.size()));
      StringBuilder change = new StringBuilder();
      for (int i = 0; i < some.size(); i++) {
        change.append("update hazard.hazard set %s = %s where number = '%s';".formatted(some.get(i).getKey(), some.get(i).getValue(), closed.get(i)));
      }
      tampering(
          change.toString(),
          () -> {
            List<String> said =
                verify().valueStream().map(f -> f.get("subject").asString() + " " + f.get("kind").asString() + " " + f.get("words").asString()).toList();
            for (int i = 0; i < some.size(); i++) {
              String named = Pattern.quote(closed.get(i)) + " ROW 台账现状与历史不一致：[^a-z_、]+";
              assertThat(said).as(some.get(i).getKey()).anyMatch(finding -> finding.matches(named));
            }
          });
    }
  }

  @Test
  void whatCannotBeReadBackIsAFindingAndTheRunGoesOn() {
    for (String change :
        List.of(
            "update hazard.hazard set category = 'ZZZ' where district_id = :district and id = :id",
            "update hazard.hazard set source = 'ZZZ' where district_id = :district and id = :id",
            "update hazard.hazard set found_by = '{\"name\": \"某某\"}' where district_id = :district and id = :id",
            "update hazard.hazard set look_backs = '5' where district_id = :district and id = :id")) {
      tampering(change, () -> assertThat(aboutUs(verify())).as(change).containsExactly("ROW " + number + " 4"));
    }
    tampering(
        "update hazard.event set act = 'ZZZ' where " + ours("version = 3"),
        () -> assertThat(aboutUs(verify())).containsExactly("CHAIN " + number + " 3"));
    tampering(
        "update hazard.event set body = 'nothing', hash = sha256(previous_hash || 'nothing') where " + ours("version = 4"),
        () -> assertThat(aboutUs(verify())).contains("CHAIN " + number + " 4"));
  }

  @Test
  void whatTimelinesReadBesideTheBodyIsComparedWithIt() {
    for (String change : List.of("at = at - interval '3 days'", "actor_id = gen_random_uuid()", "act = 'ACCEPT'")) {
      tampering(
          "update hazard.event set " + change + " where " + ours("version = 2"),
          () -> assertThat(aboutUs(verify())).as(change).contains("CHAIN " + number + " 2"));
    }
  }

  @Test
  void aDayListsGoByAndAPhotoTakenOffAreFound() {
    lives.live(city, 96, 11);
    assertThat(found("ROW")).as("what the product wrote itself").isEmpty();
    tampering(
        "update hazard.hazard set due_on = date '2030-01-01' where district_id = :district and status = 'RECTIFYING'",
        () -> assertThat(found("ROW")).isNotEmpty().allMatch(which -> which.startsWith(city.district() + "-")));
    tampering(
        "update hazard.hazard set look_back_due = look_back_due + 300 where district_id = :district and look_back_due is not null",
        () -> assertThat(found("ROW")).isNotEmpty());
    tampering(
        "delete from hazard.photo where district_id = :district and kind = 'AFTER'",
        () -> assertThat(found("ROW")).isNotEmpty());
  }

  @Test
  void leavesMadeToFitTheForgeryAreFoundByTheSignedRootsAndNothingMoreIsSigned() {
    tampering(
        """
        update evidence.leaf set hash = sha256(hash)
        where kind = 'HAZARD' and district_id = :district and stream = :id and version = 3;
        delete from evidence.tile;
        """,
        () -> {
          assertThat(kinds(verify())).contains("TREE");
          assertThat(city.unitHead().get("/api/evidence/hazards/" + hazard).problem()).isEqualTo("history-broken");
        });
  }

  @Test
  void aDatabasePutBackToBeforeTheLastCheckpointIsFoundByTheCopiesOutsideIt() {
    long size = size();
    tampering(
        "create temp table cut as select min(idx) as at from evidence.leaf "
            + "where kind = 'HAZARD' and district_id = :district and stream = :id and version >= 3;"
            + "delete from hazard.event where " + ours("version >= 3;")
            + "delete from evidence.checkpoint where size > (select at from cut);"
            + "delete from evidence.leaf where idx >= (select at from cut);"
            + "update evidence.log set size = (select at from cut); drop table cut",
        () -> {
          assertThat(verify().valueStream().map(f -> f.get("kind").asString() + " " + f.get("subject").asString()))
              .contains("SET_BACK 检查点 " + size);
          assertThat(city.unitHead().get("/api/evidence/hazards/" + hazard).problem()).isEqualTo("history-broken");
        });
  }

  @Test
  void leavesTakenAwayBehindTheLastCheckpointAreFound() {
    history.note("存证之后、签署之前");
    checkpoints.seal(true);
    tampering(
        "delete from evidence.leaf where kind = 'HAZARD' and district_id = :district and stream = :id and version = 5",
        () ->
            assertThat(verify().valueStream().map(f -> f.get("kind").asString() + " " + f.get("subject").asString()))
                .contains("TREE 存证树"));
  }

  @Test
  void bytesOfAPhotoChangedOnTheDiskAreFound() throws Exception {
    String photo = Photos.upload(officer, city.unit());
    String sha256 =
        database.everything().sql("select sha256 from file.file where id = :id").param("id", Ref.valueOf(photo).id())
            .query(String.class).single();
    Path blob = found(data.resolve("files"), sha256);
    byte[] bytes = Files.readAllBytes(blob);
    assertThat(words("ATTACHMENT", sha256)).isEmpty();
    try {
      Files.write(blob, new byte[] {1, 2, 3});
      assertThat(words("ATTACHMENT", sha256)).singleElement().asString()
          .contains("文件内容被改过", officer.name(), "上传", "没有隐患用它");
      Ref again = copied(Ref.valueOf(photo));
      tampering.run(
          "insert into hazard.photo values (%d, '%s', '%s', '%s', 'BEFORE', 1, '{}', now())"
              .formatted(hazard.districtId(), hazard.id(), again.id(), city.unit().id()));
      Files.delete(blob);
      assertThat(words("ATTACHMENT", sha256)).as("one for the file, however often it was uploaded").singleElement().asString()
          .contains("文件不在磁盘上了", "同一内容共上传 2 次", "用于 1 条隐患：" + number);
    } finally {
      Files.write(blob, bytes);
      tampering.run("delete from hazard.photo where hazard_id = '%s'".formatted(hazard.id()));
    }
  }

  @Test
  void whatIsWrongWithAHistoryIsToldApartWithTheActItIsAbout() {
    tampering(
        "update hazard.event set body = replace(body, '明日', '已于昨日') where " + ours("version = 3"),
        () -> assertThat(words("CHAIN", number)).singleElement().asString()
            .startsWith("第 3 条（").contains(officer.name(), "内容被改过"));
    tampering(
        "delete from hazard.event where " + ours("version = 2"),
        () -> assertThat(words("CHAIN", number)).singleElement().asString().contains("第 2 条不见了，其后是第 3 条"));
    tampering(
        "update hazard.event set act = 'NONE' where " + ours("version = 4"),
        () -> assertThat(words("CHAIN", number)).singleElement().asString().contains("已不能读出"));
    tampering(
        "delete from hazard.event where " + ours("version = 4"),
        () -> {
          assertThat(words("ROW", number)).singleElement().asString().contains("台账写有 4 条历史，现有 3 条");
          assertThat(words("REMOVED", number)).singleElement().asString().contains("在存证之后被删除（它在 ");
        });
  }

  @Test
  void anEntryTakenOutOfTheTrailIsToldWithItsTime() {
    officer.get("/api/audit");
    checkpoints.seal(true);
    checkpoints.sign();
    String which = "where id = (select id from audit.entry where person_id = '" + officer.personId() + "' order by at desc limit 1)";
    tampering.run("create table public.kept_entry as select * from audit.entry " + which + ";"
        + "delete from audit.entry where id in (select id from public.kept_entry)");
    try {
      assertThat(verify().valueStream().filter(f -> f.get("kind").asString().equals("REMOVED")).map(JsonNode::toString))
          .anyMatch(told -> told.contains("审计记录（20") && told.contains(" 写入，内部编号") && told.contains("它在 "));
    } finally {
      tampering.run("insert into audit.entry select * from public.kept_entry; drop table public.kept_entry");
    }
  }

  @Test
  void aCheckpointNobodySignedIsFound() {
    tampering(
        "update evidence.checkpoint set note = replace(note, 'bihuan/', 'bihuan!')",
        () -> assertThat(kinds(verify())).contains("SIGNATURE"));
  }

  @Test
  void theNationalAlgorithmsProveTheSameHistoryAndTheOldOnesWhatTheySigned() throws Exception {
    String before = city.unitHead().get("/api/evidence/hazards/" + hazard).text();
    String oldKey = city.anonymous().get("/api/evidence/key").at("key");
    checkpoints.use(Suite.GM);
    try {
      String key = city.anonymous().get("/api/evidence/key").at("key");
      assertThat(key).isNotEqualTo(oldKey);
      history.note("换用国密之后");
      String exported = city.unitHead().get("/api/evidence/hazards/" + hazard).text();
      assertThat(exported).contains("\nSM3\n");
      assertThat(Standalone.hazardFile(exported, key)).startsWith("0 通过").contains("5 条历史完整");
      assertThat(Standalone.hazardFile(Standalone.flipped(exported, "proof: "), key)).startsWith("1 不通过");
      assertThat(Standalone.hazardFile(Standalone.flipped(exported, "\n— bihuan "), key)).startsWith("1 不通过：检查点");
      assertThat(Standalone.hazardFile(exported, oldKey)).startsWith("1 不通过");
      assertThat(Standalone.hazardFile(before, oldKey)).as("what was signed before").startsWith("0 通过");
      assertThat(aboutUs(verify())).isEmpty();
      assertThat(kinds(verify())).doesNotContain("TREE", "SIGNATURE");
      tampering(
          "update evidence.leaf set hash = sha256(hash) "
              + "where kind = 'HAZARD' and district_id = :district and stream = :id and version = 3;"
              + "delete from evidence.tile",
          () -> assertThat(kinds(verify())).contains("TREE"));
    } finally {
      checkpoints.use(Suite.INTL);
    }
    assertThat(Standalone.hazardFile(city.unitHead().get("/api/evidence/hazards/" + hazard).text(), oldKey)).startsWith("0 通过");
  }

  @Test
  void whoKeepsCheckpointsCanSeeThatTheTreeOnlyGrew() {
    long before = size();
    history.note("又一条");
    checkpoints.seal(false);
    checkpoints.sign();
    List<JsonNode> known =
        city.anonymous().get("/api/evidence/checkpoints?after=" + (before - 1)).json().valueStream().toList();
    Checkpoint older = Checkpoint.parse(known.getFirst().get("note").asString());
    Checkpoint newer = Checkpoint.parse(known.getLast().get("note").asString());
    assertThat(older.size()).isEqualTo(before);
    assertThat(newer.size()).isGreaterThan(before);

    Answer proof =
        city.anonymous().get("/api/evidence/consistency?from=%d&to=%d".formatted(older.size(), newer.size()));
    List<byte[]> path =
        proof.json().get("path").valueStream().map(hash -> Base64.getDecoder().decode(hash.asString())).toList();
    assertThat(new MerkleTree(older.suite()).extendsRoot(older.size(), older.root(), newer.size(), newer.root(), path)).isTrue();
    assertThat(city.anonymous().get("/api/evidence/consistency?from=0&to=5").status()).isEqualTo(422);
    assertThat(city.anonymous().get("/api/evidence/consistency?from=9&to=99999999").status()).isEqualTo(422);
  }

  @Test
  void nobodyGetsAFileOfAHazardHeMayNotSeeAndOnlyTheAuditAdministratorVerifies() {
    assertThat(city.neighbourHead().get("/api/evidence/hazards/" + hazard).status()).isEqualTo(404);
    assertThat(city.strangeDistrictAdmin().get("/api/evidence/hazards/" + hazard).status()).isEqualTo(404);
    for (Role role : Role.values()) {
      if (role != Role.AUDIT_ADMIN) {
        assertThat(city.as(role).post("/api/evidence/verification", Map.of()).status()).as(role.name()).isEqualTo(403);
      }
    }
  }

  @Test
  void theApplicationItselfCannotChangeWhatIsSealed() {
    for (String table : List.of("evidence.leaf", "evidence.tile", "evidence.checkpoint", "hazard.event", "audit.entry")) {
      for (String role : List.of("bihuan_unit", "bihuan_district", "bihuan_city", "bihuan_system")) {
        boolean may =
            database
                .everything()
                .sql("select bool_or(has_table_privilege(:role, :table, p)) from unnest(array['update', 'delete', 'truncate']) p")
                .param("role", role)
                .param("table", table)
                .query(Boolean.class)
                .single();
        assertThat(may).as(role + " " + table).isFalse();
      }
    }
  }

  @Test
  void theOwnerOfTheSchemasIsRefusedToo() {
    for (String table :
        List.of("hazard.event", "audit.entry", "evidence.leaf", "evidence.tile", "evidence.checkpoint", "evidence.cosignature")) {
      String column =
          database
              .everything()
              .sql("select attname from pg_attribute where attrelid = :table::regclass and attnum = 1")
              .param("table", table)
              .query(String.class)
              .single();
      for (String sql :
          List.of("update %1$s set %2$s = %2$s".formatted(table, column), "delete from " + table, "truncate " + table + " cascade")) {
        assertThatThrownBy(() -> database.owner().sql(sql).update()).as(sql).hasStackTraceContaining(table + " is append-only");
      }
    }
  }

  private void tampering(String change, Runnable proof) {
    tampering.during(
        change.replace(":district", String.valueOf(hazard.districtId())).replace(":id", "'" + hazard.id() + "'"), proof);
  }

  private static String ours(String and) {
    return "district_id = :district and hazard_id = :id and " + and;
  }

  private long size() {
    return database.everything().sql("select size from evidence.log").query(Long.class).single();
  }

  private static Path found(Path folder, String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.getFileName().toString().equals(name)).findFirst().orElseThrow();
    }
  }

  /** The same bytes once more, as a second upload. */
  private Ref copied(Ref file) {
    Ref copy = new Ref(file.districtId(), org.bihuan.platform.Ids.next());
    database
        .everything()
        .sql(
            """
            insert into file.file (district_id, id, unit_id, sha256, size, kind, width, height, likeness, name, uploaded_by, uploaded_at)
            select district_id, :copy, unit_id, sha256, size, kind, width, height, likeness, name, uploaded_by, uploaded_at
            from file.file where id = :id
            """)
        .param("copy", copy.id())
        .param("id", file.id())
        .update();
    return copy;
  }

  /** What is said of a subject that has this in it. */
  private List<String> words(String kind, String subject) {
    String part = kind.equals("ATTACHMENT") ? subject.substring(0, 12) : subject;
    return verify().valueStream()
        .filter(f -> f.get("kind").asString().equals(kind) && f.get("subject").asString().contains(part))
        .map(f -> f.get("words").asString())
        .toList();
  }

  private List<String> found(String kind) {
    return verify().valueStream()
        .filter(f -> f.get("kind").asString().equals(kind))
        .map(f -> f.get("subject").asString())
        .toList();
  }

  private JsonNode verify() {
    Answer report = city.as(Role.AUDIT_ADMIN).post("/api/evidence/verification", Map.of());
    assertThat(report.status()).as(report.text()).isEqualTo(200);
    return report.json().get("findings");
  }

  /** What is said about our hazard; other tests plant faults of their own. */
  private List<String> aboutUs(JsonNode findings) {
    return findings
        .valueStream()
        .filter(f -> List.of(number, hazard.toString()).contains(f.get("subject").asString()))
        .map(f -> f.get("kind").asString() + " " + f.get("subject").asString() + " " + f.get("version").asInt())
        .toList();
  }

  private static List<String> kinds(JsonNode findings) {
    return findings.valueStream().map(f -> f.get("kind").asString()).toList();
  }
}
