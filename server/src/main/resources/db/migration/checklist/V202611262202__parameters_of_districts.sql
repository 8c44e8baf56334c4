-- A district may set a clock more strictly than the city, within what the law leaves; never more loosely.
alter table checklist.parameter add column stricter text check (stricter in ('LESS', 'MORE'));

create table checklist.district_parameter
(
  district_id    int         not null,
  id             uuid        not null,
  code           text        not null,
  value          int         not null check (value >= 0),
  reason         text        not null check (reason <> ''),
  effective_from date        not null,
  effective_to   date check (effective_to > effective_from),
  version        int         not null check (version >= 1),
  made_at        timestamptz not null,
  person_id      uuid        not null,
  person_name    text        not null,
  post_title     text        not null,
  ended_by       text,
  end_reason     text,
  primary key (district_id, id),
  unique (district_id, code, effective_from),
  check ((ended_by is null) = (effective_to is null)),
  check ((end_reason is null) = (effective_to is null))
);
comment on table checklist.district_parameter is 'shard:D  where a district is stricter than the city, from when to when, by whom and why';
select platform.protect('checklist.district_parameter', null, 'select, insert');
grant update (effective_to, version, ended_by, end_reason) on checklist.district_parameter to bihuan_district;
-- It is read into memory with everything else; nodes notice by the same number.
grant update (number) on checklist.revision to bihuan_district;
