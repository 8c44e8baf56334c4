package org.bihuan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.HazardLives;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger kept by an older version of the product goes on under this one: nothing lost, and its words are found. */
@BihuanTest
class UpgradeTest {

  /** The last migration before hazards were found by their words. */
  private static final String BEFORE_WORDS = "202611261402";

  /** From the root of the tree to the hazards on it. */
  private static final List<String> KEPT =
      List.of("organisation.node", "organisation.unit", "organisation.place", "hazard.hazard", "hazard.event");

  @Autowired private TestCities cities;
  @Autowired private HazardLives lives;
  @Autowired private TestLogins logins;
  private final String name = "older_" + Ids.next().toString().replace("-", "");
  private HikariDataSource older;
  private HikariDataSource administrator;
  private TestCity city;

  @BeforeEach
  void aLedgerKeptByAnOlderVersion() throws SQLException {
    city = cities.found();
    lives.live(city, 24, 7);
    HikariDataSource owner = logins.owner();
    JdbcClient.create(logins.administrator()).sql("create database " + name + " owner " + owner.getUsername()).update();
    older = pool(owner);
    administrator = pool(logins.administrator());
    migrate(MigrationVersion.fromVersion(BEFORE_WORDS), "classpath:db/migration");
    try (Connection from = logins.administrator().getConnection();
        Connection to = administrator.getConnection()) {
      for (String table : KEPT) {
        copy(table, from, to);
      }
    }
  }

  @AfterEach
  void itGoes() {
    older.close();
    administrator.close();
    JdbcClient.create(logins.administrator()).sql("drop database " + name + " with (force)").update();
  }

  @Test
  void everyHazardStaysAsItWasAndIsFoundByItsWords() {
    JdbcClient db = JdbcClient.create(administrator);
    String before = hazards(db);
    db.sql("update hazard.hazard set due_on = current_date - 9, due_reason = '核定时限' where status = 'REGISTERED' and proposed_level = 'MAJOR'")
        .update();
    assertThat(numbered(db)).isGreaterThan(15);
    assertThat(db.sql("select to_regclass('hazard.wording') is null").query(Boolean.class).single()).isTrue();

    migrate(MigrationVersion.LATEST, "classpath:db/migration", "classpath:db/view");

    assertThat(hazards(db)).as("not one character of a hazard has changed").isEqualTo(before);
    assertThat(majorSince(db))
        .as("what the product writes for each: the 24 hours run from the same moment")
        .isNotEmpty()
        .isEqualTo(majorSince(JdbcClient.create(logins.administrator())));
    List<Map<String, Object>> found = wording(db);
    assertThat(found).hasSize(numbered(db));
    assertThat(found)
        .as("the same as the product writes for each")
        .isEqualTo(wording(JdbcClient.create(logins.administrator())));
    String question = "select count(*) from hazard.wording where pairs @> array[%s]::bigint[]";
    assertThat(db.sql(question.formatted(pair("疏散"))).query(Integer.class).single()).isEqualTo(numbered(db));
    assertThat(db.sql(question.formatted(pair("龙虾"))).query(Integer.class).single()).isZero();
  }

