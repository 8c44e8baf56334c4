-- Long work on behalf of one person: tables that leave the system, and tables that come in.
create schema exchange;
select platform.open_schema('exchange');

create table exchange.job (
  district_id  int         not null,
  id           uuid        not null,
  unit_id      uuid,
  account_id   uuid        not null,
  post_id      uuid        not null,
  kind         text        not null check (kind in ('EXPORT', 'IMPORT')),
  state        text        not null check (state in ('RUNNING', 'READY', 'DONE', 'FAILED', 'CANCELLED')),
  title        text        not null,
  detail       text        not null,
  request_hash bytea       not null,
  total        int         not null check (total >= 0),
  done         int         not null check (done >= 0),
  rows_new     int,
  rows_known   int,
  rows_wrong   int,
  problem      text,
  remedy       text,
  file_name    text,
  file_size    bigint,
  cancel_asked boolean     not null default false,
  created_at   timestamptz not null,
  seen_at      timestamptz not null,
  finished_at  timestamptz,
  primary key (district_id, id),
  constraint finished_or_at_work check ((state in ('RUNNING', 'READY')) = (finished_at is null)),
  constraint failed_with_a_reason check ((state = 'FAILED') = (problem is not null))
);
comment on table exchange.job is 'shard:D Exports and imports of one person under one post; district_id and unit_id are those of the post, 110100 for the city; seen_at = when its worker last showed a sign of life';
create index job_of_person on exchange.job (district_id, account_id, created_at);
select platform.protect('exchange.job', 'unit_id', 'select, insert, update, delete');

-- Two at a time in the whole installation: a worker holds a place as long as it shows signs of life.
create table exchange.slot (
  n       int primary key,
  job_id  uuid,
  seen_at timestamptz,
  constraint slot_taken check ((job_id is null) = (seen_at is null))
);
comment on table exchange.slot is 'shard:L Places for long work; more nodes do not make more of them';
insert into exchange.slot (n) values (1), (2);
grant select, update on exchange.slot to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
