-- Checks that come round by the frequency of their list: who does them at a unit, and the occurrences as tasks with the day
-- from which they may be done and the day until which they must be.
create table inspection.schedule (
  district_id   int  not null,
  id            uuid not null,
  unit_id       uuid not null,
  checklist_code text not null references checklist.checklist,
  post_id       uuid not null,
  post_title    text not null,
  from_on       date not null,
  ended_on      date,
  made_at       timestamptz not null,
  made_by       uuid not null,
  made_by_name  text not null,
  made_by_post  uuid not null,
  made_by_title text not null,
  ended_by_name text,
  primary key (district_id, id),
  constraint schedule_ended check ((ended_on is null) = (ended_by_name is null))
);
comment on table inspection.schedule is 'shard:D a check list comes round at a unit, done by this post; ended, never deleted';
create unique index schedule_once on inspection.schedule (district_id, unit_id, checklist_code) where ended_on is null;
select platform.protect('inspection.schedule', 'unit_id');

alter table inspection.task add column schedule_id uuid;
alter table inspection.task add column start_on date;
alter table inspection.task add constraint task_occurrence check ((schedule_id is null) = (start_on is null));
alter table inspection.task add constraint task_days check (start_on <= due_on);
create unique index task_once_each_time on inspection.task (district_id, schedule_id, start_on);
