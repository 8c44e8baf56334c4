-- Published: the lists inspections were done by, as far as a row of a list shows them.
create or replace view checklist.v_resolved_list with (security_invoker = true) as
select r.district_id, r.digest, r.checklist_code, r.title, r.lines
from checklist.resolved_list r;

grant select on checklist.v_resolved_list to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
