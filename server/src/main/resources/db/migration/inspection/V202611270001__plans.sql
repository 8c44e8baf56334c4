-- Inspections of a superior: a plan with teams and targets. The rows stand in the ledger of the office that plans
-- (district_id = its district, or the city's own ledger), never in that of the targets: the row policies therefore hide
-- them from every target tree, and units have no right to these tables at all.
create table inspection.plan (
  district_id     int  not null,
  id              uuid not null,
  kind            text not null,
  title           text not null,
  purpose         text not null,
  checklist_code  text not null references checklist.checklist,
  from_on         date not null,
  until_on        date not null,
  level           text not null,
  node_id         uuid not null references organisation.node,
  node_name       text not null,
  state           text not null,
  version         int  not null,
  arrangement     jsonb not null,
  made_at         timestamptz not null,
  made_by         uuid not null,
  made_by_name    text not null,
  issued_at       timestamptz,
  issued_by_name  text,
  ended_at        timestamptz,
  ended_by_name   text,
  end_reason      text,
  primary key (district_id, id),
  constraint plan_kind check (kind in ('SPECIAL_CHECK', 'DISTRICT_CHECK', 'CITY_CHECK', 'UNANNOUNCED', 'CROSS_INSPECTION', 'JOINT_INSPECTION', 'LOOK_BACK')),
  constraint plan_state check (state in ('DRAFT', 'ISSUED', 'ENDED')),
  constraint plan_level check (level in ('CITY', 'DISTRICT')),
  constraint plan_title check (length(btrim(title)) between 1 and 100),
  constraint plan_days check (from_on <= until_on and until_on < from_on + 30),
  constraint plan_version check (version >= 1),
  constraint plan_issued check ((state = 'DRAFT') = (issued_at is null) and (issued_at is null) = (issued_by_name is null)),
  constraint plan_ended check ((state = 'ENDED') = (ended_at is not null) and (ended_at is null) = (ended_by_name is null)),
  constraint plan_end_reason check ((ended_at is null) = (end_reason is null))
);
comment on table inspection.plan is 'shard:D an inspection planned by a district or the city, in the ledger of the planner; arrangement = teams, members and targets as planned';
create index plan_latest on inspection.plan (district_id, made_at desc, id desc);
select platform.protect('inspection.plan', null);

create table inspection.plan_target (
  district_id     int  not null,
  plan_id         uuid not null,
  id              uuid not null,
  team_id         uuid not null,
  unit_district   int  not null,
  unit_id         uuid not null,
  unit_name       text not null,
  district_name   text not null,
  from_on         date not null,
  until_on        date not null,
  state           text not null,
  started_at      timestamptz,
  started_by_name text,
  started_place   text,
  done_at         timestamptz,
  dropped_reason  text,
  dropped_by_name text,
  primary key (district_id, plan_id, id),
  foreign key (district_id, plan_id) references inspection.plan,
  constraint target_state check (state in ('WAITING', 'STARTED', 'DONE', 'DROPPED')),
  constraint target_days check (from_on <= until_on),
  constraint target_started check (state in ('WAITING', 'DROPPED') or started_at is not null),
  constraint target_done check ((state = 'DONE') = (done_at is not null)),
  constraint target_dropped check ((state = 'DROPPED') = (dropped_reason is not null))
);
comment on table inspection.plan_target is 'shard:D a unit to be inspected once a plan is issued; the task in the ledger of the unit is made when the team starts there and carries the same id';
create index plan_target_of_team on inspection.plan_target (district_id, team_id);
select platform.protect('inspection.plan_target', null);

-- Every look at the targets of a sealed plan before its team is on site.
create table inspection.plan_look (
  district_id int  not null,
  plan_id     uuid not null,
  id          uuid not null,
  looked_at   timestamptz not null,
  person_id   uuid not null,
  person_name text not null,
  post_title  text not null,
  what        text not null,
  primary key (district_id, plan_id, id),
  foreign key (district_id, plan_id) references inspection.plan
);
comment on table inspection.plan_look is 'shard:D who looked at a sealed plan before it was opened on site';
select platform.protect('inspection.plan_look', null, 'select, insert');

-- Who has inspected whom in cross inspections: districts for those of the city, units for those of a district. No pair
-- comes together twice within 24 months.
create table inspection.crossing (
  district_id int  not null,
  plan_id     uuid not null,
  inspecting  text not null,
  inspected   text not null,
  on_day      date not null,
  primary key (district_id, plan_id, inspecting, inspected),
  foreign key (district_id, plan_id) references inspection.plan
);
comment on table inspection.crossing is 'shard:D pairs of cross inspections; district numbers, or addresses of units';
create index crossing_by_day on inspection.crossing (district_id, on_day);
select platform.protect('inspection.crossing', null, 'select, insert');
