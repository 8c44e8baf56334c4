-- A request for a reset or for an emergency grant is a question of its day, not a standing permit: one is open at a time,
-- and it is closed by the asker, by its time, or by a phone enrolled since. What stands open twice stays as it was asked
-- and is closed here, all but the latest.
alter table access.factor_reset
  add column closed_at timestamptz,
  add column closed_why text,
  add constraint reset_closed check (
    ((closed_at is null) = (closed_why is null) and (closed_at is null or decision is null)
      and (closed_why is null or closed_why in ('WITHDRAWN', 'EXPIRED', 'OVERTAKEN'))) is true);
update access.factor_reset r
set closed_at = now(), closed_why = 'OVERTAKEN'
where r.decision is null
  and exists (select 1
              from access.factor_reset later
              where later.account_id = r.account_id and later.decision is null
                and (later.asked_at, later.id) > (r.asked_at, r.id));
drop index access.reset_open;
create unique index reset_open on access.factor_reset (account_id) where decision is null and closed_at is null;

alter table access.temporary_post
  add column closed_why text,
  add constraint emergency_closed check (
    (closed_why is null or kind = 'EMERGENCY' and closed_why in ('WITHDRAWN', 'EXPIRED', 'OVERTAKEN')
      and decision is null and ended_at is not null) is true);
update access.temporary_post t
set ended_at = now(), ended_by_name = '系统', closed_why = 'OVERTAKEN'
where t.kind = 'EMERGENCY' and t.decision is null and t.ended_at is null
  and exists (select 1
              from access.temporary_post later
              where later.kind = 'EMERGENCY' and later.decision is null and later.ended_at is null
                and later.person_id = t.person_id and later.post_district = t.post_district and later.post_id = t.post_id
                and (later.asked_at, later.id) > (t.asked_at, t.id));
create unique index emergency_open on access.temporary_post (person_id, post_district, post_id)
  where kind = 'EMERGENCY' and decision is null and ended_at is null;

-- That one stands open is known only where all of them are: a few rows a year, kept everywhere.
comment on table access.factor_reset is 'shard:R a system administrator asks, a security administrator decides; never one person, never for himself';
comment on table access.temporary_post is 'shard:R who acts from when to when under a post he does not hold, for whom, on whose word';
