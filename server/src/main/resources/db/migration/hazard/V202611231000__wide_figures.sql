-- Figures of a unit and day stand in one row with a column per measure instead of a row per measure: a third of the
-- space, and a week of the city reads a third of the rows. Sums per month and over all days answer long periods, sums per
-- day of all kinds together draw curves.
drop view if exists hazard.v_tally_unit;
drop view if exists hazard.v_tally_district;
alter table hazard.tally rename to tally_by_measure;
alter index hazard.tally_pkey rename to tally_by_measure_pkey;
drop table hazard.tally_district;

create table hazard.tally (
  district_id   int    not null,
  unit_id       uuid   not null,
  day           date   not null,
  category      text   not null,
  level         text   not null,
  origin        text   not null,
  found         int    not null,
  rectified     int    not null,
  on_spot       int    not null,
  planned       int    not null,
  five_elements int    not null,
  withdrawn     int    not null,
  rebound       int    not null,
  over_head     int    not null,
  written_off   int    not null,
  due           int    not null,
  funds         bigint not null,
  primary key (district_id, unit_id, day, category, level, origin)
);
comment on table hazard.tally is 'shard:D Folded figures per unit and day; add hazard.tally_delta for the present moment.';
create index tally_live on hazard.tally (district_id, unit_id) where found <> rectified or due <> 0;

create table hazard.tally_district (
  district_id   int    not null,
  day           date   not null,
  category      text   not null,
  level         text   not null,
  origin        text   not null,
  found         int    not null,
  rectified     int    not null,
  on_spot       int    not null,
  planned       int    not null,
  five_elements int    not null,
  withdrawn     int    not null,
  rebound       int    not null,
  over_head     int    not null,
  written_off   int    not null,
  due           int    not null,
  funds         bigint not null,
  primary key (district_id, day, category, level, origin)
);
comment on table hazard.tally_district is 'shard:D Folded figures per district and day, for whoever looks at whole districts.';
-- What is still due is little and is asked for across all days.
create index tally_district_due on hazard.tally_district (district_id, day)
  include (category, level, origin, due) where due <> 0;

create table hazard.tally_span (
  district_id   int    not null,
  span          text   not null check (span in ('DAY', 'MONTH', 'EVER')),
  starts        date   not null,
  category      text   not null,
  level         text   not null,
  origin        text   not null,
  found         int    not null,
  rectified     int    not null,
  on_spot       int    not null,
  planned       int    not null,
  five_elements int    not null,
  withdrawn     int    not null,
  rebound       int    not null,
  over_head     int    not null,
  written_off   int    not null,
  due           int    not null,
  funds         bigint not null,
  primary key (district_id, span, starts, category, level, origin)
);
comment on table hazard.tally_span is 'shard:D Folded figures per district and month; over all days (EVER, starts -infinity); and per day of all kinds together (category, level and origin ALL).';

-- People read figures; only the fold writes them.
select platform.protect('hazard.tally', 'unit_id', 'select');
select platform.protect('hazard.tally_district', null, 'select');
select platform.protect('hazard.tally_span', null, 'select');
grant insert, update on hazard.tally, hazard.tally_district, hazard.tally_span to bihuan_system;

set local role bihuan_system;

insert into hazard.tally
select district_id, unit_id, day, category, level, origin,
       coalesce(sum(amount) filter (where measure = 'FOUND'), 0),
       coalesce(sum(amount) filter (where measure = 'RECTIFIED'), 0),
       coalesce(sum(amount) filter (where measure = 'ON_SPOT'), 0),
       coalesce(sum(amount) filter (where measure = 'PLANNED'), 0),
       coalesce(sum(amount) filter (where measure = 'FIVE_ELEMENTS'), 0),
       coalesce(sum(amount) filter (where measure = 'WITHDRAWN'), 0),
       coalesce(sum(amount) filter (where measure = 'REBOUND'), 0),
       coalesce(sum(amount) filter (where measure = 'OVER_HEAD'), 0),
       coalesce(sum(amount) filter (where measure = 'WRITTEN_OFF'), 0),
       coalesce(sum(amount) filter (where measure = 'DUE'), 0),
       coalesce(sum(amount) filter (where measure = 'FUNDS'), 0)
from hazard.tally_by_measure
group by district_id, unit_id, day, category, level, origin;

insert into hazard.tally_district
select district_id, day, category, level, origin, sum(found), sum(rectified), sum(on_spot), sum(planned),
       sum(five_elements), sum(withdrawn), sum(rebound), sum(over_head), sum(written_off), sum(due), sum(funds)
from hazard.tally
group by district_id, day, category, level, origin;

insert into hazard.tally_span
select district_id, s.span, s.starts, s.category, s.level, s.origin, sum(found), sum(rectified), sum(on_spot), sum(planned),
       sum(five_elements), sum(withdrawn), sum(rebound), sum(over_head), sum(written_off), sum(due), sum(funds)
from hazard.tally_district t
  cross join lateral (values ('MONTH', date_trunc('month', t.day::timestamp)::date, t.category, t.level, t.origin),
                             ('EVER', date '-infinity', t.category, t.level, t.origin),
                             ('DAY', t.day, 'ALL', 'ALL', 'ALL'))
    as s (span, starts, category, level, origin)
group by district_id, s.span, s.starts, s.category, s.level, s.origin
order by s.span, district_id;

reset role;
drop table hazard.tally_by_measure;

-- The rows behind two figures of the tables: major hazards not yet written off, and what was written off in a period.
create index hazard_major_open on hazard.hazard (district_id, registered_at desc, id desc)
  where level = 'MAJOR' and next_actor <> 'NOBODY';
create index hazard_by_close on hazard.hazard (district_id, closed_at) include (unit_id, registered_at, status)
  where closed_at is not null;
