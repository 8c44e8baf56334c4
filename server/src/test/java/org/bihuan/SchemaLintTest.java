package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The schema stays one that a distributed PostgreSQL takes unchanged, and that hides rows by itself. A table says in its
 * comment how it is spread: D by district_id, K by the first column of its primary key, R everywhere, L in one place.
 */
@BihuanTest
class SchemaLintTest {

  /** Every row returned is a violation. Schemas of PostgreSQL, of extensions and of Flyway are not ours. */
  private static final String LINT =
      """
      with ours as (
        select n.oid, n.nspname
        from pg_namespace n
        where n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')),
      t as (
        select c.oid, o.nspname || '.' || c.relname as name, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,
               coalesce(substring(obj_description(c.oid, 'pg_class') from '^shard:([DRLK]) '),
                        case when c.relispartition then 'P' else '?' end) as k
        from pg_class c
        join ours o on o.oid = c.relnamespace
        where c.relkind in ('r', 'p')),
      sk as (
        select t.oid, a.attnum, a.attnotnull
        from t
        join pg_attribute a on a.attrelid = t.oid and a.attname = 'district_id'
        where t.k = 'D'),
      expression as (
        select p.polrelid::regclass::text as name, p.polname,
               coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as text
        from pg_policy p)
      select 'R1' as rule, name, 'no shard: class in the comment' as detail from t where k = '?'
      union all
      select 'R2', name, 'district_id not null is missing' from t
      where k = 'D' and not exists (select 1 from sk where sk.oid = t.oid and attnotnull)
      union all
      select 'R3', name, 'no primary key' from t
      where not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)
      union all
      select 'R4', t.name, i.indexrelid::regclass::text || ' is unique without district_id'
      from t join sk using (oid) join pg_index i on i.indrelid = t.oid and i.indisunique
      where not sk.attnum = any (i.indkey::int2[])
      union all
      select 'R4', t.name, x.conname || ' excludes without district_id'
      from t join sk using (oid) join pg_constraint x on x.conrelid = t.oid and x.contype = 'x'
      where not sk.attnum = any (x.conkey)
      union all
      select 'R4', t.name, i.indexrelid::regclass::text || ' is unique without the key the table is spread by'
      from t join pg_index p on p.indrelid = t.oid and p.indisprimary
      join pg_index i on i.indrelid = t.oid and i.indisunique
      where t.k = 'K' and not p.indkey[0] = any (i.indkey::int2[])
      union all
      select 'R5', t.name, c.conname || ' points to a business table without district_id at the same place'
      from t join sk using (oid) join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
      join t f on f.oid = c.confrelid and f.k = 'D' join sk fs on fs.oid = f.oid
      where not exists (
        select 1 from generate_subscripts(c.conkey, 1) p where c.conkey[p] = sk.attnum and c.confkey[p] = fs.attnum)
      union all
      select 'R6', t.name, c.conname || ' points from ' || t.k || ' to ' || f.k
      from t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' join t f on f.oid = c.confrelid
      where t.k in ('R', 'L') and f.k in ('D', 'K') or t.k = 'D' and f.k in ('K', 'L') or t.k = 'K' and f.k in ('D', 'K', 'L')
      union all
      select 'R8', t.name, c.conname || ' sets null or default on delete'
      from t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' and c.confdeltype in ('n', 'd')
      where t.k in ('D', 'K')
      union all
      select 'R9', t.name, a.attname || ' is numbered by the database'
      from t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
      where a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval%'
      union all
      select 'R10', t.name, g.tgname || ' is a trigger'
      from t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
      where t.k in ('D', 'R', 'K')
        -- of statements, it says no and touches no row; a distributed database takes it off (deploy/citus)
        and not (g.tgfoid = to_regproc('platform.append_only') and g.tgtype & 1 = 0)
      union all
      select 'R11', name, 'is unlogged' from t where relpersistence = 'u'
      union all
      select 'R12', name, polname || ' contains a sub-query' from expression where text ~* '\\mselect\\M'
      union all
      select 'R13', name, polname || ' reads a setting without nullif' from expression
      where (length(text) - length(replace(text, 'current_setting(', '')))
         <> (length(text) - length(replace(text, 'NULLIF(current_setting(', ''))) / length('NULLIF(current_setting(') * length('current_setting(')
      union all
      select 'R13', name, polname || ' compares by pattern' from expression where text ~ '~~|~\\*|SIMILAR'
      union all
      select 'R14', i.inhrelid::regclass::text, 'inherits' from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where not c.relispartition and c.relkind = 'r' and c.relnamespace in (select oid from ours)
      union all
      select 'R15', t.name, r.rulename || ' is a rule' from t join pg_rewrite r on r.ev_class = t.oid and r.rulename <> '_RETURN'
      union all
      select 'R16', name, 'row-level security is not on, or not for its owner' from t
      where k = 'D' and not (relrowsecurity and relforcerowsecurity)
      union all
      select 'R17', o.nspname || '.' || v.relname, 'a view without security_invoker' from pg_class v
      join ours o on o.oid = v.relnamespace
      where v.relkind = 'v' and not coalesce(v.reloptions::text ~ 'security_invoker=(true|on|1)', false)
      union all
      select 'R17', o.nspname || '.' || v.relname, 'a materialised view knows no row policies' from pg_class v
      join ours o on o.oid = v.relnamespace
      where v.relkind = 'm'
      union all
      select 'R18', t.name, g.privilege_type || ' for ' || g.grantee from t
      cross join lateral (
        select a.privilege_type, case a.grantee when 0 then 'everybody' else a.grantee::regrole::text end as grantee
        from pg_class c, aclexplode(c.relacl) a
        where c.oid = t.oid and a.grantee <> c.relowner) g
      where g.grantee in ('everybody', 'bihuan_app') or g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')
      union all
      select 'R19', t.name, c.conname || ' is kept by a row that says nothing'
      from t join pg_constraint c on c.conrelid = t.oid and c.contype = 'c' and cardinality(c.conkey) > 1
      where pg_get_expr(c.conbin, c.conrelid) ~ '\\m(length|btrim)\\(|->>' and pg_get_expr(c.conbin, c.conrelid) not like '%IS TRUE)'
      order by 1, 2, 3
      """;

