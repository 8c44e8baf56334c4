-- How a check was done: when each item was looked at and for how long, as the phone or the page told. Shown to the person
-- himself and to nobody else; no figure is made of it.
create table inspection.course (
  district_id   int  not null,
  done_on       date not null,
  inspection_id uuid not null,
  unit_id       uuid not null,
  person_id     uuid not null,
  steps         jsonb not null,
  primary key (district_id, done_on, inspection_id),
  foreign key (district_id, done_on, inspection_id) references inspection.inspection
);
comment on table inspection.course is 'shard:D how a check was done, for the person who did it alone';
select platform.protect('inspection.course', 'unit_id', 'select, insert');
