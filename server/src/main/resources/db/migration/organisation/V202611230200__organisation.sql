-- The tree city → district → cluster → unit → department, the posts on it and who held them from when to when.
create schema organisation;
select platform.open_schema('organisation');

create table organisation.node (
  id          uuid primary key,
  parent_id   uuid references organisation.node,
  kind        text not null,
  district_id int  not null,
  unit_id     uuid,
  name        text not null,
  path        uuid[] not null,
  opened_on   date not null,
  closed_on   date,
  constraint node_kind check (kind in ('CITY', 'DISTRICT', 'CLUSTER', 'UNIT', 'DEPARTMENT')),
  constraint node_name check (name = btrim(name) and length(name) between 1 and 100),
  constraint node_root check ((kind = 'CITY') = (parent_id is null)),
  constraint node_path check (path[cardinality(path)] = id),
  constraint node_unit check ((kind in ('UNIT', 'DEPARTMENT')) = (unit_id is not null) and (kind <> 'UNIT' or unit_id = id)),
  constraint node_closed check (closed_on >= opened_on)
);
comment on table organisation.node is 'shard:R the organisation tree; path = ids from the city down to the node itself, written by the application';
create unique index one_city on organisation.node (kind) where kind = 'CITY';
create unique index one_node_per_district on organisation.node (district_id) where kind = 'DISTRICT';
create unique index no_twin_names on organisation.node (parent_id, name) where closed_on is null;
create index node_unit on organisation.node (unit_id);

-- Names on the tree are no secret; writing on it stays in the writer's own part.
alter table organisation.node enable row level security;
alter table organisation.node force row level security;
create policy everybody_reads on organisation.node for select
  to bihuan_unit, bihuan_district, bihuan_city, bihuan_system using (true);
create policy unit_founds on organisation.node for insert to bihuan_unit
  with check (kind = 'DEPARTMENT'
    and unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[])
    and district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
