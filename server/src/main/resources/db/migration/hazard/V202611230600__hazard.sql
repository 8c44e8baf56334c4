-- The ledger. Whatever is found is registered here and leaves only by verified write-off; no row is ever deleted.
create schema hazard;
select platform.open_schema('hazard');

create table hazard.hazard (
  district_id       int         not null,
  id                uuid        not null,
  unit_id           uuid        not null,
  number            text,
  version           int         not null check (version > 0),
  status            text        not null check (status in
    ('DRAFT', 'REGISTERED', 'FIXED_ON_SPOT', 'INTERIM_CONTROL', 'PLANNING', 'RECTIFYING', 'AWAITING_ACCEPTANCE',
     'AWAITING_CONFIRMATION', 'CLOSED', 'REBOUNDED', 'TRANSFERRED', 'JOINT_STUDY', 'WITHDRAWN')),
  -- finding
  place_id          uuid,
  place_text        text        not null check (length(place_text) between 1 and 300),
  category          text        not null,
  item_code         text,
  description       text        not null check (length(description) between 1 and 2000),
  basis             text,
  source            text        not null,
  origin            text        not null check (origin in ('SELF', 'ON_BEHALF', 'SUPERIOR', 'PUBLIC', 'MONITORING')),
  found_level       text        not null check (found_level in ('UNIT', 'DISTRICT', 'CITY')),
  confirm_level     text        not null check (confirm_level in ('UNIT', 'DISTRICT', 'CITY')),
  over_head         boolean     not null,
  found_at          timestamptz not null,
  found_by          jsonb       not null,
  registered_at     timestamptz,
  registered_by     jsonb,
  no_photo_reason   text,
  -- grading: the policy level and the statutory level (安全生产法 knows 一般 and 重大 only) are two facts
  level             text check (level in ('MAJOR', 'GENERAL', 'MINOR')),
  statutory_level   text check (statutory_level in ('MAJOR', 'GENERAL')),
  proposed_level    text check (proposed_level in ('MAJOR', 'GENERAL', 'MINOR')),
  judgement         jsonb,
  graded_at         timestamptz,
  graded_by         jsonb,
  -- major hazards: control at once and the two reports (安全生产法 第四十一条)
  interim_control   jsonb,
  reports           jsonb       not null default '[]',
  -- 五落实 and, for major hazards, the six-content plan under the head's signature
  responsible_id    uuid,
  responsible       jsonb,
  rectifier_id      uuid,
  rectifier         jsonb,
  measures          text,
  funds_planned_fen bigint check (funds_planned_fen >= 0),
  funds_source      text,
  deadline          date,
  contingency       text,
  major_plan        jsonb,
  plan_signed_by    uuid,
  plan_signature    jsonb,
  -- finish, acceptance, confirmation
  completion        jsonb,
  finished_by       uuid,
  funds_actual_fen  bigint check (funds_actual_fen >= 0),
  accepted_by       uuid,
  accepted_level    text check (accepted_level in ('UNIT', 'DISTRICT', 'CITY')),
  acceptance        jsonb,
  confirmed_by      uuid,
  confirmation      jsonb,
  closed_at         timestamptz,
  look_backs        jsonb       not null default '[]',
  look_back_due     date,
  referral          jsonb,
  former_id         uuid,
  successor_id      uuid,
  duplicate_of      uuid,
  rebounds          int         not null default 0,
  extensions        int         not null default 0,
  -- the next step and its clock
  next_actor        text        not null check (next_actor in
    ('REGISTRANT', 'SAFETY_OFFICER', 'UNIT_HEAD', 'RECTIFIER', 'DISTRICT', 'CITY', 'NOBODY')),
  proposal_actor    text check (proposal_actor in ('UNIT_HEAD', 'DISTRICT', 'CITY')),
  due_on            date,
  due_reason        text,
  updated_at        timestamptz not null,
  registration_hash bytea       not null,
  head              bytea       not null,
  primary key (district_id, id),
  unique (district_id, number),
  foreign key (district_id, former_id) references hazard.hazard (district_id, id),
  foreign key (district_id, duplicate_of) references hazard.hazard (district_id, id),

  constraint numbered_once_registered check ((status = 'DRAFT') = (number is null)),
  constraint graded_before_rectified check (
    status in ('DRAFT', 'REGISTERED', 'TRANSFERRED', 'JOINT_STUDY', 'WITHDRAWN') or level is not null),
  constraint statutory_level_follows check (
    (level is null) = (statutory_level is null) and (level is distinct from 'MAJOR' or statutory_level = 'MAJOR')),
  -- 工作方案（九）: what cannot be fixed at once names person, measures, money, deadline and emergency plan
  constraint five_elements check (
    status not in ('RECTIFYING', 'AWAITING_ACCEPTANCE', 'AWAITING_CONFIRMATION')
    or (responsible_id is not null and length(measures) > 0 and funds_planned_fen is not null
        and length(funds_source) > 0 and deadline is not null and length(contingency) > 0)),
  -- 总局令第16号 第十五条: six contents, signed by the head himself (安全生产法 第二十一条)
  constraint major_plan_signed check (
    level is distinct from 'MAJOR' or status not in ('RECTIFYING', 'AWAITING_ACCEPTANCE', 'AWAITING_CONFIRMATION', 'CLOSED')
    or (plan_signed_by is not null
        and length(major_plan ->> 'goal') > 0 and length(major_plan ->> 'methods') > 0
        and length(major_plan ->> 'resources') > 0 and length(major_plan ->> 'people') > 0
        and length(major_plan ->> 'schedule') > 0 and length(major_plan ->> 'safety') > 0)),
  constraint major_controlled_and_reported check (
    level is distinct from 'MAJOR'
    or status not in ('PLANNING', 'RECTIFYING', 'AWAITING_ACCEPTANCE', 'AWAITING_CONFIRMATION', 'CLOSED')
    or (interim_control is not null and jsonb_path_exists(reports, '$[*] ? (@.to == "AUTHORITY")')
        and jsonb_path_exists(reports, '$[*] ? (@.to == "STAFF")'))),
  constraint major_never_fixed_on_spot check (level is distinct from 'MAJOR' or status <> 'FIXED_ON_SPOT'),
  constraint rectifier_is_not_acceptor check (
    accepted_by is null
    or (accepted_by is distinct from finished_by and accepted_by is distinct from rectifier_id
        and accepted_by is distinct from responsible_id)),
  constraint two_keys check (confirmed_by is null or (confirmed_by <> accepted_by and confirmed_by is distinct from finished_by)),
  constraint closed_only_after_acceptance check (
    status not in ('CLOSED', 'REBOUNDED') or (accepted_by is not null and closed_at is not null
      and (confirm_level = 'UNIT' or confirmed_by is not null or accepted_level in ('CITY', confirm_level)))),
  constraint major_needs_two_keys check (
    level is distinct from 'MAJOR' or status <> 'CLOSED' or confirmed_by is not null),
  constraint withdrawn_duplicate_is_another check (duplicate_of is null or duplicate_of <> id)
);
comment on table hazard.hazard is 'shard:D One hazard as it stands now; its history is hazard.event.';
select platform.protect('hazard.hazard', 'unit_id');

