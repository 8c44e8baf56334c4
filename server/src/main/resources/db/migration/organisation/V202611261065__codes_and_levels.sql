-- Which codes, kinds and levels go together, held here too: a district under the city's own code would inherit the units
-- directly under the city and count them twice. By GB/T 2260 a code ending in 00 names a whole city, never a district.
alter table organisation.node add constraint node_code check (
  district_id between 100000 and 999999
  and case when kind = 'CITY' then district_id % 100 = 0
           when kind in ('DISTRICT', 'CLUSTER') then district_id % 100 <> 0
           else true end);
alter table organisation.node add constraint node_depth check (
  case kind when 'CITY' then cardinality(path) = 1
            when 'DISTRICT' then cardinality(path) = 2
            when 'CLUSTER' then cardinality(path) = 3
            when 'UNIT' then cardinality(path) between 2 and 4
            else cardinality(path) >= 3 end);

-- A post stands on the level its role acts for; nobody is district administrator of the city's own ledger.
alter table organisation.post add constraint post_level check (
  case when role in ('CITY_ADMIN', 'CITY_SUPERVISOR', 'AUDITOR', 'SEAL_KEEPER')
         then unit_id is null and district_id % 100 = 0
       when role in ('DISTRICT_ADMIN', 'DISTRICT_INSPECTOR', 'CLUSTER_ADMIN')
         then unit_id is null and district_id % 100 <> 0
       when role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN', 'REPORT_KEEPER')
         then unit_id is null
       else unit_id is not null end);

-- Units found nothing on the tree (permission table: they propose).
drop policy unit_founds on organisation.node;
revoke insert on organisation.node from bihuan_unit;
