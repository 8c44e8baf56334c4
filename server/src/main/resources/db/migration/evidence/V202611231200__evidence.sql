-- A Merkle tree over all history and its signed checkpoints. Local to one place: the order of the leaves is one order.
create schema evidence;
grant usage on schema evidence to bihuan_system;

create table evidence.log (
  id        int primary key check (id = 1),
  origin    text not null,
  size      bigint not null check (size >= 0),
  sealed_at timestamptz,
  swept_at  timestamptz
);
comment on table evidence.log is 'shard:L one row: how many leaves the tree has; sealed_at = last look for new lines, swept_at = last look at all lines';
insert into evidence.log (id, origin, size) values (1, 'bihuan/' || gen_random_uuid(), 0);
grant select, update on evidence.log to bihuan_system;

create table evidence.leaf (
  idx         bigint primary key,
  kind        text   not null check (kind in ('HAZARD', 'AUDIT', 'FILE')),
  district_id int    not null,
  stream      uuid   not null,
  version     int    not null,
  hash        bytea  not null check (length(hash) = 32),
  unique (kind, district_id, stream, version)
);
comment on table evidence.leaf is 'shard:L one leaf for each line of history: where it stands and the hash it had when it was sealed';
grant select, insert on evidence.leaf to bihuan_system;

create table evidence.tile (
  step smallint not null check (step > 0),
  idx  bigint   not null,
  hash bytea    not null check (length(hash) = 32),
  primary key (step, idx)
);
comment on table evidence.tile is 'shard:L roots of complete subtrees of 256^step leaves; everything between is computed from them';
grant select, insert on evidence.tile to bihuan_system;

create table evidence.checkpoint (
  size      bigint primary key check (size > 0),
  root      bytea  not null check (length(root) = 32),
  signed_at timestamptz not null,
  note      text   not null
);
comment on table evidence.checkpoint is 'shard:L signed notes; a copy of each lies outside the database';
grant select, insert on evidence.checkpoint to bihuan_system;

-- What is new is found by time; history arrives in the order of time, so a block range index is enough.
create index event_recorded on hazard.event using brin (recorded_at);
create index file_uploaded on file.file using brin (uploaded_at);
