-- What belongs to a unit's profile (一校一档) besides its facts: special equipment and contractors; posts that change their
-- titles; names of the tree entered wrongly.

-- A title as it stood up to and including until_on. A title entered wrongly leaves no line: it never was the title.
alter table organisation.post add column version int not null default 1;
create table organisation.post_past (
  district_id int  not null,
  post_id     uuid not null,
  until_on    date not null,
  unit_id     uuid,
  title       text not null,
  primary key (district_id, post_id, until_on),
  foreign key (district_id, post_id) references organisation.post,
  constraint post_past_title check (title = btrim(title) and length(title) between 1 and 50)
);
comment on table organisation.post_past is 'shard:D what a post was called before it was renamed; until_on = the last day of that title';
select platform.protect('organisation.post_past', 'unit_id', 'select, insert');

create table organisation.equipment (
  district_id  int  not null,
  id           uuid not null,
  unit_id      uuid not null,
  kind         text not null,
  name         text not null,
  registration text not null,
  place_id     uuid,
  location     text not null,
  inspected_on date,
  due_on       date,
  maintainer   text not null,
  retired_on   date,
  retired_why  text,
  version      int  not null,
  primary key (district_id, id),
  foreign key (district_id, unit_id) references organisation.unit,
  foreign key (district_id, place_id) references organisation.place,
  constraint equipment_kind check (kind in ('BOILER', 'PRESSURE_VESSEL', 'PRESSURE_PIPING', 'LIFT', 'CRANE', 'ROPEWAY', 'AMUSEMENT_RIDE',
    'SITE_VEHICLE')),
  constraint equipment_name check (name = btrim(name) and length(name) between 1 and 100),
  constraint equipment_days check (due_on > inspected_on),
  constraint equipment_retired check ((retired_on is null) = (retired_why is null))
);
comment on table organisation.equipment is 'shard:D special equipment (特种设备) of a unit; due_on = day by which it must be inspected again, retired_on = last day in use';
create index equipment_of_unit on organisation.equipment (district_id, unit_id);
create unique index no_twin_registrations on organisation.equipment (district_id, unit_id, registration)
  where retired_on is null and registration <> '';
select platform.protect('organisation.equipment', 'unit_id');

create table organisation.contractor (
  district_id   int  not null,
  id            uuid not null,
  unit_id       uuid not null,
  kind          text not null,
  name          text not null,
  credit_code   text not null,
  contact_name  text not null,
  contact_phone text not null,
  from_on       date not null,
  to_on         date,
  agreement_on  date,
  version       int  not null,
  primary key (district_id, id),
  foreign key (district_id, unit_id) references organisation.unit,
  constraint contractor_kind check (kind in ('CATERING', 'PROPERTY', 'SECURITY', 'FIRE_MAINTENANCE', 'EQUIPMENT_MAINTENANCE', 'SCHOOL_BUS',
    'CONSTRUCTION', 'OTHER')),
  constraint contractor_name check (name = btrim(name) and length(name) between 1 and 100),
  constraint contractor_code check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  constraint contractor_days check (to_on >= from_on)
);
comment on table organisation.contractor is 'shard:D whom a unit has work done by (外包、服务单位), from_on … to_on, both days included; agreement_on = safety agreement signed';
create index contractor_of_unit on organisation.contractor (district_id, unit_id);
create unique index no_twin_contracts on organisation.contractor (district_id, unit_id, kind, credit_code, from_on);
select platform.protect('organisation.contractor', 'unit_id');

alter table organisation.change
  drop constraint change_kind,
  add constraint change_kind check (kind in ('RENAME', 'CORRECT_NAME', 'MOVE', 'REASSIGN', 'MERGE', 'SPLIT', 'CLOSE'));
