-- Teams that were on site before beginnings were kept may hand in after their days too.
alter table inspection.plan_target no force row level security;
update access.mission_unit m
set begun_at = t.started_at
from inspection.plan_target t
where t.team_id = m.team_id and t.unit_district = m.unit_district and t.unit_id = m.unit_id
  and t.started_at is not null and m.opened_at is not null and m.begun_at is null;
alter table inspection.plan_target force row level security;
