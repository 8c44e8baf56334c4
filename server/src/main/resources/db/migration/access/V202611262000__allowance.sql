-- What an account has left of what it may do only so often, where a second node must not double it (decision 0170).
create table access.allowance (
  account_id uuid             not null,
  kind       text             not null check (kind in ('EXPORT')),
  remaining  double precision not null check (remaining >= 0),
  at         timestamptz      not null,
  primary key (account_id, kind)
);
comment on table access.allowance is 'shard:K a token bucket for each account and kind of costly work';
grant select, insert, update on access.allowance to bihuan_system;
