-- A deadline work has begun under is kept: no plan made anew moves it later, an extension or who is above does. Where a
-- raise to major asks for another plan, what was promised before stays the day from which figures count it as late.
alter table hazard.hazard
  add column owed_on date,
  add column term    jsonb;

-- The owner of the tables is under row-level security too, and no scope is entered here.
alter table hazard.hazard no force row level security;
alter table hazard.event no force row level security;
update hazard.hazard h
set owed_on = h.deadline,
    term = case
      when exists (
        select 1 from hazard.event e
        where e.district_id = h.district_id and e.hazard_id = h.id and e.act in ('START', 'SIGN_PLAN'))
      then jsonb_build_object(
        'day', h.deadline, 'first', h.deadline,
        'raised', h.level is not distinct from 'MAJOR' and h.status in ('INTERIM_CONTROL', 'PLANNING') and h.plan_signed_by is null)
      end
where h.deadline is not null;
alter table hazard.hazard force row level security;
alter table hazard.event force row level security;

alter table hazard.hazard
  add constraint owed_by_its_deadline check (
    ((owed_on is null and deadline is null) or (owed_on is not null and owed_on <= deadline)) is true);
