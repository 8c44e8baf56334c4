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

-- Published to the evidence: the lines of a draw with the hash of what they say. The first is its commitment, and everybody
-- can repeat it from what the notice board tells; the second its result. The commitment is computed once more from what it
-- stands for, so that neither can be exchanged without the other.
create or replace view inspection.v_draw_line with (security_invoker = true) as
select d.district_id, d.plan_id as stream, 1 as version, d.committed_at as at,
       sha256(convert_to(
         concat_ws(E'\n', 'draw-commitment', d.commitment,
                   encode(sha256(convert_to(d.secret || E'\n' || d.inputs, 'UTF8')), 'hex'),
                   to_char(d.committed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                   coalesce(d.public_source, '-'),
                   coalesce(to_char(d.public_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS'), '-')),
         'UTF8')) as hash
from inspection.draw d
union all
select d.district_id, d.plan_id, 2, d.drawn_at,
       sha256(convert_to(
         concat_ws(E'\n', 'draw-result', d.commitment, d.public_value, d.witness,
                   to_char(d.drawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), d.drawn_by_name, d.result),
         'UTF8'))
from inspection.draw d
where d.result is not null;
grant select on inspection.v_draw_line to bihuan_system;
