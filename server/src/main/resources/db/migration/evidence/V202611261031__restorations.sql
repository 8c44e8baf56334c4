-- Who answered for putting back an older state of the database, and what was given up by it.
create table evidence.restoration (
  id           uuid        primary key,
  origin       text        not null,
  kept_size    bigint      not null,
  kept_root    bytea       not null check (length(kept_root) = 32),
  size         bigint      not null check (size < kept_size),
  reason       text        not null check (length(reason) between 10 and 500),
  declared_by  uuid        not null,
  declared_at  timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by <> declared_by)
);
comment on table evidence.restoration is 'shard:L declared by one administrator, confirmed by another';
grant select, insert, update, delete on evidence.restoration to bihuan_system;
