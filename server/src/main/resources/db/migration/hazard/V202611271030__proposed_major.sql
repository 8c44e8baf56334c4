-- What is proposed as major and not graded yet is told apart in figures and lists: until now it was counted with all that
-- is not graded. Each fact moves from one level to the other as two changes, which the fold adds like any others.
set local role bihuan_system;

insert into hazard.tally_delta (district_id, id, unit_id, day, measure, category, level, origin, amount)
select h.district_id, gen_random_uuid(), h.unit_id, f.day, f.measure, h.category, l.level, h.origin, l.sign * f.amount
from hazard.hazard h
  cross join lateral (
    select cast(h.registered_at at time zone 'Asia/Shanghai' as date) as registered,
           num_nulls(h.responsible_id, h.measures, h.funds_planned_fen, h.funds_source, h.deadline, h.contingency) = 0
             as five) d
  cross join lateral (values
    (d.registered, 'FOUND', (h.status <> 'WITHDRAWN')::int),
    (d.registered, 'WITHDRAWN', (h.status = 'WITHDRAWN')::int),
    (d.registered, 'PLANNED', (h.status <> 'WITHDRAWN' and h.deadline is not null)::int),
    (d.registered, 'FIVE_ELEMENTS', (h.status <> 'WITHDRAWN' and d.five)::int),
    (d.registered, 'REBOUND', (h.status <> 'WITHDRAWN' and h.former_id is not null)::int),
    (d.registered, 'OVER_HEAD', (h.status <> 'WITHDRAWN' and h.over_head)::int),
    (h.deadline, 'DUE', (h.status in ('REGISTERED', 'TRANSFERRED', 'JOINT_STUDY') and h.deadline is not null)::int))
    as f (day, measure, amount)
  cross join (values ('UNGRADED', -1), ('PROPOSED_MAJOR', 1)) as l (level, sign)
where h.level is null and h.proposed_level = 'MAJOR' and h.status <> 'DRAFT' and f.amount > 0;

reset role;

-- Who kept a view of what is not graded wanted to see these most of all.
update hazard.ledger_view
set search = replace(search, 'UNGRADED', 'UNGRADED,PROPOSED_MAJOR')
where search like '%level=%UNGRADED%' and length(search) <= 1985;

-- Today shows them beside the open major ones.
create index hazard_proposed_major on hazard.hazard (district_id, registered_at desc, id desc)
  where level is null and proposed_level = 'MAJOR' and next_actor <> 'NOBODY';
