package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 双随机: committed to, drawn in front of a witness, repeated by anybody from its record alone. */
class RandomDrawTest extends TeamsSent {

  private static final Map<String, Object> VALUE = Map.of("publicValue", "福彩 3D 2026316 期 4 7 1", "witness", "尤监督");

  @TempDir Path folder;

  @Test
  void what_is_drawn_is_fixed_before_and_repeated_afterwards_by_a_program_that_knows_nothing_else() throws Exception {
    Answer committed = committed();
    String commitment = committed.at("commitment");
    assertThat(committed.at("record")).isIn("", "null");
    assertThat(committed.at("units")).isEqualTo("2");
    assertThat(committed.text()).as("the secret is told to nobody").doesNotContain("secret");

    Answer drawn = draw(committed);
    assertThat(drawn.status()).as(drawn.toString()).isEqualTo(200);
    assertThat(drawn.at("commitment")).isEqualTo(commitment);
    assertThat(drawn.json().at("/picks")).hasSize(2);
    assertThat(drawn.at("picks/0/alternate")).isEqualTo("false");
    assertThat(drawn.at("picks/1/alternate")).isEqualTo("true");
    assertThat(drawn.at("drawnExperts/0/expertName")).isEqualTo("卫专家");
    assertThat(city.districtAdmin().get(PLANS + "/" + plan).at("targets/0/unitName")).isEqualTo(drawn.at("picks/0/unitName"));
    assertThat(city.districtAdmin().get(PLANS + "/" + plan).at("teams/0/members/2/dutyTitle")).isEqualTo("专家");

    String record = drawn.at("record");
    assertThat(verify(record, commitment)).startsWith("0 ").contains("一致");
    assertThat(verify(record.replace("drawn\t1\t" + drawn.at("picks/0/unit"), "drawn\t1\t" + drawn.at("picks/1/unit")), commitment))
        .as("another result")
        .startsWith("1 ");
    assertThat(verify(record.replace("\t1\t育才学校", "\t9\t育才学校"), commitment)).as("another weight").startsWith("1 ");
    assertThat(verify(record, commitment.replaceFirst("..", commitment.startsWith("00") ? "11" : "00")))
        .as("another commitment")
        .startsWith("1 ");
  }

  @Test
  void it_is_drawn_once_and_nothing_is_rearranged_after_the_commitment() {
    Answer committed = committed();
    assertThat(can()).as("the value is not out yet").doesNotContain("DRAW", "COMMIT_DRAW", "EDIT");
    assertThat(afterwards().get(PLANS + "/" + plan).json().at("/can").toString()).contains("DRAW");
    assertThat(draw(committed).status()).isEqualTo(200);
    assertThat(can()).doesNotContain("DRAW");
    int version = city.districtAdmin().get(PLANS + "/" + plan).version();
    Map<String, Object> again = Map.of("publicValue", "别的值", "witness", "尤监督");
    assertThat(city.districtAdmin().put(PLANS + "/" + plan + "/draw/result", again, version).problem()).isEqualTo("already-drawn");
    assertThat(
            city.districtAdmin()
                .put(PLANS + "/" + plan + "/arrangement", Map.of("teams", List.of(), "targets", List.of()), version)
                .problem())
        .isEqualTo("draw-committed");
  }

  @Test
  void an_alternate_takes_the_place_of_a_unit_that_cannot_be_inspected() {
    Answer drawn = draw(committed());
    int version = city.districtAdmin().get(PLANS + "/" + plan).version();
    Answer issued = city.districtAdmin().proved().put(PLANS + "/" + plan + "/issue", Map.of(), version);
    assertThat(issued.status()).as(issued.toString()).isEqualTo(200);
    Answer dropped =
        city.districtAdmin()
            .put(PLANS + "/" + plan + "/targets/" + issued.at("targets/0/id") + "/dropped", Map.of("reason", "当日停课"));
    assertThat(dropped.text()).contains("当日停课");
    assertThat(dropped.json().at("/targets")).as(dropped.toString()).hasSize(2);
    assertThat(dropped.text()).contains(drawn.at("picks/1/unitName"));
  }

  @Test
  void the_commitment_is_public_at_once_and_the_record_when_it_warns_nobody_any_more() {
    Answer committed = committed();
    String address = "/api/draws/" + committed.at("commitment");
    assertThat(city.anonymous().get("/api/draws").text())
        .contains(committed.at("commitment"))
        .doesNotContain("冬季消防检查", plan.substring(7));
    Answer drawn = draw(committed);
    Colleague stranger = city.strangeDistrictAdmin();
    assertThat(stranger.get(address).status()).as("drawn, and nobody sent yet").isEqualTo(404);
    int version = city.districtAdmin().get(PLANS + "/" + plan).version();
    city.districtAdmin().proved().put(PLANS + "/" + plan + "/issue", Map.of(), version);
    assertThat(stranger.get(address).text()).isEqualTo(drawn.at("record"));
    assertThat(city.anonymous().get(address).status()).isEqualTo(401);
  }

