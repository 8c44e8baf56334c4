-- Turns a loaded database of Bihuan into a distributed one. Run by psql on the coordinator, as the owner of the schemas,
-- with the application stopped and a backup at hand: docs/operate/citus.md.
--
-- NOT RUN BY THOSE WHO WROTE IT: Citus is in no ordinary package source. It follows what was tried before on a prototype of
-- the same schema rules, and reads the class of each table from its comment (shard:D, R, K, L), so that it needs no change
-- when tables are added.
\set ON_ERROR_STOP on
\timing on

-- Row-level security works across machines only if the statement SET LOCAL is passed on.
do $$
begin
  if current_setting('citus.propagate_set_commands') <> 'local' then
    raise exception 'citus.propagate_set_commands must be local';
  end if;
end $$;

create temporary view spread as
select c.oid, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname) as name,
       substring(obj_description(c.oid, 'pg_class') from '^shard:([DRLK]) ') as kind
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and not c.relispartition
  and n.nspname not like 'pg\_%' and n.nspname not in ('information_schema', 'public', 'citus', 'columnar');

do $$
declare
  silent text;
begin
  select string_agg(name, ', ' order by name) into silent from spread where kind is null;
  if silent is not null then
    raise exception 'these tables do not say how they are spread: %', silent;
  end if;
end $$;

-- A distributed table has no triggers. That nobody changes what is append-only is then shown by the signed tree alone.
select format('drop trigger %I on %s', g.tgname, t.name)
from pg_trigger g
join spread t on t.oid = g.tgrelid and t.kind in ('D', 'K', 'R')
where g.tgfoid = 'platform.append_only'::regproc \gexec

-- A table that is still local may not point to a distributed one: foreign keys between business tables go and come back.
create temporary table kept_key as
select t.name, k.conname, pg_get_constraintdef(k.oid) as definition
from pg_constraint k
join spread t on t.oid = k.conrelid and t.kind in ('D', 'K')
join spread f on f.oid = k.confrelid and f.kind in ('D', 'K')
where k.contype = 'f';

select format('alter table %s drop constraint %I', name, conname) from kept_key \gexec

-- Everywhere.
select format('select create_reference_table(%L)', name) from spread where kind = 'R' order by name \gexec

-- By district, all side by side.
select format(
         case when row_number() over (order by name) = 1
              then 'select create_distributed_table(%L, ''district_id'', shard_count => 32)'
              else 'select create_distributed_table(%L, ''district_id'', colocate_with => %L)' end,
         name, first_value(name) over (order by name))
from spread where kind = 'D' order by name \gexec

-- People and what belongs to them, by the first column of the primary key.
select format('select create_distributed_table(%L, %L, colocate_with => ''none'')', t.name, a.attname)
from spread t
join pg_index i on i.indrelid = t.oid and i.indisprimary
join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
where t.kind = 'K' order by t.name \gexec

select format('alter table %s add constraint %I %s', name, conname, definition) from kept_key \gexec

-- What stays behind in the local copies is only in the way.
select format('select truncate_local_data_after_distributing_table(%L)', name) from spread where kind in ('D', 'K', 'R') order by name \gexec

select logicalrelid::regclass as table, partmethod, colocationid from pg_dist_partition order by colocationid, 1;