create index hazard_by_registration on hazard.hazard (district_id, registered_at desc, id desc);
create index hazard_by_registration_city on hazard.hazard (registered_at desc, id desc);
create index hazard_by_due_city on hazard.hazard (due_on, id) where next_actor <> 'NOBODY';
create index hazard_by_unit on hazard.hazard (district_id, unit_id, registered_at desc, id desc);
create index hazard_by_due on hazard.hazard (district_id, due_on, id) where next_actor <> 'NOBODY';
create index hazard_unit_open on hazard.hazard (district_id, unit_id, due_on, id) where next_actor <> 'NOBODY';
create index hazard_look_back_due on hazard.hazard (district_id, look_back_due) where look_back_due is not null;
create index hazard_same_item on hazard.hazard (district_id, unit_id, item_code) where next_actor <> 'NOBODY';

-- Append-only. A line is one act; its hash covers the line before it, so a changed or missing line shows.
create table hazard.event (
  district_id   int         not null,
  hazard_id     uuid        not null,
  version       int         not null check (version > 0),
  unit_id       uuid        not null,
  act           text        not null,
  at            timestamptz not null,
  recorded_at   timestamptz not null default now(),
  actor_id      uuid        not null,
  body          text        not null,
  previous_hash bytea       not null,
  hash          bytea       not null,
  key           uuid        not null,
  primary key (district_id, hazard_id, version),
  unique (district_id, hazard_id, key),
  foreign key (district_id, hazard_id) references hazard.hazard (district_id, id)
);
comment on table hazard.event is 'shard:D History of each hazard, one chained line per act.';
select platform.protect('hazard.event', 'unit_id', 'select, insert');

create table hazard.photo (
  district_id int         not null,
  hazard_id   uuid        not null,
  file_id     uuid        not null,
  unit_id     uuid        not null,
  kind        text        not null check (kind in ('BEFORE', 'AFTER', 'INTERIM', 'EVIDENCE')),
  version     int         not null,
  added_by    jsonb       not null,
  added_at    timestamptz not null,
  primary key (district_id, hazard_id, file_id),
  foreign key (district_id, hazard_id) references hazard.hazard (district_id, id)
);
comment on table hazard.photo is 'shard:D Photos and papers that prove a step of a hazard.';
select platform.protect('hazard.photo', 'unit_id', 'select, insert');

