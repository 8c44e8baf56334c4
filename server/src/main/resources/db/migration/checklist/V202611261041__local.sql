-- What a district or a unit adds to the city's standards: items of its own, stricter demands, items switched off. Nothing
-- is copied: a list is put together from here for a unit and a day. unit_id is null where it holds for the whole district.
create table checklist.local_item
(
  district_id    int         not null,
  code           text        not null check (code ~ '^[A-Z]{2}-[0-9]{6}-(Q[0-9]{3}|D[0-9]{4})$'),
  effective_from date        not null,
  effective_to   date check (effective_to > effective_from),
  unit_id        uuid,
  creation_id    uuid        not null,
  category       text        not null check (category in ('SAFETY_DUTY', 'FIRE', 'CONSTRUCTION', 'CAMPUS_OPERATION',
    'OUTSOURCING', 'LABORATORY', 'KEY_PLACE', 'TRAFFIC', 'EMERGENCY', 'OTHER')),
  requirement    text        not null check (requirement <> ''),
  method         text        not null check (method <> ''),
  hazard_phrase  text        not null check (hazard_phrase <> ''),
  measure        text        not null check (measure <> ''),
  deadline_days  int         not null check (deadline_days between 0 and 366),
  level          text        not null check (level in ('MAJOR', 'GENERAL', 'MINOR')),
  frequency      text        not null check (frequency in ('BEFORE_WORK', 'DAILY', 'WEEKLY', 'WEEKLY_IN_FLOOD_SEASON',
    'MONTHLY', 'QUARTERLY', 'EACH_TERM', 'HALF_YEARLY', 'YEARLY', 'SPECIAL')),
  unit_types     text[]      not null check (cardinality(unit_types) > 0),
  basis          text        not null check (basis <> ''),
  verified       text        not null check (verified in ('VERIFIED', 'PARTIAL', 'MEMORY')),
  reason         text        not null check (reason <> ''),
  made_at        timestamptz not null,
  person_id      uuid        not null,
  person_name    text        not null,
  post_title     text        not null,
  primary key (district_id, code, effective_from),
  unique (district_id, creation_id),
  foreign key (district_id, unit_id) references organisation.unit,
  -- Q is the district's, D a unit's: no code of one level can be taken for one of another, nor for one of the city.
  check ((unit_id is null) = (code ~ '-Q[0-9]{3}$'))
);
comment on table checklist.local_item is 'shard:D  items of a district (Q) or a unit (D), in versions like those of the city';

-- Units of a district do not see one another's items, but must not give the same number to two of them.
create table checklist.local_number
(
  district_id int  not null,
  level       text not null check (level in ('DISTRICT', 'UNIT')),
  last        int  not null check (last >= 1),
  primary key (district_id, level)
);
comment on table checklist.local_number is 'shard:D  the last number given to an item of the district, or of one of its units';
select platform.protect('checklist.local_number', null);
create policy unit_numbers on checklist.local_number to bihuan_unit
  using (level = 'UNIT'
    and district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
grant select, insert, update on checklist.local_number to bihuan_unit;

create table checklist.adaptation
(
  district_id    int         not null,
  id             uuid        not null,
  unit_id        uuid,
  kind           text        not null check (kind in ('ADD', 'TIGHTEN', 'SWITCH_OFF')),
  item_code      text        not null,
  checklist_code text references checklist.checklist,
  frequency      text check (frequency in ('BEFORE_WORK', 'DAILY', 'WEEKLY', 'WEEKLY_IN_FLOOD_SEASON', 'MONTHLY',
    'QUARTERLY', 'EACH_TERM', 'HALF_YEARLY', 'YEARLY', 'SPECIAL')),
  level          text check (level in ('MAJOR', 'GENERAL', 'MINOR')),
  deadline_days  int check (deadline_days between 0 and 366),
  unit_types     text[] check (cardinality(unit_types) > 0),
  reason         text        not null check (reason <> ''),
  base_from      date        not null,
  effective_from date        not null,
  effective_to   date check (effective_to >= effective_from),
  version        int         not null check (version >= 1),
  made_at        timestamptz not null,
  person_id      uuid        not null,
  person_name    text        not null,
  post_title     text        not null,
  ended_by       text,
  end_reason     text,
  primary key (district_id, id),
  foreign key (district_id, unit_id) references organisation.unit,
  check (kind <> 'ADD' or checklist_code is not null),
  check ((kind = 'TIGHTEN') = (num_nonnulls(frequency, level, deadline_days, unit_types) > 0)),
  check ((effective_to is null) = (end_reason is null))
);
comment on table checklist.adaptation is 'shard:D  how a district or a unit adapts the inherited lists: adds, tightens, switches off; ended, never deleted';
create index adaptation_of_unit on checklist.adaptation (district_id, unit_id);

-- A list as it was put together for a unit, or for all units of a district that adapt nothing themselves. The name is
-- the hash of the content: what an inspection was done by stays as it was.
create table checklist.resolved_list
(
  district_id    int  not null,
  digest         text not null check (digest ~ '^[0-9a-f]{64}$'),
  unit_id        uuid,
  checklist_code text not null,
  checklist_from date not null,
  title          text not null,
  lines          int  not null check (lines >= 1),
  content        jsonb not null,
  primary key (district_id, digest),
  foreign key (district_id, unit_id) references organisation.unit,
  foreign key (checklist_code, checklist_from) references checklist.checklist_version
);
comment on table checklist.resolved_list is 'shard:D  the list an inspection was done by, word for word; kept once per content';

-- A unit reads what holds for its district and what is its own, and writes only the latter; the district sees all of it.
create function checklist.protect_local(table_name regclass, rights text) returns void
  language plpgsql
as
$$
declare
  districts constant text := 'district_id = any (string_to_array(nullif(current_setting(''app.districts'', true), ''''), '','')::int[])';
  units constant     text := 'unit_id = any (string_to_array(nullif(current_setting(''app.units'', true), ''''), '','')::uuid[])';
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy unit_rows on %s to bihuan_unit using (%s and %s)', table_name, units, districts);
  execute format('create policy rows_above on %s for select to bihuan_unit using (unit_id is null and %s)', table_name, districts);
  execute format('create policy district_rows on %s to bihuan_district using (%s)', table_name, districts);
  execute format('create policy city_rows on %s to bihuan_city using (true)', table_name);
  execute format('create policy system_rows on %s to bihuan_system using (true)', table_name);
  execute format('grant %s on %s to bihuan_unit, bihuan_district, bihuan_city, bihuan_system', rights, table_name);
end
$$;
select checklist.protect_local('checklist.local_item', 'select, insert');
select checklist.protect_local('checklist.adaptation', 'select, insert');
select checklist.protect_local('checklist.resolved_list', 'select, insert');
drop function checklist.protect_local(regclass, text);
grant update (effective_to) on checklist.local_item to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
grant update (effective_to, ended_by, end_reason, base_from, version) on checklist.adaptation
  to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
-- A unit that adapts nothing itself is the first to keep the list of its district.
create policy unit_keeps on checklist.resolved_list for insert to bihuan_unit
  with check (unit_id is null
    and district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
