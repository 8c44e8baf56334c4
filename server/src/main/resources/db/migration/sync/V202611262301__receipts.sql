-- What phones sent in: once each, with both clocks. What it changed lies in the modules it belongs to.
create schema sync;
select platform.open_schema('sync');

create table sync.receipt (
  district_id     int         not null,
  id              uuid        not null,
  unit_id         uuid        not null,
  kind            text        not null check (kind in ('FINDING', 'CHECK', 'RECTIFICATION')),
  content         jsonb       not null,
  content_hash    text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
  originals       jsonb       not null,
  thing_id        uuid        not null,
  number          text,
  outcome         text        not null,
  person_id       uuid        not null,
  person_name     text        not null,
  post_id         uuid        not null,
  post_title      text        not null,
  device_id       uuid        not null,
  device_sequence bigint      not null check (device_sequence >= 0),
  device_at       timestamptz not null,
  clock_offset_ms bigint,
  offset_known_at timestamptz,
  longitude       numeric(9, 6) check (longitude between -180 and 180),
  latitude        numeric(8, 6) check (latitude between -90 and 90),
  accuracy_m      int         check (accuracy_m >= 0),
  received_at     timestamptz not null,
  primary key (district_id, id)
);
comment on table sync.receipt is 'shard:D what phones sent in, exactly once, with device time, server time and the last known offset';
create index receipt_by_person on sync.receipt (person_id, received_at desc);
select platform.protect('sync.receipt', 'unit_id', 'select, insert');
