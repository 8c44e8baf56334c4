-- The second factor of an account, the way in between password and code, and its reset by two persons. Secrets are
-- sealed with a key that lies in the data folder: whoever reads these tables cannot make a code.
create table access.second_factor (
  account_id   uuid primary key,
  secret       bytea,
  confirmed_at timestamptz,
  pending      bytea,
  pending_at   timestamptz,
  last_step    bigint not null,
  constraint factor_confirmed check ((secret is null) = (confirmed_at is null)),
  constraint factor_pending check ((pending is null) = (pending_at is null))
);
comment on table access.second_factor is 'shard:K secret = in use, pending = shown but not confirmed yet; last_step = the last time step whose code was used, none is taken twice';

create table access.recovery_code (
  account_id uuid  not null,
  code_hash  bytea not null,
  used_at    timestamptz,
  primary key (account_id, code_hash)
);
comment on table access.recovery_code is 'shard:K single-use codes for a lost phone; the codes themselves are known to their owner only';

create table access.sign_in_ticket (
  ticket_hash bytea primary key,
  account_id  uuid not null,
  expires_at  timestamptz not null
);
comment on table access.sign_in_ticket is 'shard:K the password was right, the code is still to come';
create index ticket_of_account on access.sign_in_ticket (account_id);

create table access.factor_reset (
  id              uuid primary key,
  account_id      uuid not null,
  reason          text not null,
  asked_at        timestamptz not null,
  asked_by        uuid not null,
  asked_by_name   text not null,
  decision        text,
  decided_at      timestamptz,
  decided_by      uuid,
  decided_by_name text,
  constraint reset_reason check (length(btrim(reason)) between 1 and 200),
  constraint reset_decision check (decision in ('CONFIRMED', 'REFUSED')),
  constraint reset_decided check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)
    and (decision is null) = (decided_by_name is null)),
  constraint reset_by_two check (decided_by <> asked_by and asked_by <> account_id and decided_by <> account_id)
);
comment on table access.factor_reset is 'shard:K a system administrator asks, a security administrator decides; never one person, never for himself';
create index reset_open on access.factor_reset (asked_at) where decision is null;

alter table access.session drop constraint session_why;
alter table access.session add constraint session_why check (ended_why in
  ('SIGNED_OUT', 'OWNER', 'TOO_MANY', 'PASSWORD', 'DISABLED', 'POST_SWITCHED', 'STEP_UP', 'FACTOR'));

grant select, insert, update, delete on access.second_factor, access.recovery_code, access.sign_in_ticket to bihuan_system;
grant select, insert, update on access.factor_reset to bihuan_system;
