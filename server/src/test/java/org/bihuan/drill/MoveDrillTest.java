package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ids;
import org.bihuan.platform.database.SitePostgres;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** docs/operate/external.md, step by step: from the database we bring along to one of the site's own, of an older version. */
@Tag("drill")
class MoveDrillTest {

  private static final Path SCRIPT = Path.of("..", "deploy", "external", "move");
  private static final Map<String, String> OFTEN = Map.of("BIHUAN_EVIDENCE_SIGNEVERY", "PT1S");

  @TempDir Path temporary;

  @BeforeAll
  static void onlyWherePsqlIs() {
    assumeTrue(PatroniPair.isOnPath("psql"), "apt-get install postgresql-client");
  }

  @Test
  void everything_goes_over_and_history_is_still_what_was_signed() throws Exception {
    Path data = temporary.resolve("data");
    List<UUID> hazards = new ArrayList<>();
    String school;
    int port = DrillNode.freePort();
    try (DrillNode node = DrillNode.start(data, port, OFTEN, DrillHost.FOUND_SCHOOL)) {
      school = node.firstWords();
      Officer officer = Officer.signedIn("http://127.0.0.1:" + port, school);
      for (int i = 0; i < 20; i++) {
        UUID id = Ids.next();
        officer.register(id);
        hazards.add(id);
      }
    }
    try (DrillSite site = new DrillSite(temporary.resolve("throw-away"))) {
      assertThat(moved(data, site)).as("before there are tables").contains("请先让同一版本的闭环在目标上启动一次");
      site.node(0, Map.of()).close(); // makes the tables
      site.postgres().run("bihuan", "update flyway_schema_history set checksum = checksum + 1 where installed_rank = 1");
      assertThat(moved(data, site)).as("of another version").contains("不是同一版本");
      site.postgres().run("bihuan", "update flyway_schema_history set checksum = checksum - 1 where installed_rank = 1");
      String said = moved(data, site);
      assertThat(said).contains("搬完了", "hazard.hazard 20\n");
      System.out.printf("moved to %s   %s%n", site.sql().sql("show server_version").query(String.class).single(), said.strip().lines().toList().getLast());

      theLedgerGoesOn(data, site, school, hazards);
    }
  }

  private static void theLedgerGoesOn(Path data, DrillSite site, String school, List<UUID> hazards) throws Exception {
    Files.move(data.resolve("postgres"), data.resolve("postgres.moved"));
    int port = DrillNode.freePort();
    Map<String, String> environment =
        Map.of(
            "BIHUAN_DATABASE_URL", site.postgres().url("bihuan"),
            "BIHUAN_DATABASE_USER", "postgres",
            "BIHUAN_DATABASE_PASSWORD", SitePostgres.PASSWORD);
    try (DrillNode node = DrillNode.start(data, port, environment)) {
      String address = "http://127.0.0.1:" + port;
      assertThat(site.hazards()).containsExactlyInAnyOrderElementsOf(hazards);
      Officer officer = Officer.signedIn(address, school);
      assertThat(hazards).allMatch(officer::chainHolds);
      officer.register(Ids.next());
      Client auditor = new Client(address);
      assertThat(auditor.signIn(auditor(site.sql()), TestCity.PASSWORD).status()).isEqualTo(200);
      Answer verified = auditor.post("/api/evidence/verification", "");
      assertThat(verified.status()).as(verified.text()).isEqualTo(200);
      assertThat(verified.json().at("/findings")).as(verified.text()).isEmpty();
      assertThat(verified.json().at("/checkpoints").asInt()).isPositive();
      assertThat(new Client(address).get("/actuator/health/writable").status()).isEqualTo(200);
      assertThat(node.process().isAlive()).isTrue();
    }
  }

  private static String auditor(JdbcClient sql) {
    return sql.sql(
            """
            select account.login
            from access.account
              join organisation.v_post_holder holder on holder.person_id = account.id
            where holder.role = 'AUDIT_ADMIN'
            limit 1
            """)
        .query(String.class)
        .single();
  }

  /** As an administrator types it; what it said. */
  private static String moved(Path data, DrillSite site) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                SCRIPT.toString(), data.toString(), "host=127.0.0.1 port=" + site.postgres().port() + " dbname=bihuan user=postgres")
            .redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", SitePostgres.PASSWORD);
    builder.environment().put("OLD_PORT", String.valueOf(DrillNode.freePort()));
    builder.environment().put("BIHUAN_PROGRAMS", programs().toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** Drills unpack the server once for all. */
  private static Path programs() {
    return Path.of("target", "postgres").toAbsolutePath();
  }
}
