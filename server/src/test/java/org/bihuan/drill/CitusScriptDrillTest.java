package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.database.SitePostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The script that spreads the ledger over several machines, run by psql on the real schema. Citus itself is in no
 * ordinary package source: its functions are stood in for by ones that only write down what they were asked for, so what
 * is proved is what the script does, not what Citus makes of it.
 */
@Tag("drill")
class CitusScriptDrillTest {

  private static final Path SCRIPT = Path.of("..", "deploy", "citus", "distribute.sql");

  private static final String STAND_INS =
      """
      create table public.asked (step serial, what text, relation regclass, by_column text);
      create function public.create_reference_table(relation regclass) returns void language sql
        as 'insert into public.asked (what, relation) values (''R'', relation)';
      create function public.create_distributed_table(
          relation regclass, by_column text, colocate_with text default 'default', shard_count int default 0)
        returns void language sql
        as 'insert into public.asked (what, relation, by_column) values (''D'', relation, by_column)';
      create function public.truncate_local_data_after_distributing_table(relation regclass) returns void language sql
        as 'insert into public.asked (what, relation) values (''T'', relation)';
      create view public.pg_dist_partition as
        select relation as logicalrelid, 'h'::"char" as partmethod, 1 as colocationid from public.asked where what <> 'T';
      alter database bihuan set "citus.propagate_set_commands" = 'local'
      """;

  @TempDir Path temporary;

  @BeforeAll
  static void onlyWherePsqlIs() {
    assumeTrue(PatroniPair.isOnPath("psql"), "apt-get install postgresql-client");
  }

  @Test
  void every_table_is_spread_as_its_comment_says_and_every_key_comes_back() throws Exception {
    try (DrillSite site = new DrillSite(temporary)) {
      site.node(0, Map.of()).close(); // makes the schema
      site.postgres().run("bihuan", STAND_INS);
      JdbcClient sql = site.sql();
      List<String> keys = foreignKeys(sql);
      assertThat(keys).isNotEmpty();

      assertThat(refusal(site)).isEmpty();

      assertThat(foreignKeys(sql)).isEqualTo(keys);
      assertThat(wronglySpread(sql)).isEmpty();
      assertThat(sql.sql("select max(step) filter (where what = 'R') < min(step) filter (where what = 'D') from public.asked").query(Boolean.class).single())
          .as("what is everywhere is there before what points to it")
          .isTrue();
      assertThat(keysAcross(sql)).as("Citus knows no foreign key from one way of spreading to another").isEmpty();
      System.out.printf(
          "citus script on the real schema       %s%n",
          sql.sql("select string_agg(what || ' ' || count, ' · ' order by what) from (select what, count(*) from public.asked group by what) s")
              .query(String.class)
              .single());
    }
  }

  @Test
  void control_a_table_that_does_not_say_how_it_is_spread_stops_the_script() throws Exception {
    try (DrillSite site = new DrillSite(temporary)) {
      site.node(0, Map.of()).close();
      site.postgres().run("bihuan", STAND_INS + "; create table hazard.unsaid (id int primary key)");

      assertThat(refusal(site)).as("the drill must see it stop").contains("hazard.unsaid");

      assertThat(site.sql().sql("select count(*) from public.asked").query(Integer.class).single()).isZero();
    }
  }

  /** Why the script stopped; empty where it ran to its end. */
  private static String refusal(DrillSite site) throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
                "psql", "-q", "-X", "-h", "127.0.0.1", "-p", String.valueOf(site.postgres().port()), "-U", "postgres", "-d", "bihuan",
                "-f", SCRIPT.toString())
            .redirectErrorStream(true);
    command.environment().put("PGPASSWORD", SitePostgres.PASSWORD);
    Process psql = command.start();
    String said = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return psql.waitFor() == 0 ? "" : said.lines().filter(line -> line.contains("ERROR")).findFirst().orElse(said);
  }

  private static List<String> foreignKeys(JdbcClient sql) {
    return sql.sql(
            """
            select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint
            where contype = 'f' and connamespace::regnamespace::text not in ('public')
            order by 1""")
        .query(String.class)
        .list();
  }

  /** Tables whose comment and treatment differ: D by district, K by the first column of the key, R everywhere, L left alone. */
  private static List<String> wronglySpread(JdbcClient sql) {
    return sql.sql(
            """
            with said as (
              select c.oid, c.oid::regclass::text as name, substring(obj_description(c.oid, 'pg_class') from '^shard:([DRLK]) ') as kind,
                     (select a.attname
                      from pg_index i
                      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                      where i.indrelid = c.oid and i.indisprimary) as first_column
              from pg_class c
              where c.relkind in ('r', 'p') and not c.relispartition and obj_description(c.oid, 'pg_class') like 'shard:%'
            )
            select name
            from said
            left join (select relation, what, by_column from public.asked where what <> 'T') done on done.relation = said.oid
            where case kind when 'R' then what is distinct from 'R'
                            when 'D' then what is distinct from 'D' or by_column is distinct from 'district_id'
                            when 'K' then what is distinct from 'D' or by_column is distinct from first_column
                            else what is not null end""")
        .query(String.class)
        .list();
  }

  private static List<String> keysAcross(JdbcClient sql) {
    return sql.sql(
            """
            select k.conrelid::regclass || ' -> ' || k.confrelid::regclass
            from pg_constraint k
            join (select relation, by_column from public.asked where what = 'D') t on t.relation = k.conrelid
            join (select relation, by_column from public.asked where what = 'D') f on f.relation = k.confrelid
            where k.contype = 'f' and (t.by_column <> f.by_column or t.by_column <> 'district_id')""")
        .query(String.class)
        .list();
  }
}
