-- Published content, the same for every district: reference tables, written only by the start-up that brings a new
-- edition. A version is never edited; all that may change is the day it ends.
create schema checklist;
select platform.open_schema('checklist');

create table checklist.edition
(
  effective_from date primary key,
  name           text        not null check (name <> ''),
  digest         text        not null check (digest ~ '^[0-9a-f]{64}$'),
  loaded_at      timestamptz not null
);
comment on table checklist.edition is 'shard:R  each edition of the catalogue files that was ever loaded';

create table checklist.item
(
  code     text primary key check (code ~ '^[A-Z]{2}-[0-9]{3}$'),
  category text not null check (category in ('SAFETY_DUTY', 'FIRE', 'CONSTRUCTION', 'CAMPUS_OPERATION', 'OUTSOURCING',
                                             'LABORATORY', 'KEY_PLACE', 'TRAFFIC', 'EMERGENCY', 'OTHER'))
);
comment on table checklist.item is 'shard:R  a check item keeps its code and its category for ever';

create table checklist.item_version
(
  code           text    not null references checklist.item,
  effective_from date    not null,
  effective_to   date check (effective_to > effective_from),
  requirement    text    not null check (requirement <> ''),
  method         text    not null check (method <> ''),
  hazard_phrase  text    not null check (hazard_phrase <> ''),
  measure        text    not null check (measure <> ''),
  deadline_days  int     not null check (deadline_days between 0 and 366),
  level          text    not null check (level in ('MAJOR', 'GENERAL', 'MINOR')),
  frequency      text    not null check (frequency in ('BEFORE_WORK', 'DAILY', 'WEEKLY', 'WEEKLY_IN_FLOOD_SEASON', 'MONTHLY',
                                                       'QUARTERLY', 'EACH_TERM', 'HALF_YEARLY', 'YEARLY', 'SPECIAL')),
  unit_types     text[]  not null check (cardinality(unit_types) > 0),
  basis          text    not null check (basis <> ''),
  verified       text    not null check (verified in ('VERIFIED', 'PARTIAL', 'MEMORY')),
  primary key (code, effective_from)
);
comment on table checklist.item_version is 'shard:R  what an item said from one day to another';

create table checklist.judgement_set
(
  code           text not null,
  version        text not null check (version <> ''),
  title          text not null check (title <> ''),
  document       text not null check (document <> ''),
  jurisdiction   text not null check (jurisdiction <> ''),
  verified       text not null check (verified in ('VERIFIED', 'PARTIAL', 'MEMORY')),
  effective_from date not null,
  effective_to   date check (effective_to > effective_from),
  primary key (code, effective_from)
);
comment on table checklist.judgement_set is 'shard:R  a published rule by which a hazard is major (判定标准), per version';

create table checklist.judgement_section
(
  set_code text not null,
  set_from date not null,
  code     text not null,
  position int  not null,
  title    text not null check (title <> ''),
  kind     text not null check (kind in ('DIRECT', 'COMPOSITE')),
  at_least int  not null check (at_least >= 1 and (kind = 'COMPOSITE' or at_least = 1)),
  primary key (set_code, set_from, code),
  foreign key (set_code, set_from) references checklist.judgement_set
);
comment on table checklist.judgement_section is 'shard:R  clauses counted together: any one (直接判定) or at least so many (综合判定)';

create table checklist.judgement_clause
(
  set_code     text not null,
  set_from     date not null,
  section_code text not null,
  code         text not null,
  position     int  not null,
  text         text not null check (text <> ''),
  basis        text not null check (basis <> ''),
  verified     text not null check (verified in ('VERIFIED', 'PARTIAL', 'MEMORY')),
  primary key (set_code, set_from, section_code, code),
  foreign key (set_code, set_from, section_code) references checklist.judgement_section
);
comment on table checklist.judgement_clause is 'shard:R  one judged fact of a rule';

create table checklist.clause_item
(
  set_code     text not null,
  set_from     date not null,
  section_code text not null,
  clause_code  text not null,
  item_code    text not null references checklist.item,
  primary key (set_code, set_from, section_code, clause_code, item_code),
  foreign key (set_code, set_from, section_code, clause_code) references checklist.judgement_clause
);
comment on table checklist.clause_item is 'shard:R  the items whose failing means that the fact is present';

create table checklist.checklist
(
  code text primary key
);
comment on table checklist.checklist is 'shard:R  a check list keeps its code for ever';

create table checklist.checklist_version
(
  code           text   not null references checklist.checklist,
  effective_from date   not null,
  effective_to   date check (effective_to > effective_from),
  title          text   not null check (title <> ''),
  unit_types     text[] not null check (cardinality(unit_types) > 0),
  frequency      text   not null check (frequency in ('BEFORE_WORK', 'DAILY', 'WEEKLY', 'WEEKLY_IN_FLOOD_SEASON', 'MONTHLY',
                                                      'QUARTERLY', 'EACH_TERM', 'HALF_YEARLY', 'YEARLY', 'SPECIAL')),
  kind           text   not null check (kind in ('SELF_CHECK', 'PATROL')),
  primary key (code, effective_from)
);
comment on table checklist.checklist_version is 'shard:R  what a check list was from one day to another';

create table checklist.checklist_line
(
  code           text not null,
  effective_from date not null,
  position       int  not null check (position >= 1),
  item_code      text not null references checklist.item,
  primary key (code, effective_from, position),
  unique (code, effective_from, item_code),
  foreign key (code, effective_from) references checklist.checklist_version
);
comment on table checklist.checklist_line is 'shard:R  items in the order of checking; inspections store their results in this order';

create table checklist.parameter
(
  code           text not null check (code ~ '^[a-z0-9_]+(\.[a-z0-9_]+)+$'),
  effective_from date not null,
  effective_to   date check (effective_to > effective_from),
  value          text not null check (value <> ''),
  unit           text not null,
  meaning        text not null check (meaning <> ''),
  basis          text not null check (basis <> ''),
  primary key (code, effective_from)
);
comment on table checklist.parameter is 'shard:R  clocks, frequencies and thresholds as data with history';

grant select on all tables in schema checklist to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
grant insert on all tables in schema checklist to bihuan_system;
grant update (effective_to) on checklist.item_version, checklist.judgement_set, checklist.checklist_version,
  checklist.parameter to bihuan_system;
