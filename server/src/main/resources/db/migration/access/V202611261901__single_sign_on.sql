-- Who somebody is at the site's identity server; registered by an administrator, never made by signing in.
alter table access.account
  add column sign_on_issuer    text,
  add column sign_on_subject   text check (length(sign_on_subject) between 1 and 255),
  add column sign_on_linked_at timestamptz,
  add column sign_on_linked_by text,
  add constraint account_sign_on check (
    num_nonnulls(sign_on_issuer, sign_on_subject, sign_on_linked_at, sign_on_linked_by) in (0, 4));

create table access.sign_on_name (
  name_hash  bytea primary key,
  account_id uuid  not null
);
comment on table access.sign_on_name is 'shard:K subjects of identity servers (SHA-256 of issuer and subject) are unique over all districts, as login names are';
grant select, insert, delete on access.sign_on_name to bihuan_system;

create table access.sign_on_attempt (
  token_hash   bytea       primary key,
  state        text        not null,
  nonce        text        not null,
  verifier     text        not null,
  redirect_uri text        not null,
  target       text        not null,
  proving      uuid,
  expires_at   timestamptz not null
);
comment on table access.sign_on_attempt is 'shard:K gone to the identity server and not yet back; the browser that began it carries the token; proving = the session whose owner proves himself once more';
grant select, insert, delete on access.sign_on_attempt to bihuan_system;

-- The session of the identity server a session of ours began with; it ends with it.
alter table access.session
  add column sign_on_subject text,
  add column sign_on_sid     text,
  drop constraint session_why,
  add constraint session_why check (ended_why in
    ('SIGNED_OUT', 'OWNER', 'TOO_MANY', 'PASSWORD', 'DISABLED', 'POST_SWITCHED', 'STEP_UP', 'FACTOR', 'SIGN_ON'));
alter table access.sign_in_ticket
  add column sign_on_subject text,
  add column sign_on_sid     text;