  record Violation(String rule, String name, String detail) {}

  @Autowired TestDatabase database;

  @Test
  void everyTableKeepsTheRules() {
    assertThat(lint(database.everything())).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "R1  | create table planted.t (district_id int not null, id uuid, primary key (district_id, id))",
        "R2  | create table planted.t (id uuid primary key); comment on table planted.t is 'shard:D x'",
        "R3  | create table planted.t (district_id int not null, id uuid); comment on table planted.t is 'shard:D x'",
        "R4  | create table planted.t (district_id int not null, id uuid primary key); comment on table planted.t is 'shard:D x'",
        "R4  | create table planted.t (login text primary key, mail text unique); comment on table planted.t is 'shard:K x'",
        "R5  | create table planted.t (district_id int not null, id uuid, other int, primary key (district_id, id),"
            + " foreign key (other, id) references organisation.unit (district_id, id)); comment on table planted.t is 'shard:D x'",
        "R6  | create table planted.t (id uuid primary key, d int, u uuid, foreign key (d, u) references organisation.unit);"
            + " comment on table planted.t is 'shard:R x'",
        "R6  | create table planted.t (district_id int not null, id uuid, l int references evidence.log (id), primary key (district_id, id));"
            + " comment on table planted.t is 'shard:D x'",
        "R8  | create table planted.t (district_id int not null, id uuid, unit uuid, primary key (district_id, id),"
            + " foreign key (district_id, unit) references organisation.unit (district_id, id) on delete set null (unit));"
            + " comment on table planted.t is 'shard:D x'",
        "R9  | create table planted.t (district_id int not null, id serial, primary key (district_id, id)); comment on table planted.t is 'shard:D x'",
        "R10 | create function planted.f() returns trigger language plpgsql as 'begin return new; end';"
            + " create trigger planted before update on organisation.unit for each row execute function planted.f()",
        "R11 | create unlogged table planted.t (id uuid primary key); comment on table planted.t is 'shard:L x'",
        "R12 | create policy planted on organisation.unit using (id in (select id from organisation.node))",
        "R13 | create policy planted on organisation.unit using (id::text = current_setting('app.units', true))",
        "R13 | create policy planted on organisation.node for select using (name like 'a%')",
        "R14 | create table planted.parent (id uuid primary key); create table planted.child () inherits (planted.parent)",
        "R15 | create rule planted as on insert to organisation.unit do also nothing",
        "R16 | create table planted.t (district_id int not null, id uuid, primary key (district_id, id)); comment on table planted.t is 'shard:D x'",
        "R17 | create view planted.v as select * from organisation.unit",
        "R18 | grant select on organisation.unit to bihuan_app",
        "R18 | grant truncate on organisation.unit to bihuan_city",
        "R19 | create table planted.t (id uuid primary key, a text, b text, check (a is null or length(b) > 0))"
      })
  void aPlantedViolationIsFound(String rule, String planted) {
    List<Violation> found =
        rolledBack(
            """
            create schema planted;
            %s
            """
                .formatted(planted));

    assertThat(found).extracting(Violation::rule).contains(rule);
  }

  private static List<Violation> lint(JdbcClient db) {
    return db.sql(LINT).query(Violation.class).list();
  }

  private List<Violation> rolledBack(String planted) {
    return database.inRolledBack(
        db -> {
          try {
            db.sql(planted).update();
          } catch (DataAccessException e) {
            throw new AssertionError("the planted violation could not be made", e);
          }
          return lint(db);
        });
  }
}
