-- Who did or was refused what, outside the history of hazards. Only ever added to.
create schema audit;
grant usage on schema audit to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;

create table audit.entry (
  district_id int  not null,
  id          uuid not null,
  at          timestamptz not null,
  act         text not null,
  result      text not null,
  person_id   uuid,
  person_name text,
  post_id     uuid,
  post_title  text,
  role        text,
  node_id     uuid,
  node_name   text,
  network     text,
  request     text,
  subject     text not null,
  details     jsonb not null,
  primary key (district_id, id),
  constraint entry_result check (result in ('DONE', 'REFUSED'))
);
comment on table audit.entry is 'shard:D audit trail; district_id = the ledger the subject belongs to, 110100 for what concerns the whole city; details never hold passwords, codes or tokens';
create index entry_time on audit.entry (at, id);
create index entry_person on audit.entry (person_id, at);

-- Everybody who acts adds; only the audit desk reads; nobody changes or removes.
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy everybody_adds on audit.entry for insert
  to bihuan_unit, bihuan_district, bihuan_city, bihuan_system with check (true);
create policy system_reads on audit.entry for select to bihuan_system using (true);
grant insert on audit.entry to bihuan_unit, bihuan_district, bihuan_city;
grant select, insert on audit.entry to bihuan_system;
