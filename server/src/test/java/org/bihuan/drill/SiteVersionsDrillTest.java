package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bihuan.platform.Ids;
import org.bihuan.platform.database.SitePostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The product on a site's own PostgreSQL, 15 to 18, over TCP with a password, prepared by exactly the statements of
 * {@code docs/operate/start.md}: it makes its schema, keeps a ledger, and finds it again after a restart.
 */
@Tag("drill")
class SiteVersionsDrillTest {

  private static final Path GUIDE = Path.of("..", "docs", "operate", "start.md");

  @TempDir Path temporary;

  static List<Path> versions() throws IOException {
    return SitePostgres.versions();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void the_guide_prepares_the_database_and_the_ledger_lives_in_it(Path bin) throws Exception {
    try (SitePostgres site = SitePostgres.start(bin)) {
      JdbcClient administrator =
          JdbcClient.create(new DriverManagerDataSource(site.url("postgres"), "postgres", SitePostgres.PASSWORD));
      int version = administrator.sql("show server_version_num").query(Integer.class).single() / 10_000;
      site.run("postgres", guide(version));
      int port = DrillNode.freePort();
      UUID hazard = Ids.next();
      try (DrillNode node = DrillNode.start(temporary, port, environment(site), DrillHost.FOUND_SCHOOL)) {
        Officer officer = Officer.signedIn("http://127.0.0.1:" + port, node.firstWords());
        officer.register(hazard);
        assertThat(officer.chainHolds(hazard)).isTrue();
      }
      try (DrillNode again = DrillNode.start(temporary, port, environment(site))) {
        assertThat(again.process().isAlive()).isTrue();
        JdbcClient ledger =
            JdbcClient.create(new DriverManagerDataSource(site.url("bihuan"), "postgres", SitePostgres.PASSWORD));
        assertThat(new LedgerOnDisk(ledger).hazards()).containsExactly(hazard);
        assertThat(owners(ledger)).containsExactly("bihuan_owner");
      }
      System.out.printf("external PostgreSQL %s: prepared by the guide, migrated, written, started again%n", version);
    }
  }

  private static Map<String, String> environment(SitePostgres site) {
    return Map.of(
        "BIHUAN_DATABASE_URL", site.url("bihuan"),
        "BIHUAN_DATABASE_USER", "bihuan_requests",
        "BIHUAN_DATABASE_PASSWORD", SitePostgres.PASSWORD,
        "BIHUAN_DATABASE_MIGRATION_USER", "bihuan_owner",
        "BIHUAN_DATABASE_MIGRATION_PASSWORD", SitePostgres.PASSWORD);
  }

  /** The one block of SQL, without the lines for the other versions. */
  private static String guide(int version) throws IOException {
    Matcher block = Pattern.compile("(?s)```sql\n(.*?)```").matcher(Files.readString(GUIDE));
    assertThat(block.find()).isTrue();
    String[] parts = block.group(1).split("-- PostgreSQL 1[56].*\n");
    assertThat(parts).as("for all, from 16 on, for 15").hasSize(3);
    return (parts[0] + (version >= 16 ? parts[1] : parts[2])).replace("…", SitePostgres.PASSWORD);
  }

  private static List<String> owners(JdbcClient ledger) {
    return Stream.of("hazard", "access", "audit")
        .flatMap(
            schema ->
                ledger
                    .sql("select distinct tableowner from pg_tables where schemaname = ?")
                    .param(schema)
                    .query(String.class)
                    .list()
                    .stream())
        .distinct()
        .toList();
  }
}
