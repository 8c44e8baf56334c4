-- Items proposed from below: by a unit to its district, by a district to the city. What was said about one stays.
create table checklist.item_proposal
(
  district_id    int         not null,
  id             uuid        not null,
  unit_id        uuid,
  text           jsonb       not null,
  reason         text        not null check (reason <> ''),
  state          text        not null check (state in ('AT_DISTRICT', 'AT_CITY', 'ACCEPTED', 'REFUSED')),
  item_code      text,
  version        int         not null check (version >= 1),
  proposed_at    timestamptz not null,
  person_id      uuid        not null,
  person_name    text        not null,
  post_title     text        not null,
  node_name      text        not null,
  primary key (district_id, id),
  foreign key (district_id, unit_id) references organisation.unit,
  check ((state = 'ACCEPTED') = (item_code is not null))
);
comment on table checklist.item_proposal is 'shard:D  a check item proposed from below, and what became of it';

create table checklist.item_proposal_remark
(
  district_id int         not null,
  proposal_id uuid        not null,
  id          uuid        not null,
  unit_id     uuid,
  kind        text        not null check (kind in ('COMMENT', 'FORWARDED', 'ACCEPTED', 'REFUSED')),
  remark      text        not null check (remark <> ''),
  said_at     timestamptz not null,
  person_id   uuid        not null,
  person_name text        not null,
  post_title  text        not null,
  node_name   text        not null,
  primary key (district_id, proposal_id, id),
  foreign key (district_id, proposal_id) references checklist.item_proposal
);
comment on table checklist.item_proposal_remark is 'shard:D  what was said and decided about a proposed item';

select platform.protect('checklist.item_proposal', 'unit_id', 'select, insert');
select platform.protect('checklist.item_proposal_remark', 'unit_id', 'select, insert');
-- Only the level that is asked decides, and never the unit that proposed.
grant update (text, state, item_code, version) on checklist.item_proposal to bihuan_district, bihuan_city, bihuan_system;
