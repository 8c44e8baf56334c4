-- 日常巡查: somebody was at a place and says what he found (消防法第十七条, 公安部令第61号第二十五条: 巡查并记录). Written once; what
-- was wrong is on the ledger. No figure is made of it and nobody is compared by it.
create table inspection.patrol_stop (
  district_id int         not null,
  id          uuid        not null,
  unit_id     uuid        not null,
  place_id    uuid        not null,
  at          timestamptz not null,
  received_at timestamptz not null,
  result      text        not null,
  note        text,
  hazards     uuid[]      not null,
  scanned     boolean     not null,
  person_id   uuid        not null,
  person_name text        not null,
  post_id     uuid        not null,
  post_title  text        not null,
  primary key (district_id, id),
  foreign key (district_id, place_id) references organisation.place (district_id, id),
  constraint stop_result check (result in ('NORMAL', 'PROBLEM')),
  constraint stop_note check (length(btrim(note)) between 1 and 500),
  constraint stop_problem check (
    case result when 'PROBLEM' then note is not null or cardinality(hazards) > 0 else cardinality(hazards) = 0 end)
);
comment on table inspection.patrol_stop is 'shard:D somebody was at a key place and found it in order or not; at = by the clock of the phone, received_at = by that of the server';
create index patrol_stop_of_day on inspection.patrol_stop (district_id, unit_id, at desc, id desc);
create index patrol_stop_of_place on inspection.patrol_stop (district_id, unit_id, place_id, at desc, id desc);
select platform.protect('inspection.patrol_stop', 'unit_id', 'select, insert');
