-- Reports of the public. No role of a person enters this schema, not even the city's: the desks of the keepers work as
-- the system and ask themselves what belongs to whom, so that no query of another module can come upon a report.
create schema tipoff;
grant usage on schema tipoff to bihuan_system;

create function tipoff.protect(table_name regclass, rights text) returns void
  language plpgsql
as
$$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy system_rows on %s to bihuan_system using (true)', table_name);
  execute format('grant %s on %s to bihuan_system', rights, table_name);
end
$$;

create table tipoff.loose_photo (
  id          uuid not null primary key,
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  received_on date not null
);
comment on table tipoff.loose_photo is 'shard:K a photo received before its report; forgotten the next day where no report came';
select tipoff.protect('tipoff.loose_photo', 'select, insert, delete');

create table tipoff.report (
  district_id     int   not null,
  id              uuid  not null,
  version         int   not null check (version > 0),
  state           text  not null check (state in
    ('SUBMITTED', 'REFUSED', 'ACCEPTED', 'VERIFYING', 'VERIFIED', 'RECTIFYING', 'CLOSED', 'NOT_FIXED')),
  desk            text  not null check (desk in ('DISTRICT', 'CITY', 'AUDIT')),
  desk_district   int   not null,
  transfer        jsonb,
  about           text  not null check (about in ('UNIT', 'DISTRICT_OFFICE', 'CITY_OFFICE')),
  unit_id         uuid,
  target          text  not null check (btrim(target) <> ''),
  place_text      text  not null,
  what            text  not null check (btrim(what) <> ''),
  code_hash       bytea not null check (length(code_hash) = 32),
  fingerprint     bytea not null check (length(fingerprint) = 32),
  submitted_on    date  not null,
  edited          jsonb,
  assignee_id     uuid,
  hazard_id       uuid,
  answer          text,
  material        jsonb,
  closed_on       date,
  feedback        jsonb not null,
  identity        bytea,
  keeper_share    bytea,
  seal_share      bytea,
  destroyed_on    date,
  primary key (district_id, id),
  unique (district_id, code_hash),
  -- a separately edited version goes on, never the report itself
  constraint edited_before_anybody_else_reads check (assignee_id is null or edited is not null),
  constraint both_shares_or_none check (
    (identity is null) = (keeper_share is null) and (identity is null) = (seal_share is null)),
  constraint destroyed_is_gone check (destroyed_on is null or identity is null),
  constraint closed_with_answer check (
    (state not in ('REFUSED', 'CLOSED', 'NOT_FIXED') or (closed_on is not null and length(answer) > 0)) is true)
);
comment on table tipoff.report is 'shard:D what somebody reported, where it is dealt with, and how far; the day only, no address, no device';
create index report_of_desk on tipoff.report (desk, desk_district, submitted_on desc, id desc);
create index report_by_code on tipoff.report (code_hash);
create index report_of_assignee on tipoff.report (assignee_id) where assignee_id is not null;
create index report_with_identity on tipoff.report (closed_on) where identity is not null;
select tipoff.protect('tipoff.report', 'select, insert, update');

create table tipoff.photo (
  district_id int  not null,
  report_id   uuid not null,
  position    int  not null check (position between 1 and 5),
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (district_id, report_id, position),
  foreign key (district_id, report_id) references tipoff.report (district_id, id)
);
comment on table tipoff.photo is 'shard:D photos of a report: a copy drawn anew, without anything the camera wrote beside the picture';
select tipoff.protect('tipoff.photo', 'select, insert');

create table tipoff.line (
  district_id int         not null,
  report_id   uuid        not null,
  version     int         not null,
  act         text        not null,
  at          timestamptz not null,
  by          jsonb,
  words       text,
  primary key (district_id, report_id, version),
  foreign key (district_id, report_id) references tipoff.report (district_id, id)
);
comment on table tipoff.line is 'shard:D what was done with a report, by whom; the reporter is nobody';
select tipoff.protect('tipoff.line', 'select, insert');

create table tipoff.unsealing (
  district_id int         not null,
  id          uuid        not null,
  report_id   uuid        not null,
  reason      text        not null check (btrim(reason) <> ''),
  asked_by    jsonb       not null,
  asker_id    uuid        not null,
  asked_at    timestamptz not null,
  decision    text        check (decision in ('AGREED', 'REFUSED')),
  decided_by  jsonb,
  decider_id  uuid,
  decided_at  timestamptz,
  expires_at  timestamptz,
  looks       int         not null check (looks >= 0),
  primary key (district_id, id),
  foreign key (district_id, report_id) references tipoff.report (district_id, id),
  constraint two_persons check (decider_id is null or decider_id <> asker_id),
  constraint decided_by_somebody check (
    (decision is null) = (decider_id is null) and (decision is null) = (decided_by is null)
    and (decision is null) = (decided_at is null)),
  constraint agreed_for_a_while check ((decision is not null and decision = 'AGREED') = (expires_at is not null)),
  constraint looked_at_only_when_agreed check (looks = 0 or decision = 'AGREED')
);
comment on table tipoff.unsealing is 'shard:D asked for with a reason, agreed to by the second key, and how often looked at';
create index unsealing_of_report on tipoff.unsealing (district_id, report_id);
create index unsealing_by_time on tipoff.unsealing (asked_at desc, id desc);
select tipoff.protect('tipoff.unsealing', 'select, insert, update');
