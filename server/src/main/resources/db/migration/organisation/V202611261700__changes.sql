-- Renaming, moving, merging, splitting and closing with history: the tree of any past day can be drawn again.

-- A node as it stood up to and including until_on. The first change of a day writes the line; what stood for hours only
-- never was the tree of any day.
create table organisation.node_past (
  node_id     uuid   not null references organisation.node,
  until_on    date   not null,
  district_id int    not null,
  parent_id   uuid   not null references organisation.node,
  name        text   not null,
  path        uuid[] not null,
  primary key (node_id, until_on)
);
comment on table organisation.node_past is 'shard:R how a node of the tree stood before it was changed; until_on = the last day it stood so';
alter table organisation.node_past enable row level security;
alter table organisation.node_past force row level security;
create policy everybody_reads on organisation.node_past for select
  to bihuan_unit, bihuan_district, bihuan_city, bihuan_system using (true);
create policy district_keeps on organisation.node_past for insert to bihuan_district
  with check (district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
create policy city_keeps on organisation.node_past for insert to bihuan_city, bihuan_system with check (true);
grant select on organisation.node_past to bihuan_unit;
grant select, insert on organisation.node_past to bihuan_district, bihuan_city, bihuan_system;

create policy district_changes on organisation.node for update to bihuan_district
  using (kind in ('CLUSTER', 'UNIT', 'DEPARTMENT')
    and district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
create policy city_changes on organisation.node for update to bihuan_city, bihuan_system using (true);
grant update (parent_id, name, path, closed_on) on organisation.node to bihuan_district, bihuan_city, bihuan_system;

-- The ledger of a unit never leaves its district. Where a unit ends, another one finishes what is open in that ledger.
create table organisation.succession (
  former_id       uuid primary key references organisation.node,
  former_district int  not null,
  unit_id         uuid not null references organisation.node,
  district_id     int  not null,
  from_on         date not null,
  constraint succession_goes_on check (former_id <> unit_id)
);
comment on table organisation.succession is 'shard:R which unit finishes the ledger of one that was merged or went to another district';
create index succession_of_unit on organisation.succession (unit_id);
alter table organisation.succession enable row level security;
alter table organisation.succession force row level security;
create policy everybody_reads on organisation.succession for select
  to bihuan_unit, bihuan_district, bihuan_city, bihuan_system using (true);
create policy district_settles on organisation.succession for insert to bihuan_district
  with check (district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[])
    and former_district = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
create policy city_settles on organisation.succession for insert to bihuan_city, bihuan_system with check (true);
grant select on organisation.succession to bihuan_unit;
grant select, insert on organisation.succession to bihuan_district, bihuan_city, bihuan_system;

create table organisation.change (
  district_id  int  not null,
  id           uuid not null,
  node_id      uuid not null references organisation.node,
  unit_id      uuid,
  kind         text not null,
  state        text not null,
  effective_on date not null,
  reason       text not null,
  document     text not null,
  wanted       jsonb not null,
  told         jsonb not null,
  asked_at     timestamptz not null,
  asked_by     text not null,
  settled_at   timestamptz,
  primary key (district_id, id, node_id),
  constraint change_kind check (kind in ('RENAME', 'MOVE', 'REASSIGN', 'MERGE', 'SPLIT', 'CLOSE')),
  constraint change_state check (state in ('PLANNED', 'DONE', 'CANCELLED', 'FAILED')),
  constraint change_settled check ((state = 'PLANNED') = (settled_at is null)),
  constraint change_reason check (length(reason) between 1 and 500)
);
comment on table organisation.change is 'shard:D changes of the tree with reason and day, one line for each unit concerned (a reassignment stands in both ledgers); told = what happened, in sentences';
create index change_of_node on organisation.change (district_id, node_id, asked_at);
create index change_planned on organisation.change (effective_on) where state = 'PLANNED';
select platform.protect('organisation.change', 'unit_id');
