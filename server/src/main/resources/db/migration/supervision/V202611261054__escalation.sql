-- What stands still climbs the tree by itself: reminders before a deadline, and after it proposals to write to the unit,
-- each issued or dismissed by a person.
create schema supervision;
select platform.open_schema('supervision');

create table supervision.reminder (
  district_id int  not null,
  id          uuid not null,
  hazard_id   uuid not null,
  unit_id     uuid not null,
  deadline    date not null,
  days_before int  not null check (days_before > 0),
  made_on     date not null,
  primary key (district_id, id),
  unique (district_id, hazard_id, deadline, days_before)
);
comment on table supervision.reminder is 'shard:D  a deadline draws near (T-7, T-3, T-1); given once for each deadline';
create index reminder_of_unit on supervision.reminder (district_id, unit_id, made_on desc, id desc);
select platform.protect('supervision.reminder', 'unit_id', 'select');
grant insert on supervision.reminder to bihuan_system;

create table supervision.letter (
  district_id  int         not null,
  id           uuid        not null,
  unit_id      uuid        not null,
  hazard_id    uuid        not null,
  rung         text        not null check (rung in ('REMINDER', 'URGING_LETTER', 'ORDER', 'INTERVIEW')),
  state        text        not null check (state in
    ('PROPOSED', 'DISMISSED', 'LAPSED', 'ISSUED', 'RECEIVED', 'REPLIED', 'CLOSED')),
  version      int         not null check (version > 0),
  deadline     date        not null,
  reason       text        not null check (reason <> ''),
  proposed_on  date        not null,
  number       text,
  requirement  text,
  reply_by     date,
  issued       jsonb,
  dismissed    jsonb,
  received     jsonb,
  replied      jsonb,
  closed       jsonb,
  primary key (district_id, id),
  unique (district_id, number),
  -- once for each deadline: an extension that was granted begins anew
  unique (district_id, hazard_id, deadline, rung),
  constraint issued_with_number_and_requirement check (
    (state in ('ISSUED', 'RECEIVED', 'REPLIED', 'CLOSED'))
      = (number is not null and issued is not null and reply_by is not null and length(requirement) > 0)),
  constraint dismissed_with_reason check ((state = 'DISMISSED') = (dismissed is not null)),
  constraint received_before_replied check (replied is null or received is not null),
  constraint closed_with_opinion check ((state = 'CLOSED') = (closed is not null))
);
comment on table supervision.letter is 'shard:D  a step of the ladder 提醒函、督促函、督办、约谈 for one overdue hazard: proposed by the clock, decided by a person';
create index letter_by_day on supervision.letter (district_id, proposed_on desc, id desc);
create index letter_of_unit on supervision.letter (district_id, unit_id, proposed_on desc, id desc);
select platform.protect('supervision.letter', 'unit_id', 'select, update');
grant insert on supervision.letter to bihuan_system;

create table supervision.number_counter (
  district_id int  not null,
  year        int  not null,
  rung        text not null,
  last        int  not null,
  primary key (district_id, year, rung)
);
comment on table supervision.number_counter is 'shard:D  last number of a kind of letter in a district and year';
select platform.protect('supervision.number_counter', null);
