-- What other modules may read of the ledger. security_invoker: the reader's own row policies apply.
drop view if exists hazard.v_hazard;
create view hazard.v_hazard with (security_invoker = true) as
select h.district_id, h.id as hazard_id, h.unit_id, h.number, h.status, h.level, h.category, h.item_code, h.place_id,
       h.place_text, h.description, h.source, h.origin, h.found_level, h.found_at, h.registered_at, h.deadline,
       h.closed_at, h.next_actor, h.over_head, h.rebounds, h.extensions, h.look_back_due
from hazard.hazard h
where h.status <> 'DRAFT';

-- Figures up to this moment: what is folded and what is not yet.
drop view if exists hazard.v_tally_unit;
create view hazard.v_tally_unit with (security_invoker = true) as
select district_id, unit_id, day, measure, category, level, origin, amount
from hazard.tally
union all
select district_id, unit_id, day, measure, category, level, origin, amount
from hazard.tally_delta;

drop view if exists hazard.v_tally_district;
create view hazard.v_tally_district with (security_invoker = true) as
select district_id, day, measure, category, level, origin, amount
from hazard.tally_district
union all
select district_id, day, measure, category, level, origin, amount
from hazard.tally_delta;

grant select on hazard.v_hazard, hazard.v_tally_unit to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
grant select on hazard.v_tally_district to bihuan_district, bihuan_city, bihuan_system;