create policy district_founds on organisation.node for insert to bihuan_district
  with check (kind in ('CLUSTER', 'UNIT', 'DEPARTMENT')
    and district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
create policy city_founds on organisation.node for insert to bihuan_city, bihuan_system with check (true);
grant select, insert on organisation.node to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;

create table organisation.unit (
  district_id int    not null,
  id          uuid   not null references organisation.node,
  types       text[] not null,
  cluster_id  uuid references organisation.node,
  pupils      int    not null,
  staff       int    not null,
  boarders    int    not null,
  address     text   not null,
  longitude   numeric(9, 6),
  latitude    numeric(8, 6),
  version     int    not null,
  primary key (district_id, id),
  constraint unit_types check (cardinality(types) between 1 and 6
    and types <@ array ['KINDERGARTEN', 'PRIMARY', 'SECONDARY', 'VOCATIONAL', 'UNIVERSITY', 'OFFICE']),
  constraint unit_people check (pupils >= 0 and staff >= 0 and boarders between 0 and pupils),
  constraint unit_point check ((longitude is null) = (latitude is null)
    and longitude between -180 and 180 and latitude between -90 and 90)
);
comment on table organisation.unit is 'shard:D the profile of a unit (一校一档); id is its node';
create index unit_cluster on organisation.unit (district_id, cluster_id);
select platform.protect('organisation.unit', 'id');

create table organisation.place (
  district_id int  not null,
  id          uuid not null,
  unit_id     uuid not null,
  kind        text not null,
  name        text not null,
  location    text not null,
  post_id     uuid,
  closed_on   date,
  version     int  not null,
  primary key (district_id, id),
  foreign key (district_id, unit_id) references organisation.unit,
  constraint place_kind check (kind in ('CLASSROOM_BUILDING', 'LABORATORY', 'CHEMICAL_STORE', 'TRAINING_WORKSHOP', 'CANTEEN',
    'DORMITORY', 'LIBRARY', 'GYM', 'AUDITORIUM', 'CONTROL_ROOM', 'POWER_ROOM', 'BOILER_ROOM', 'PUMP_ROOM', 'CONFINED_SPACE', 'GATE',
    'PLAYGROUND', 'SCHOOL_BUS', 'INFIRMARY', 'ARCHIVE', 'CONSTRUCTION_SITE', 'OFFICE_BUILDING', 'OTHER')),
  constraint place_name check (name = btrim(name) and length(name) between 1 and 100)
);
comment on table organisation.place is 'shard:D key places (重点部位) of a unit; post_id = the post answering for the place';
create unique index no_twin_places on organisation.place (district_id, unit_id, name) where closed_on is null;
select platform.protect('organisation.place', 'unit_id');

-- side: which of the mutually exclusive camps a person stands in (三员分立). Holdings point at (id, side), so that the
-- database itself refuses a second camp while one is still held.
create table organisation.person (
  id          uuid primary key,
  name        text not null,
  side        text not null,
  recorded_at timestamptz not null,
  constraint person_name check (name = btrim(name) and length(name) between 1 and 50),
  constraint person_side check (side in ('BUSINESS', 'REPORT_KEEPER', 'SEAL_KEEPER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')),
  unique (id, side)
);
comment on table organisation.person is 'shard:R people who hold or held a post; their names also stand in each holding';
grant select, insert on organisation.person to bihuan_unit;
grant select, insert, update on organisation.person to bihuan_district, bihuan_city, bihuan_system;

create table organisation.post (
  district_id int  not null,
  id          uuid not null,
  node_id     uuid not null references organisation.node,
  unit_id     uuid,
  title       text not null,
  role        text not null,
  opened_on   date not null,
  closed_on   date,
  primary key (district_id, id),
  unique (district_id, id, role),
  foreign key (district_id, unit_id) references organisation.unit,
  constraint post_title check (title = btrim(title) and length(title) between 1 and 50),
  constraint post_role check (role in ('CITY_ADMIN', 'CITY_SUPERVISOR', 'DISTRICT_ADMIN', 'DISTRICT_INSPECTOR', 'CLUSTER_ADMIN',
    'UNIT_HEAD', 'SAFETY_OFFICER', 'POST_HOLDER', 'EXPERT', 'CONTRACTOR', 'DUTY_OFFICER', 'AUDITOR', 'REPORT_KEEPER', 'SEAL_KEEPER',
    'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'))
);
comment on table organisation.post is 'shard:D posts; a post carries exactly one role of the fixed catalogue, unit_id is null above the unit level';
create index post_of_node on organisation.post (district_id, node_id);
create index post_of_unit on organisation.post (district_id, unit_id);
select platform.protect('organisation.post', 'unit_id');

create table organisation.holding (
  district_id int  not null,
  id          uuid not null,
  post_id     uuid not null,
  role        text not null,
  unit_id     uuid,
  person_id   uuid not null references organisation.person,
  person_name text not null,
  side        text,
  from_on     date not null,
  to_on       date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  ended_at    timestamptz,
  ended_by    text,
  primary key (district_id, id),
  foreign key (district_id, post_id, role) references organisation.post (district_id, id, role),
  foreign key (person_id, side) references organisation.person (id, side),
  constraint holding_days check (to_on >= from_on),
  constraint holding_side check (side = case
    when role in ('REPORT_KEEPER', 'SEAL_KEEPER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN') then role else 'BUSINESS' end),
  constraint holding_side_while_held check (side is not null or to_on is not null),
  constraint holding_end check ((to_on is null) = (ended_at is null) and (ended_at is null) = (ended_by is null))
);
comment on table organisation.holding is 'shard:D who held which post from_on … to_on (both days included; to_on null = still), and when that was recorded; side is released when the holding has ended';
create unique index held_once on organisation.holding (district_id, post_id, person_id) where to_on is null;
create index holding_of_post on organisation.holding (district_id, post_id, from_on);
create index holding_of_person on organisation.holding (person_id);
select platform.protect('organisation.holding', 'unit_id');
