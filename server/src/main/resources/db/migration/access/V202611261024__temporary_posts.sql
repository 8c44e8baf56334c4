-- Posts acted under for a while by somebody who does not hold them: a substitute of his absent superior (代班), or
-- whoever is let in for a few hours in an emergency. They end by the clock; nothing here is ever overwritten.
create table access.temporary_post (
  id              uuid primary key,
  kind            text not null,
  person_id       uuid not null,
  person_name     text not null,
  post_district   int  not null,
  post_id         uuid not null,
  for_person      uuid,
  for_name        text,
  reason          text not null,
  from_at         timestamptz,
  until_at        timestamptz,
  hours           int,
  asked_at        timestamptz not null,
  asked_by        uuid not null,
  asked_by_name   text not null,
  decision        text,
  decided_at      timestamptz,
  decided_by      uuid,
  decided_by_name text,
  ended_at        timestamptz,
  ended_by_name   text,
  constraint temporary_kind check (kind in ('SUBSTITUTE', 'EMERGENCY')),
  constraint temporary_reason check (length(btrim(reason)) between 1 and 200),
  constraint temporary_decision check (decision in ('CONFIRMED', 'REFUSED')),
  constraint temporary_decided check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  constraint temporary_ended check ((ended_at is null) = (ended_by_name is null)),
  constraint temporary_times check ((from_at is null) = (until_at is null) and from_at < until_at),
  constraint substitute_of_one check ((kind = 'SUBSTITUTE') = (for_person is not null) and for_person <> person_id),
  constraint substitute_by_himself check (kind <> 'SUBSTITUTE' or asked_by = for_person),
  constraint substitute_at_most_14_days check (kind <> 'SUBSTITUTE' or until_at <= from_at + interval '14 days'),
  constraint emergency_at_most_4_hours check (kind <> 'EMERGENCY' or hours between 1 and 4 and until_at <= from_at + interval '4 hours'),
  constraint emergency_by_two check (kind <> 'EMERGENCY' or decided_by <> asked_by and person_id not in (asked_by, decided_by)),
  constraint emergency_only_when_confirmed check (kind <> 'EMERGENCY' or from_at is null or decision = 'CONFIRMED')
);
comment on table access.temporary_post is 'shard:K who acts from when to when under a post he does not hold, for whom, on whose word';
create index temporary_of_person on access.temporary_post (person_id, until_at) where ended_at is null;
create index temporary_latest on access.temporary_post (kind, asked_at);
grant select, insert, update on access.temporary_post to bihuan_system;
