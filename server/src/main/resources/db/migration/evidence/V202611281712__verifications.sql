-- What each verification found. Nobody has to have looked at the moment it ran: the last result stands until a later one is
-- clean.
create table evidence.verification (
  id       uuid primary key,
  at       timestamptz not null,
  by_name  text,
  findings int  not null check (findings >= 0),
  named    text[] not null,
  failure  text,
  constraint failed_or_done check ((failure is null or findings = 0) is true)
);
comment on table evidence.verification is 'shard:L one run of the verification: when, by whom (null by night), how many findings with the first of them, or why it did not come to its end';
create index verification_at on evidence.verification (at desc, id desc);
grant select, insert on evidence.verification to bihuan_system;
create trigger append_only before update or delete or truncate on evidence.verification
  for each statement execute function platform.append_only();