  @Test
  void whatWasProposedAsMajorIsToldApartInItsFigures() {
    JdbcClient db = JdbcClient.create(administrator);
    db.sql("update hazard.hazard set proposed_level = 'MAJOR' where status = 'REGISTERED'").update();
    db.sql(
            """
            insert into hazard.tally_delta (district_id, id, unit_id, day, measure, category, level, origin, amount)
            select district_id, id, unit_id, cast(registered_at at time zone 'Asia/Shanghai' as date),
                   case status when 'WITHDRAWN' then 'WITHDRAWN' else 'FOUND' end, category,
                   coalesce(level, 'UNGRADED'), origin, 1
            from hazard.hazard where status <> 'DRAFT'
            """)
        .update();

    migrate(MigrationVersion.LATEST, "classpath:db/migration", "classpath:db/view");

    String counted =
        """
        select coalesce(sum(found) filter (where level = 'PROPOSED_MAJOR'), 0) as proposed,
               coalesce(sum(found) filter (where level = 'UNGRADED'), 0) as ungraded, sum(found + withdrawn) as every
        from hazard.v_tally_unit
        """;
    String listed =
        """
        select count(*) filter (where status <> 'WITHDRAWN' and level is null and proposed_level = 'MAJOR') as proposed,
               count(*) filter (where status <> 'WITHDRAWN' and level is null and proposed_level is distinct from 'MAJOR') as ungraded,
               count(*) as every
        from hazard.hazard where status <> 'DRAFT'
        """;
    assertThat(db.sql(counted).query().singleRow()).isEqualTo(db.sql(listed).query().singleRow());
    assertThat(db.sql("select count(*) from hazard.v_tally_unit where level = 'PROPOSED_MAJOR' and found = 1").query(Integer.class).single())
        .isPositive();
  }

  private String pair(String two) {
    return "(%d::bigint << 42) | (%d::bigint << 21) | %d".formatted(city.district(), two.codePointAt(0), two.codePointAt(1));
  }

  private static String hazards(JdbcClient db) {
    return db.sql("select md5(string_agg(concat_ws(' ', h.number, h.description, h.status, h.version, h.head), '' order by h.id)) from hazard.hazard h")
        .query(String.class)
        .single();
  }

  private static int numbered(JdbcClient db) {
    return db.sql("select count(*) from hazard.hazard where number is not null").query(Integer.class).single();
  }

  private List<Map<String, Object>> majorSince(JdbcClient db) {
    return db.sql(
            """
            select number, major_since,
                   case when status in ('REGISTERED', 'INTERIM_CONTROL') then due_on end as due_on,
                   case when status in ('REGISTERED', 'INTERIM_CONTROL') then due_reason end as due_reason
            from hazard.hazard
            where district_id = :district and major_since is not null order by number
            """)
        .param("district", city.district())
        .query()
        .listOfRows();
  }

  private List<Map<String, Object>> wording(JdbcClient db) {
    return db.sql(
            """
            select w.hazard_id::text, w.unit_id::text, array_to_string(array(select unnest(w.pairs) order by 1), ' ') as pairs
            from hazard.wording w where w.district_id = :district order by w.hazard_id
            """)
        .param("district", city.district())
        .query()
        .listOfRows();
  }

  /** The columns that both versions have, of this city's part of the tree. */
  private void copy(String table, Connection from, Connection to) throws SQLException {
    List<String> columns = columnsOf(table, administrator);
    columns.retainAll(columnsOf(table, logins.administrator()));
    String list = String.join(", ", columns);
    String ours =
        table.equals("organisation.node")
            ? "district_id = " + city.district() + " or kind = 'CITY' order by kind <> 'CITY', kind <> 'DISTRICT', kind <> 'CLUSTER'"
            : "district_id = " + city.district();
    StringWriter text = new StringWriter();
    try {
      copying(from).copyOut("copy (select " + list + " from " + table + " where " + ours + ") to stdout", text);
      copying(to).copyIn("copy " + table + " (" + list + ") from stdin", new StringReader(text.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> columnsOf(String table, HikariDataSource where) {
    return new ArrayList<>(
        JdbcClient.create(where)
            .sql(
                """
                select attname from pg_attribute
                where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped order by attnum
                """)
            .param("table", table)
            .query(String.class)
            .list());
  }

  private static CopyManager copying(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** Views are made for the newest tables; the older version had its own. */
  private void migrate(MigrationVersion target, String... locations) {
    Flyway.configure()
        .dataSource(older)
        .locations(locations)
        .validateMigrationNaming(true)
        .target(target)
        .load()
        .migrate();
  }

  private HikariDataSource pool(HikariDataSource like) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(like.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"));
    pool.setUsername(like.getUsername());
    pool.setPassword(like.getPassword());
    pool.setMaximumPoolSize(2);
    pool.setMinimumIdle(0);
    return pool;
  }
}
