-- What became of each backup and of each look into one.
create schema backup;
grant usage on schema backup to bihuan_system;

create table backup.run (
  id         uuid        primary key,
  kind       text        not null check (kind in ('BACKUP', 'CHECK')),
  started_at timestamptz not null,
  ended_at   timestamptz not null,
  good       boolean     not null,
  told       text        not null
);
comment on table backup.run is 'shard:L one row for each backup made and each backup opened again';
create index run_by_kind on backup.run (kind, ended_at);
grant select, insert on backup.run to bihuan_system;
