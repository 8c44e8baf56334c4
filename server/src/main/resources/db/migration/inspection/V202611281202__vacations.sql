-- The winter and summer vacation of a unit: on these days nobody is asked for the daily checks.
create table inspection.vacation (
  district_id   int  not null,
  id            uuid not null,
  unit_id       uuid not null,
  name          text not null check (btrim(name) <> ''),
  from_on       date not null,
  until_on      date not null,
  daily_checks  text not null check (daily_checks in ('PAUSED', 'GO_ON')),
  made_at       timestamptz not null,
  made_by       uuid not null,
  made_by_name  text not null,
  made_by_title text not null,
  ended_on      date,
  ended_by_name text,
  primary key (district_id, id),
  constraint vacation_days check (from_on <= until_on),
  constraint vacation_is_no_half_year check (until_on - from_on < 75),
  constraint vacation_ended check ((ended_on is null) = (ended_by_name is null))
);
comment on table inspection.vacation is 'shard:D days of a vacation at a unit; ended, never deleted: what was not asked for stays so';
create index vacation_of_unit on inspection.vacation (district_id, unit_id, from_on);
select platform.protect('inspection.vacation', 'unit_id');
