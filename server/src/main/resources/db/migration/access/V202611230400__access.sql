-- Accounts, sign-in and sessions. Only the sign-in desk (scope "system") reaches these tables: no row is a business
-- row, and nobody's scope of business data opens them.
create schema access;
grant usage on schema access to bihuan_system;

create table access.account (
  id                 uuid primary key references organisation.person,
  login              text not null,
  password_hash      text not null,
  password_set_at    timestamptz not null,
  initial_until      timestamptz,
  post_district      int,
  post_id            uuid,
  opened_at          timestamptz not null,
  opened_by          text not null,
  disabled_at        timestamptz,
  disabled_by        text,
  signed_in_at       timestamptz,
  version            int not null,
  constraint account_post check ((post_district is null) = (post_id is null)),
  constraint account_disabled check ((disabled_at is null) = (disabled_by is null))
);
comment on table access.account is 'shard:K id = the person: one person, one account; initial_until = a first password, to be changed before that time; post = the one acted under last';

create table access.login_name (
  login      text primary key,
  account_id uuid not null,
  constraint login_lower_case check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9._-]{2,39}$')
);
comment on table access.login_name is 'shard:K login names are unique over all districts, so they live in a table of their own keyed by that value';

create table access.session (
  token_hash    bytea primary key,
  id            uuid not null,
  account_id    uuid not null,
  post_district int  not null,
  post_id       uuid not null,
  network       text not null,
  device        text not null,
  opened_at     timestamptz not null,
  seen_at       timestamptz not null,
  ends_at       timestamptz not null,
  ended_at      timestamptz,
  ended_why     text,
  constraint session_token check (octet_length(token_hash) = 32),
  constraint session_ended check ((ended_at is null) = (ended_why is null)),
  constraint session_why check (ended_why in ('SIGNED_OUT', 'OWNER', 'TOO_MANY', 'PASSWORD', 'DISABLED', 'POST_SWITCHED'))
);
comment on table access.session is 'shard:K signed-in sessions; the token itself is known to the browser only, here lies its SHA-256';
create index session_of_account on access.session (account_id) where ended_at is null;
create index session_age on access.session (ends_at);

create table access.sign_in_attempt (
  login_hash bytea not null,
  network    text  not null,
  failures   int   not null,
  last_at    timestamptz not null,
  locked_until timestamptz,
  primary key (login_hash, network)
);
comment on table access.sign_in_attempt is 'shard:K failed sign-ins per name and network, so that an attacker elsewhere locks out nobody; names are hashed, people type passwords there by mistake';
create index attempt_of_network on access.sign_in_attempt (network, last_at);

create table access.setup_code (
  id         int primary key check (id = 1),
  code_hash  bytea not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
comment on table access.setup_code is 'shard:L the one-time code of the first administrator';

grant select, insert, update, delete on access.session, access.sign_in_attempt, access.setup_code to bihuan_system;
grant select, insert, update on access.account, access.login_name to bihuan_system;
