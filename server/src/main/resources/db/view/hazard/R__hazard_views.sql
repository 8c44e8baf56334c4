-- What other modules may read of the ledger. security_invoker: the reader's own row policies apply.
drop view if exists hazard.v_hazard;
create view hazard.v_hazard with (security_invoker = true) as
select h.district_id, h.id as hazard_id, h.unit_id, h.number, h.status, h.level, h.category, h.item_code, h.place_id,
       h.place_text, h.description, h.source, h.origin, h.found_level, h.found_at, h.registered_at, h.owed_on as deadline,
       h.closed_at, h.next_actor, h.over_head, h.rebounds, h.extensions, h.look_back_due,
       h.late_days
from hazard.hazard h
where h.status <> 'DRAFT';

-- Of what is major or proposed so: since when that runs, by which rule, and what is done until it is gone.
drop view if exists hazard.v_major;
create view hazard.v_major with (security_invoker = true) as
select h.district_id, h.id as hazard_id, h.unit_id, h.major_since, h.judgement ->> 'text' as judgement,
       h.interim_control ->> 'measures' as interim
from hazard.hazard h
where h.major_since is not null;
grant select on hazard.v_major to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;

-- Photos and papers of hazards, for whoever may see the unit.
drop view if exists hazard.v_photo;
create view hazard.v_photo with (security_invoker = true) as
select p.district_id, p.hazard_id, p.unit_id, p.file_id, p.kind, p.added_at
from hazard.photo p;
grant select on hazard.v_photo to bihuan_district, bihuan_city, bihuan_system;

-- Where each line of history stands, and its hash.
drop view if exists hazard.v_event;
create view hazard.v_event with (security_invoker = true) as
select district_id, hazard_id, version, recorded_at, hash
from hazard.event;
grant select on hazard.v_event to bihuan_system;

-- Figures up to this moment: what is folded and what is not yet.
drop view if exists hazard.v_tally_unit;
drop view if exists hazard.v_tally_district;
drop view if exists hazard.v_tally_span;
drop view if exists hazard.v_tally_unfolded;
create view hazard.v_tally_unfolded with (security_invoker = true) as
select district_id, unit_id, day, category, level, origin,
       case measure when 'FOUND' then amount else 0 end::int as found,
       case measure when 'RECTIFIED' then amount else 0 end::int as rectified,
       case measure when 'ON_SPOT' then amount else 0 end::int as on_spot,
       case measure when 'PLANNED' then amount else 0 end::int as planned,
       case measure when 'FIVE_ELEMENTS' then amount else 0 end::int as five_elements,
       case measure when 'WITHDRAWN' then amount else 0 end::int as withdrawn,
       case measure when 'REBOUND' then amount else 0 end::int as rebound,
       case measure when 'OVER_HEAD' then amount else 0 end::int as over_head,
       case measure when 'WRITTEN_OFF' then amount else 0 end::int as written_off,
       case measure when 'DUE' then amount else 0 end::int as due,
       case measure when 'FUNDS' then amount else 0 end as funds
from hazard.tally_delta;

create view hazard.v_tally_unit with (security_invoker = true) as
select district_id, unit_id, day, category, level, origin,
       found, rectified, on_spot, planned, five_elements, withdrawn, rebound, over_head, written_off, due,
       funds
from hazard.tally
union all
select district_id, unit_id, day, category, level, origin,
       found, rectified, on_spot, planned, five_elements, withdrawn, rebound, over_head, written_off, due,
       funds
from hazard.v_tally_unfolded;

create view hazard.v_tally_district with (security_invoker = true) as
select district_id, day, category, level, origin,
       found, rectified, on_spot, planned, five_elements, withdrawn, rebound, over_head, written_off, due,
       funds
from hazard.tally_district
union all
select district_id, day, category, level, origin,
       found, rectified, on_spot, planned, five_elements, withdrawn, rebound, over_head, written_off, due,
       funds
from hazard.v_tally_unfolded;

-- span MONTH: starts on its first day. span EVER: over all days, starts -infinity. span DAY: all kinds together.
create view hazard.v_tally_span with (security_invoker = true) as
select district_id, span, starts, category, level, origin,
       found, rectified, on_spot, planned, five_elements, withdrawn, rebound, over_head, written_off, due,
       funds
from hazard.tally_span
union all
select district_id, 'MONTH', date_trunc('month', day::timestamp)::date, category, level, origin,
       found, rectified, on_spot, planned, five_elements, withdrawn, rebound, over_head, written_off, due,
       funds
from hazard.v_tally_unfolded
union all
select district_id, 'EVER', date '-infinity', category, level, origin,
       found, rectified, on_spot, planned, five_elements, withdrawn, rebound, over_head, written_off, due,
       funds
from hazard.v_tally_unfolded
union all
select district_id, 'DAY', day, 'ALL', 'ALL', 'ALL',
       found, rectified, on_spot, planned, five_elements, withdrawn, rebound, over_head, written_off, due,
       funds
from hazard.v_tally_unfolded;

grant select on hazard.v_hazard, hazard.v_tally_unit, hazard.v_tally_unfolded
  to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
grant select on hazard.v_tally_district, hazard.v_tally_span to bihuan_district, bihuan_city, bihuan_system;
