-- What other modules may read of the organisation. The caller's row policies apply.
create or replace view organisation.v_district with (security_invoker = true) as
  select n.district_id, n.id as node_id, n.name, n.closed_on
  from organisation.node n
  where n.kind = 'DISTRICT';

-- Who finishes the ledger of a unit that is no more: the last of those that came after it, null where nobody did.
create or replace function organisation.last_heir_of(former uuid) returns uuid
  language sql stable as $$
    with recursive heir (id, step) as (
      select s.unit_id, 1 from organisation.succession s where s.former_id = former
      union all
      select s.unit_id, h.step + 1 from organisation.succession s join heir h on s.former_id = h.id)
    select id from heir order by step desc limit 1
  $$;

-- Units directly under the city (市属) are in the city's own ledger.
create or replace view organisation.v_city with (security_invoker = true) as
  select n.district_id, n.id as node_id, n.name
  from organisation.node n
  where n.kind = 'CITY';

create or replace view organisation.v_cluster with (security_invoker = true) as
  select n.district_id, n.id as cluster_id, n.name, n.closed_on
  from organisation.node n
  where n.kind = 'CLUSTER';

create or replace view organisation.v_unit with (security_invoker = true) as
  select u.district_id, u.id as unit_id, n.name, u.types, u.cluster_id, c.name as cluster_name,
         case d.kind when 'UNIT' then '市属' else d.name end as district_name,
         u.pupils, u.staff, u.boarders, n.path, n.opened_on, n.closed_on, u.address, u.longitude, u.latitude,
         case when n.closed_on is not null then
           (select e.name from organisation.node e where e.id = organisation.last_heir_of(u.id)) end as ended_into,
         case when n.closed_on is not null then
           (select e.district_id from organisation.node e where e.id = organisation.last_heir_of(u.id)) end
           as ended_into_district
  from organisation.unit u
  join organisation.node n on n.id = u.id
  join organisation.node d on d.id = n.path[2]
  left join organisation.node c on c.id = u.cluster_id;

create or replace view organisation.v_place with (security_invoker = true) as
  select p.district_id, p.id as place_id, p.unit_id, p.kind, p.name, p.location, p.post_id, p.closed_on
  from organisation.place p;

create or replace view organisation.v_post_holder with (security_invoker = true) as
  select h.district_id, h.id as holding_id, h.unit_id, p.node_id, n.name as node_name, n.kind as node_kind, p.id as post_id, p.title, p.role,
         h.person_id, h.person_name, h.from_on, h.to_on
  from organisation.holding h
  join organisation.post p on p.district_id = h.district_id and p.id = h.post_id
  join organisation.node n on n.id = p.node_id;

grant select on organisation.v_city, organisation.v_district, organisation.v_cluster, organisation.v_unit, organisation.v_place, organisation.v_post_holder
  to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;

create or replace view organisation.v_person with (security_invoker = true) as
  select p.id as person_id, p.name
  from organisation.person p;

grant select on organisation.v_person to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;

create or replace view organisation.v_department with (security_invoker = true) as
  select n.district_id, n.id as department_id, n.unit_id, n.parent_id, n.name, cardinality(n.path) as depth
  from organisation.node n
  join organisation.unit u on u.district_id = n.district_id and u.id = n.unit_id
  where n.kind = 'DEPARTMENT' and n.closed_on is null;

create or replace view organisation.v_post with (security_invoker = true) as
  select p.district_id, p.id as post_id, p.node_id, p.unit_id, p.title, p.role
  from organisation.post p
  where p.closed_on is null;

grant select on organisation.v_department, organisation.v_post
  to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;

-- How a unit stood from since_on to until_on, both included.
create or replace view organisation.v_unit_span with (security_invoker = true) as
  select u.district_id, u.id as unit_id, p.name, c.id as cluster_id, c.name as cluster_name,
         coalesce((select max(q.until_on) + 1 from organisation.node_past q
                   where q.node_id = p.node_id and q.until_on < p.until_on), '-infinity'::date) as since_on,
         p.until_on
  from organisation.unit u
  join organisation.node_past p on p.node_id = u.id
  left join organisation.node c on c.id = p.parent_id and c.kind = 'CLUSTER'
  union all
  select u.district_id, u.id, n.name, c.id, c.name,
         coalesce((select max(q.until_on) + 1 from organisation.node_past q where q.node_id = u.id), '-infinity'::date),
         'infinity'::date
  from organisation.unit u
  join organisation.node n on n.id = u.id
  left join organisation.node c on c.id = u.cluster_id;

grant select on organisation.v_unit_span to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;

-- Units that went to another district: one unit with two ledgers, while a merger leaves two units that were.
create or replace view organisation.v_reassigned with (security_invoker = true) as
  select s.former_district, s.former_id, s.district_id, s.unit_id, s.from_on
  from organisation.succession s
  where s.former_district <> s.district_id;

grant select on organisation.v_reassigned to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
