-- Published: how many checks of its own a unit submitted on a day and what they found. A day with inspections and nothing
-- failed and nothing left unchecked is an explicit zero report. What a team of a superior did is not the unit's merit.
create or replace view inspection.v_coverage with (security_invoker = true) as
select i.district_id,
       i.unit_id,
       i.done_on as day,
       count(*) as inspections,
       sum(cardinality(i.results) - cardinality(array_positions(i.results, 3::smallint))
           - cardinality(array_positions(i.results, 5::smallint))) as items_checked,
       sum(cardinality(array_positions(i.results, 2::smallint)) + cardinality(array_positions(i.results, 4::smallint)))
         as items_failed,
       sum(cardinality(array_positions(i.results, 5::smallint))) as items_not_checked
from inspection.inspection i
where i.kind in ('SELF_CHECK', 'PATROL')
group by i.district_id, i.unit_id, i.done_on;

-- Published: that a unit submitted a check on a day, for whoever only asks whether it did. One that left everything
-- unchecked did not check.
create or replace view inspection.v_checked_day with (security_invoker = true) as
select i.district_id, i.unit_id, i.done_on as day
from inspection.inspection i
where i.kind in ('SELF_CHECK', 'PATROL')
  and i.results && array [1, 2, 3, 4]::smallint[];

-- Published: every finding with the hazard it became or already was, for the story of a hazard.
create or replace view inspection.v_finding with (security_invoker = true) as
select n.district_id,
       n.unit_id,
       n.hazard_id,
       n.ledger,
       n.inspection_id,
       i.task_id,
       n.done_on,
       i.submitted_at,
       n.item_code,
       n.result,
       n.note,
       i.checklist_code,
       i.checklist_from,
       i.person_id,
       i.person_name,
       i.post_title
from inspection.item_note n
join inspection.inspection i
  on i.district_id = n.district_id and i.done_on = n.done_on and i.id = n.inspection_id
where n.hazard_id is not null;

grant select on inspection.v_coverage, inspection.v_checked_day, inspection.v_finding
  to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
