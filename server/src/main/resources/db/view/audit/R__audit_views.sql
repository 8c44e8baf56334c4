-- What a line of the trail says, as one hash: everything in it, in one order, whatever the settings of the session.
drop view if exists audit.v_digest;
create view audit.v_digest with (security_invoker = true) as
select district_id, id, at,
       sha256(convert_to(
         jsonb_build_array(
           district_id, id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), act, result, person_id,
           person_name, post_id, post_title, role, node_id, node_name, network, request, subject, details)::text,
         'UTF8')) as hash
from audit.entry;
grant select on audit.v_digest to bihuan_system;
