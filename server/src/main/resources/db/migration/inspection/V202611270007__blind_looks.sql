-- 盲查回头看: a second inspector sees place and former photo only and says found or not found; only then the file. The unit has
-- no right to these rows: it does not know that it is looked at.
create table inspection.blind_look (
  district_id int  not null,
  id          uuid not null,
  unit_id     uuid not null,
  hazard_id   uuid not null,
  person_id   uuid not null,
  person_name text not null,
  post_title  text not null,
  taken_at    timestamptz not null,
  found       boolean,
  note        text,
  answered_at timestamptz,
  primary key (district_id, id),
  constraint blind_answered check ((found is null) = (answered_at is null) and (found is null) = (note is null))
);
comment on table inspection.blind_look is 'shard:D who looks back at a written-off hazard without knowing its file, and what he found';
create index blind_look_of_person on inspection.blind_look (district_id, person_id, taken_at desc);
create index blind_look_of_hazard on inspection.blind_look (district_id, hazard_id);
select platform.protect('inspection.blind_look', null);
