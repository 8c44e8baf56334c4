-- What opens the things of one person on one phone again when the PIN is forgotten. The phone keeps a copy of its key that only
-- this opens, and asks for it after signing in; by itself it opens nothing.
create table sync.phone_secret (
  person_id uuid        not null,
  id        uuid        not null,
  device_id uuid        not null,
  secret    bytea       not null check (octet_length(secret) = 32),
  made_at   timestamptz not null,
  primary key (person_id, id)
);
comment on table sync.phone_secret is 'shard:K what opens the things of a person on a phone again when the PIN is forgotten';
alter table sync.phone_secret enable row level security;
alter table sync.phone_secret force row level security;
create policy system_rows on sync.phone_secret to bihuan_system using (true);
grant select, insert on sync.phone_secret to bihuan_system;
