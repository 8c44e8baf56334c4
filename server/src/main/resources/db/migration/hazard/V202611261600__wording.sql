-- Words are found in the ledger by every two neighbouring characters of number, place and description: Chinese has no
-- spaces to cut at, and most of its words are two characters long.

-- What is the same to a reader: full and half width, capital and small letters, with and without spaces.
create function hazard.plain(words text) returns text
  language sql immutable strict parallel safe
as
$$
  select translate(lower(normalize(words, NFKC) collate "C"), U&' \0009\000A\000D', '')
$$;

create table hazard.wording (
  district_id int      not null,
  hazard_id   uuid     not null,
  unit_id     uuid     not null,
  -- district, first and second character in one number (org.bihuan.hazard.Wording)
  pairs       bigint[] not null,
  primary key (district_id, hazard_id),
  foreign key (district_id, hazard_id) references hazard.hazard (district_id, id)
);
comment on table hazard.wording is 'shard:D Every two neighbouring characters of a registered hazard, by which its words are found.';

-- The owner of the tables is under row-level security too, and no scope is entered here.
alter table hazard.hazard no force row level security;
insert into hazard.wording (district_id, hazard_id, unit_id, pairs)
select h.district_id, h.id, h.unit_id,
       coalesce(
         array_agg(distinct
           (cast(h.district_id as bigint) << 42) | (cast(ascii(substr(f.words, i, 1)) as bigint) << 21) | ascii(substr(f.words, i + 1, 1)))
           filter (where i is not null),
         '{}')
from hazard.hazard h
  cross join lateral unnest(array[hazard.plain(h.description), hazard.plain(h.place_text), coalesce(h.number, '')]) as f (words)
  left join lateral generate_series(1, length(f.words) - 1) as i on true
where h.number is not null
group by h.district_id, h.id;
alter table hazard.hazard force row level security;

-- New pairs wait in a short list that every search reads through.
create index wording_by_pairs on hazard.wording using gin (pairs) with (gin_pending_list_limit = 512);
select platform.protect('hazard.wording', 'unit_id');

-- PostgreSQL evaluates what a person asks for only after the row policy, unless the operator is known to tell nothing,
-- which those of arrays are not: under the policy of a district no index on pairs would ever be used. So the words asked
-- for are part of the policy: a district reads the wording of its own hazards that hold them, and without a question none.
drop policy district_rows on hazard.wording;
create policy district_reads on hazard.wording for select to bihuan_district
  using (
    pairs @> nullif(current_setting('app.pairs', true), '')::bigint[]
    and district_id + 0 = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
create policy district_writes on hazard.wording for insert to bihuan_district
  with check (district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
create policy district_corrects on hazard.wording for update to bihuan_district
  using (district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));

create function hazard.ask_for(pairs text) returns void
  language plpgsql
as
$$
begin
  -- As a statement, not set_config(): only the statement SET LOCAL travels to the workers of a distributed database.
  execute format('set local app.pairs = %L', pairs);
end
$$;
grant execute on function hazard.ask_for(text), hazard.plain(text) to public;

-- Who is found by name is asked for what he is responsible for.
create index hazard_of_responsible on hazard.hazard (responsible_id) where responsible_id is not null;
create index hazard_of_rectifier on hazard.hazard (rectifier_id) where rectifier_id is not null;
