-- Step-up: who does something grave has proved only just now that it is he. Kept beside the session, not in it, so that
-- further proofs than the password need no other table.
create table access.step_up (
  session_id uuid primary key,
  account_id uuid not null,
  proved_at  timestamptz not null
);
comment on table access.step_up is 'shard:K when the owner of a session last proved who he is, beyond having the token';
create index step_up_age on access.step_up (proved_at);
grant select, insert, delete on access.step_up to bihuan_system;

alter table access.session drop constraint session_why;
alter table access.session add constraint session_why
  check (ended_why in ('SIGNED_OUT', 'OWNER', 'TOO_MANY', 'PASSWORD', 'DISABLED', 'POST_SWITCHED', 'STEP_UP'));
