-- Checks done by a check list. Millions of "passed" a day are one small array per inspection; only what there is
-- more to say about is a row of its own.
create schema inspection;
select platform.open_schema('inspection');

create table inspection.task
(
  district_id         int         not null,
  id                  uuid        not null,
  unit_id             uuid        not null,
  checklist_code      text        not null references checklist.checklist,
  checklist_from      date,
  kind                text        not null check (kind in ('SELF_CHECK', 'PATROL')),
  due_on              date        not null,
  assignee_post_id    uuid        not null,
  assignee_post_title text        not null,
  state               text        not null check (state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED')),
  version             int         not null check (version >= 1),
  draft               jsonb,
  planned_at          timestamptz not null,
  planned_by          uuid        not null,
  planned_by_name     text        not null,
  planned_by_post     uuid        not null,
  planned_by_title    text        not null,
  saved_at            timestamptz,
  saved_by_name       text,
  inspection_id       uuid,
  inspected_on        date,
  primary key (district_id, id),
  unique (district_id, inspection_id),
  foreign key (checklist_code, checklist_from) references checklist.checklist_version,
  -- The version of the check list is fixed when the work begins, so that the answers keep their order.
  check ((state = 'NOT_STARTED') = (checklist_from is null)),
  check ((state = 'SUBMITTED') = (inspection_id is not null and inspected_on is not null)),
  check ((state = 'IN_PROGRESS') = (draft is not null))
);
comment on table inspection.task is 'shard:D  somebody has to check a list by a day; missed is derived, never stored';
create index task_by_unit on inspection.task (district_id, unit_id, due_on desc, id desc);
create index task_by_day on inspection.task (district_id, due_on desc, id desc);

-- The day is part of the key, so that the table can be partitioned by month without changing anything that points here.
create table inspection.inspection
(
  district_id    int         not null,
  done_on        date        not null,
  id             uuid        not null,
  unit_id        uuid        not null,
  task_id        uuid        not null,
  checklist_code text        not null,
  checklist_from date        not null,
  kind           text        not null check (kind in ('SELF_CHECK', 'PATROL')),
  submitted_at   timestamptz not null,
  results        smallint[]  not null check (cardinality(results) > 0 and results <@ array [1, 2, 3, 4]::smallint[]),
  person_id      uuid        not null,
  person_name    text        not null,
  post_id        uuid        not null,
  post_title     text        not null,
  node_name      text        not null,
  content_hash   text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
  primary key (district_id, done_on, id),
  foreign key (district_id, task_id) references inspection.task,
  foreign key (checklist_code, checklist_from) references checklist.checklist_version
);
comment on table inspection.inspection is 'shard:D  a submitted check; results in the order of the check list version: 1 pass, 2 fail, 3 not applicable, 4 fixed on the spot';
create index inspection_by_unit on inspection.inspection (district_id, unit_id, done_on desc, id desc);

create table inspection.item_note
(
  district_id     int      not null,
  done_on         date     not null,
  inspection_id   uuid     not null,
  position        smallint not null check (position >= 1),
  unit_id         uuid     not null,
  item_code       text     not null references checklist.item,
  result          smallint not null check (result between 1 and 4),
  note            text,
  reading         text,
  place_id        uuid,
  place_text      text,
  before_photos   uuid[]   not null,
  after_photos    uuid[]   not null,
  no_photo_reason text,
  measures        text,
  hazard_id       uuid,
  ledger          text check (ledger in ('REGISTERED', 'LINKED')),
  primary key (district_id, done_on, inspection_id, position),
  foreign key (district_id, done_on, inspection_id) references inspection.inspection,
  -- Whatever failed is on the ledger, and nothing else.
  check ((result in (2, 4)) = (hazard_id is not null)),
  check ((hazard_id is null) = (ledger is null))
);
comment on table inspection.item_note is 'shard:D  what there is to say about an item beyond its result: every failed one, and passed ones with a note or a reading';
create index item_note_by_hazard on inspection.item_note (district_id, hazard_id) where hazard_id is not null;

select platform.protect('inspection.task', 'unit_id');
select platform.protect('inspection.inspection', 'unit_id', 'select, insert');
select platform.protect('inspection.item_note', 'unit_id', 'select, insert');
