-- The second wall. Every transaction of the application starts with platform.enter(...), which changes to the role of
-- the actor's scope; the roles themselves are made before the first migration (they belong to the server, not to the
-- database). The pool's own role bihuan_app owns no right on any table, so forgetting to enter means seeing nothing.
create schema platform;

create function platform.enter(role_name text, districts text, units text) returns void
  language plpgsql
as
$$
begin
  -- As statements, not set_config(): only the statement SET LOCAL travels to the workers of a distributed database.
  execute format('set local role %I', role_name);
  execute format('set local app.districts = %L', districts);
  execute format('set local app.units = %L', units);
end
$$;

-- Row policies and grants of a business table, the same everywhere. No LIKE, no OR, no sub-query; an empty setting
-- becomes null and matches no row.
create function platform.protect(table_name regclass, unit_column text, rights text default 'select, insert, update')
  returns void
  language plpgsql
as
$$
declare
  districts constant text := 'district_id = any (string_to_array(nullif(current_setting(''app.districts'', true), ''''), '','')::int[])';
  units constant     text := ' = any (string_to_array(nullif(current_setting(''app.units'', true), ''''), '','')::uuid[])';
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  if unit_column is not null then
    execute format('create policy unit_rows on %s to bihuan_unit using (%I%s and %s)', table_name, unit_column, units, districts);
    execute format('grant %s on %s to bihuan_unit', rights, table_name);
  end if;
  execute format('create policy district_rows on %s to bihuan_district using (%s)', table_name, districts);
  execute format('create policy city_rows on %s to bihuan_city using (true)', table_name);
  execute format('create policy system_rows on %s to bihuan_system using (true)', table_name);
  execute format('grant %s on %s to bihuan_district, bihuan_city, bihuan_system', rights, table_name);
end
$$;

-- A schema whose reference tables everybody signed in may read.
create function platform.open_schema(schema_name text) returns void
  language plpgsql
as
$$
begin
  execute format('grant usage on schema %I to bihuan_unit, bihuan_district, bihuan_city, bihuan_system', schema_name);
end
$$;

grant usage on schema platform to public;
grant execute on function platform.enter(text, text, text) to public;