  @Test
  void nobody_witnesses_a_draw_he_makes_or_may_be_sent_by() {
    Answer committed = committed();
    for (String name : List.of(city.districtAdmin().name(), "陈检查", "卫专家")) {
      Map<String, Object> seen = Map.of("publicValue", "福彩 3D 2026316 期 4 7 1", "witness", " " + name + " ");
      Answer refused = afterwards().put(PLANS + "/" + plan + "/draw/result", seen, committed.version());
      assertThat(refused.status()).as(name).isEqualTo(422);
      assertThat(refused.at("errors/0/field")).isEqualTo("witness");
    }
  }

  @Test
  void source_and_moment_of_the_public_value_are_named_beforehand_and_it_is_entered_only_afterwards() throws Exception {
    Answer committed = committed();
    assertThat(committed.at("publicSource")).isEqualTo("福彩 3D 当日开奖号码");
    assertThat(Instant.parse(committed.at("publicAt"))).isAfter(Instant.parse(committed.at("committedAt")));
    assertThat(city.anonymous().get("/api/draws").text())
        .contains(committed.at("commitment") + "\t")
        .contains(committed.at("publicAt") + "\t福彩 3D 当日开奖号码");
    Answer early = city.districtAdmin().put(PLANS + "/" + plan + "/draw/result", VALUE, committed.version());
    assertThat(early.at("errors/0/field")).as(early.text()).isEqualTo("publicValue");
    assertThat(early.at("errors/0/problem")).contains("还没有公布", "福彩 3D 当日开奖号码");

    String record = draw(committed).at("record");
    assertThat(record).contains("public-source\t福彩 3D 当日开奖号码\n", "public-at\t" + committed.at("publicAt") + "\n");
    assertThat(verify(record, committed.at("commitment"))).startsWith("0 ");
    assertThat(verify(record.replace("public-source\t福彩 3D", "public-source\t双色球"), committed.at("commitment")))
        .as("another source")
        .startsWith("1 ");
    assertThat(verify(record.replaceFirst("drawn-at\t.*", "drawn-at\t2026-01-01T00:00:00Z"), committed.at("commitment")))
        .as("drawn before the value was out")
        .startsWith("1 ");
  }

  @Test
  void a_value_that_may_be_known_already_is_refused() {
    Answer arranged = arranged();
    for (String at : List.of(Instant.now().minusSeconds(60).toString(), Instant.now().plusSeconds(86_400 * 9).toString())) {
      Answer refused = commit(arranged, at, "福彩 3D 当日开奖号码", List.of());
      assertThat(refused.at("errors/0/field")).as(refused.text()).isEqualTo("publicAt");
    }
    assertThat(commit(arranged, soon(), "", List.of()).at("errors/0/field")).isEqualTo("publicSource");
  }

  @Test
  void an_expert_who_goes_with_nobody_is_named_with_the_reason() throws Exception {
    Answer arranged = arranged();
    Colleague barred = cities.hire("韩专家", city.unit().id(), Role.EXPERT);
    UUID third = thirdSchool();
    Colleague free = cities.hire("卫专家", third, Role.EXPERT);
    Colleague more = cities.hire("杨专家", third, Role.EXPERT);
    assertThat(city.districtAdmin().get(PLANS + "/candidates?q=专家").text()).as("found by what they are").contains("\"expert\":true");
    Answer committed =
        commit(arranged, soon(), "福彩 3D 当日开奖号码", List.of(barred.personId(), free.personId(), more.personId()));
    Answer drawn = draw(committed);
    assertThat(drawn.json().at("/drawnExperts")).hasSize(1);
    assertThat(drawn.at("leftOut/0/expertName")).isEqualTo("韩专家");
    assertThat(drawn.at("leftOut/0/why/0")).as(drawn.text()).contains("第一组：育才学校（", "任职");
    assertThat(drawn.at("leftOut/1/why/0")).contains("另一名专家");
    String record = drawn.at("record");
    assertThat(record).contains("left-out\t" + barred.personId());
    assertThat(verify(record, committed.at("commitment"))).startsWith("0 ");
    assertThat(verify(record.replaceFirst("left-out\t.*\n", ""), committed.at("commitment"))).as("silence").startsWith("1 ");
  }

