-- Checks made by a team: the same rows as a unit's own, with the team and the plan they were sent by.
alter table inspection.task add column team_id uuid;
alter table inspection.task add column plan_district int;
alter table inspection.task add column plan_id uuid;
alter table inspection.task drop constraint task_kind_check;
alter table inspection.task add constraint task_kind check (kind in ('SELF_CHECK', 'PATROL', 'SPECIAL_CHECK', 'DISTRICT_CHECK', 'CITY_CHECK', 'UNANNOUNCED', 'CROSS_INSPECTION', 'JOINT_INSPECTION', 'LOOK_BACK'));
alter table inspection.task add constraint task_of_team check (
  (kind in ('SELF_CHECK', 'PATROL')) = (team_id is null) and (team_id is null) = (plan_id is null) and (plan_id is null) = (plan_district is null));

alter table inspection.inspection add column signatures jsonb;
alter table inspection.inspection drop constraint inspection_kind_check;
alter table inspection.inspection add constraint inspection_kind check (kind in ('SELF_CHECK', 'PATROL', 'SPECIAL_CHECK', 'DISTRICT_CHECK', 'CITY_CHECK', 'UNANNOUNCED', 'CROSS_INSPECTION', 'JOINT_INSPECTION', 'LOOK_BACK'));
-- 安全生产法第六十八条: inspectors and the head of the unit sign, or the refusal is put on record.
alter table inspection.inspection add constraint inspection_signed check ((kind in ('SELF_CHECK', 'PATROL')) = (signatures is null));

-- 自查漏查: the team confirmed that the unit's own check had passed what it found wrong.
alter table inspection.item_note add column missed boolean not null default false;
