-- The passwords an account had before, as hashes, so that none comes back too soon.
create table access.password_history (
  account_id    uuid not null,
  set_at        timestamptz not null,
  password_hash text not null,
  primary key (account_id, set_at)
);
comment on table access.password_history is 'shard:K former passwords of an account; the newest few are kept';
grant select, insert, delete on access.password_history to bihuan_system;
