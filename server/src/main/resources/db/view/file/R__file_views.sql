-- Which bytes each file is.
drop view if exists file.v_content;
create view file.v_content with (security_invoker = true) as
select district_id, id, uploaded_at, decode(sha256, 'hex') as hash
from file.file;
grant select on file.v_content to bihuan_system;
