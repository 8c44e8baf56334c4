-- A check is one of the day it was finished where it was made; submitted_at is when the server had it. Of a team also when
-- and where it arrived, so that the record holds by itself what its paper says.
alter table inspection.inspection add column started_at timestamptz;
alter table inspection.inspection add column started_place text;
alter table inspection.inspection add column finished_at timestamptz;
alter table inspection.inspection add column finish_doubt text;

alter table inspection.inspection no force row level security;
alter table inspection.task no force row level security;
alter table inspection.plan_target no force row level security;
-- What was kept before had its receipt for its end.
update inspection.inspection set finished_at = submitted_at;
update inspection.inspection i
set started_at = t.planned_at,
    started_place = p.started_place
from inspection.task t
left join inspection.plan_target p on p.district_id = t.plan_district and p.plan_id = t.plan_id and p.id = t.id
where t.district_id = i.district_id and t.id = i.task_id and t.team_id is not null;
alter table inspection.inspection force row level security;
alter table inspection.task force row level security;
alter table inspection.plan_target force row level security;

alter table inspection.inspection alter column finished_at set not null;
alter table inspection.inspection add constraint inspection_finished check (
  finished_at <= submitted_at and (finish_doubt is null or finished_at = submitted_at));
alter table inspection.inspection add constraint inspection_doubt check (
  finish_doubt in ('NOT_TOLD', 'AHEAD', 'BEFORE_BEGINNING', 'LONG_AGO'));
alter table inspection.inspection add constraint inspection_started check (
  case when started_at is null then started_place is null else started_at <= submitted_at end);