-- What one person asks and another decides: extension, withdrawal, downgrade.
create table hazard.proposal (
  district_id     int         not null,
  id              uuid        not null,
  hazard_id       uuid        not null,
  unit_id         uuid        not null,
  kind            text        not null check (kind in ('EXTENSION', 'WITHDRAWAL', 'DOWNGRADE')),
  state           text        not null check (state in ('OPEN', 'APPROVED', 'REFUSED')),
  reason          text        not null check (length(reason) > 0),
  new_deadline    date,
  old_deadline    date,
  interim_control text,
  to_level        text check (to_level in ('GENERAL', 'MINOR')),
  ground          text check (ground in ('FALSE_REPORT', 'DUPLICATE')),
  duplicate_of    uuid,
  decided_at_level text       not null check (decided_at_level in ('DISTRICT', 'CITY')),
  needs_signature boolean     not null,
  proposed_by     uuid        not null,
  proposer        jsonb       not null,
  proposed_at     timestamptz not null,
  signed_by       uuid,
  signature       jsonb,
  decided_by      uuid,
  decider         jsonb,
  decided_at      timestamptz,
  opinion         text,
  primary key (district_id, id),
  foreign key (district_id, hazard_id) references hazard.hazard (district_id, id),
  constraint extension_names_date_and_control check (
    kind <> 'EXTENSION' or (new_deadline > old_deadline and length(interim_control) > 0)),
  constraint downgrade_names_level check (kind <> 'DOWNGRADE' or to_level is not null),
  constraint withdrawal_names_ground check (
    kind <> 'WITHDRAWAL' or (ground is not null and (ground <> 'DUPLICATE' or duplicate_of is not null))),
  constraint decided_by_somebody_else check (decided_by is null or (decided_by <> proposed_by and decided_by is distinct from signed_by)),
  constraint decided_or_open check ((state = 'OPEN') = (decided_by is null)),
  constraint signed_before_approved check (state <> 'APPROVED' or not needs_signature or signed_by is not null)
);
comment on table hazard.proposal is 'shard:D What one person proposes for a hazard and another decides.';
create unique index one_open_proposal on hazard.proposal (district_id, hazard_id) where state = 'OPEN';
create index proposal_of_hazard on hazard.proposal (district_id, hazard_id, proposed_at);
select platform.protect('hazard.proposal', 'unit_id');

-- 流水号 of a ledger's year. Taken as the last statement of a registration, so that the row is locked only while the
-- transaction commits, and never leaves a gap that would look like a deletion.
create table hazard.number_counter (
  district_id int not null,
  year        int not null,
  last        int not null,
  primary key (district_id, year)
);
comment on table hazard.number_counter is 'shard:D Last ledger number given in a district and year.';
select platform.protect('hazard.number_counter', null);
create policy unit_rows on hazard.number_counter to bihuan_unit
  using (district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
grant select, insert, update on hazard.number_counter to bihuan_unit;

-- Figures: one delta row per changed fact, written with the change itself; a job folds them into sums per unit and day.
create table hazard.tally_delta (
  district_id int         not null,
  id          uuid        not null,
  unit_id     uuid        not null,
  day         date        not null,
  measure     text        not null,
  category    text        not null,
  level       text        not null,
  origin      text        not null,
  amount      bigint      not null,
  primary key (district_id, id)
);
comment on table hazard.tally_delta is 'shard:D Changes of figures not yet folded into hazard.tally.';
select platform.protect('hazard.tally_delta', 'unit_id', 'select, insert');
grant update, delete on hazard.tally_delta to bihuan_system;

create table hazard.tally (
  district_id int    not null,
  unit_id     uuid   not null,
  day         date   not null,
  measure     text   not null,
  category    text   not null,
  level       text   not null,
  origin      text   not null,
  amount      bigint not null,
  primary key (district_id, unit_id, day, measure, category, level, origin)
);
comment on table hazard.tally is 'shard:D Folded figures per unit and day; add hazard.tally_delta for the present moment.';
select platform.protect('hazard.tally', 'unit_id');
create table hazard.tally_district (
  district_id int    not null,
  day         date   not null,
  measure     text   not null,
  category    text   not null,
  level       text   not null,
  origin      text   not null,
  amount      bigint not null,
  primary key (district_id, day, measure, category, level, origin)
);
comment on table hazard.tally_district is 'shard:D Folded figures per district and day, for whoever looks at whole districts.';
select platform.protect('hazard.tally_district', null);
