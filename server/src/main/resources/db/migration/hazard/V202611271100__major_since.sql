-- The 24 hours of a major hazard run from the moment it is known as one: its registration where it was proposed or graded so
-- first of all, the raise where it had been graded lower. The owner of the tables is under row-level security too.
alter table hazard.hazard add column major_since timestamptz;

alter table hazard.hazard no force row level security;
alter table hazard.event no force row level security;
update hazard.hazard h
set major_since = coalesce(
  (select greatest(turned.at, h.registered_at)
   from hazard.event turned
   where turned.district_id = h.district_id and turned.hazard_id = h.id
     and turned.act in ('RAISE_LEVEL', 'SEE_AGAIN', 'EDIT')
     and turned.version = 1 + (
       select max(lower.version)
       from hazard.event lower
       where lower.district_id = h.district_id and lower.hazard_id = h.id
         and coalesce(
               cast(lower.body as jsonb) #>> '{hazard,grading,level}',
               cast(lower.body as jsonb) #>> '{hazard,grading,proposedLevel}') is distinct from 'MAJOR')),
  h.registered_at)
where h.status <> 'DRAFT' and coalesce(h.level, h.proposed_level) = 'MAJOR';

update hazard.hazard
set due_on = cast((major_since + interval '24 hours') at time zone 'Asia/Shanghai' as date),
    due_reason = '重大隐患24小时内（'
      || to_char((major_since + interval '24 hours') at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
      || ' 前）落实管控并报告'
where status = 'INTERIM_CONTROL';
alter table hazard.hazard force row level security;
alter table hazard.event force row level security;

alter table hazard.hazard
  add constraint major_since_it_is_known check (
    ((major_since is not null) = (status <> 'DRAFT' and coalesce(level, proposed_level, '') = 'MAJOR')) is true);
