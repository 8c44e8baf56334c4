-- 补登: a finding is judged by the rules of its day, so a day long past has to be seen. What was registered before this
-- stays unmarked: which days were working days is not known here.
alter table hazard.hazard add column late_days int check (late_days > 0);
create index hazard_late on hazard.hazard (district_id, registered_at desc, id desc) include (unit_id, status)
  where late_days is not null;
