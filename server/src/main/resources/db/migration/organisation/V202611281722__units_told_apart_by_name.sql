-- Two units of a district that look alike in print are taken for one another: wide and narrow brackets, blanks and what
-- nobody sees make no other name. Twins entered before stay; the first of them keeps the name against newcomers.
create function organisation.name_key(name text) returns text
  language sql immutable strict parallel safe
as
$$
  select lower(regexp_replace(normalize(name, NFKC),
    '[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]',
    '', 'g'))
$$;
alter table organisation.node add column name_key text;
comment on column organisation.node.name_key is 'of a unit: its name as it is compared; null for the later of two twins entered before names were compared';
update organisation.node n
set name_key = organisation.name_key(n.name)
where n.kind = 'UNIT'
  and not exists (select 1
                  from organisation.node elder
                  where elder.kind = 'UNIT' and elder.closed_on is null and n.closed_on is null
                    and elder.district_id = n.district_id
                    and organisation.name_key(elder.name) = organisation.name_key(n.name)
                    and (elder.opened_on, elder.id) < (n.opened_on, n.id));
create unique index no_twin_units on organisation.node (district_id, name_key) where kind = 'UNIT' and closed_on is null;
grant update (name_key) on organisation.node to bihuan_district, bihuan_city, bihuan_system;
