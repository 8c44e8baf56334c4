-- Temporary grants of inspection teams: who of a team acts from which day to which day, in which role, on whose word; and
-- which units the team sees on which days. A unit of a sealed plan (四不两直) is not opened before the team starts there.
-- Nothing is overwritten but the day on which it ended early and the moment at which a unit was opened.
create table access.mission (
  id              uuid primary key,
  plan_district   int  not null,
  plan_id         uuid not null,
  team_id         uuid not null,
  person_id       uuid not null,
  person_name     text not null,
  title           text not null,
  role            text not null,
  node_id         uuid not null references organisation.node,
  from_on         date not null,
  until_on        date not null,
  granted_at      timestamptz not null,
  granted_by      uuid not null,
  granted_by_name text not null,
  ended_at        timestamptz,
  ended_by_name   text,
  constraint mission_role check (role in ('CITY_SUPERVISOR', 'DISTRICT_INSPECTOR', 'EXPERT')),
  constraint mission_title check (length(btrim(title)) between 1 and 200),
  -- SECURITY.md 5.2: a grant between districts or units lasts at most thirty days.
  constraint mission_days check (from_on <= until_on and until_on < from_on + 30),
  constraint mission_ended check ((ended_at is null) = (ended_by_name is null))
);
comment on table access.mission is 'shard:K a member of an inspection team acts for the team from day to day; id = the post he acts under';
create index mission_of_person on access.mission (person_id, until_on) where ended_at is null;
create index mission_of_plan on access.mission (plan_id);
grant select, insert, update on access.mission to bihuan_system;

create table access.mission_unit (
  team_id       uuid not null,
  unit_district int  not null,
  unit_id       uuid not null,
  from_on       date not null,
  until_on      date not null,
  opened_at     timestamptz,
  closed_at     timestamptz,
  primary key (team_id, unit_district, unit_id),
  constraint mission_unit_days check (from_on <= until_on)
);
comment on table access.mission_unit is 'shard:K a unit a team sees on these days once opened; a sealed one is opened when the team starts there';
grant select, insert, update on access.mission_unit to bihuan_system;