  @Test
  void a_draw_that_is_dropped_or_changed_in_the_database_is_named_by_the_verification() {
    Answer committed = committed();
    draw(committed);
    assertThat(findings()).doesNotContain(plan);
    String id = plan.substring(7);
    String copy = "kept_draw_" + id.replace("-", "");
    past("create table public." + copy + " as select * from inspection.draw where plan_id = '" + id + "'");
    try {
      past("delete from inspection.draw where plan_id = '" + id + "'");
      assertThat(findings()).contains(plan, "REMOVED", "随机抽取的承诺在存证之后被删除", "随机抽取的结果在存证之后被删除");
      past("insert into inspection.draw select * from public." + copy);
      assertThat(findings()).doesNotContain(plan);
      past("update inspection.draw set witness = '别人' where plan_id = '" + id + "'");
      assertThat(findings()).contains(plan, "随机抽取的结果在存证之后被改写").doesNotContain("随机抽取的承诺在");
      past("update inspection.draw set inputs = replace(inputs, '育才学校', '育才学堂') where plan_id = '" + id + "'");
      assertThat(findings()).as("the commitment no longer stands for it").contains("随机抽取的承诺在存证之后被改写");
    } finally {
      past(
          "delete from inspection.draw where plan_id = '" + id + "'; insert into inspection.draw select * from public."
              + copy + "; drop table public." + copy);
    }
  }

  private String findings() {
    Answer verified = city.as(Role.AUDIT_ADMIN).post("/api/evidence/verification", "");
    assertThat(verified.status()).as(verified.text()).isEqualTo(200);
    return verified.json().at("/findings").toString();
  }

  /** What a superuser of the database does past all rights. */
  private void past(String sql) {
    database.everything().sql("set local session_replication_role = replica; " + sql).update();
  }

  @Test
  void another_district_and_the_units_know_nothing_of_it() {
    committed();
    for (Colleague outsider : List.of(city.strangeDistrictAdmin(), city.safetyOfficer(), city.as(Role.EXPERT))) {
      assertThat(outsider.get(PLANS + "/" + plan + "/draw").status()).as(outsider.name()).isIn(403, 404);
    }
  }

  private String plan = "";

  /** A plan of the district for its two schools, two inspectors and an expert of its own. */
  private Answer committed() {
    Answer arranged = arranged();
    assertThat(can()).contains("COMMIT_DRAW");
    Colleague expert = cities.hire("卫专家", thirdSchool(), Role.EXPERT);
    Answer committed = commit(arranged, soon(), "福彩 3D 当日开奖号码", List.of(expert.personId()));
    assertThat(committed.status()).as(committed.toString()).isEqualTo(200);
    return committed;
  }

  private Answer commit(Answer arranged, String publicAt, String publicSource, List<UUID> experts) {
    return city.districtAdmin()
        .put(
            PLANS + "/" + plan + "/draw/commitment",
            Map.of(
                "count", 1, "alternates", 1, "weighted", true, "experts", experts, "publicSource", publicSource, "publicAt",
                publicAt),
            arranged.version());
  }

  private static String soon() {
    return Instant.now().plusSeconds(600).toString();
  }

  /** When the public value is out. */
  private Client afterwards() {
    return city.districtAdmin().at(Instant.now().plusSeconds(660));
  }

  private Answer arranged() {
    Colleague first = cities.hire("陈检查", city.districtNode(), Role.DISTRICT_INSPECTOR);
    Colleague second = cities.hire("蒋检查", city.districtNode(), Role.DISTRICT_INSPECTOR);
    Answer made = city.districtAdmin().post(PLANS, plan("SPECIAL_CHECK", today(), today().plusDays(1)));
    plan = made.at("ref");
    Answer arranged =
        city.districtAdmin()
            .put(PLANS + "/" + plan + "/arrangement", arrangement(List.of(), today(), today(), first, second), 1);
    assertThat(arranged.status()).as(arranged.toString()).isEqualTo(200);
    return arranged;
  }

  /** A kindergarten: the list is for schools, so that it is not drawn itself. */
  private UUID thirdSchool() {
    return Acting.asSystem(
            () ->
                organisation.foundUnit(
                    new OrganisationRegister.NewUnit(
                        Ids.next(), city.clusterNode(), "小星幼儿园", List.of(UnitType.KINDERGARTEN), UnitProfile.Facts.of(90, 20))))
        .ref()
        .id();
  }

  private String can() {
    return city.districtAdmin().get(PLANS + "/" + plan).json().at("/can").toString();
  }

  private Answer draw(Answer committed) {
    return afterwards().put(PLANS + "/" + plan + "/draw/result", VALUE, committed.version());
  }

  /** As anybody does who was sent the one file and has Java 17. */
  private String verify(String record, String commitment) throws IOException, InterruptedException {
    Path alone = folder.resolve("VerifyDraw.java");
    Files.copy(Path.of("../verifier/VerifyDraw.java"), alone, StandardCopyOption.REPLACE_EXISTING);
    Path file = Files.writeString(folder.resolve("draw.txt"), record, StandardCharsets.UTF_8);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dstdout.encoding=UTF-8",
                "--source",
                "17",
                alone.toString(),
                file.toString(),
                commitment)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }
}
