-- The yearly holiday arrangement is published by the city like every other clock: with a first day, history and withdrawal.
create table checklist.holiday_year
(
  code           text not null check (code ~ '^20[0-9]{2}$'),
  effective_from date not null,
  effective_to   date check (effective_to > effective_from),
  source         text not null check (source <> ''),
  days           jsonb not null check (jsonb_typeof(days) = 'array'),
  publication_id uuid references checklist.publication,
  ended_by       uuid references checklist.publication,
  withdrawn_on   date check (withdrawn_on is null or (withdrawn_on < effective_from and publication_id is not null)),
  primary key (code, effective_from)
);
comment on table checklist.holiday_year is 'shard:R  days off in the week and working days at its end, by year, in versions';

-- As for every version: only what never counted can be marked as withdrawn, and only what is marked can be deleted.
alter table checklist.holiday_year enable row level security;
create policy everybody_reads on checklist.holiday_year for select using (true);
create policy versions_are_added on checklist.holiday_year for insert with check (true);
create policy versions_end on checklist.holiday_year for update using (true);
create policy only_withdrawn_go on checklist.holiday_year for delete using (withdrawn_on is not null);
grant select on checklist.holiday_year to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
grant insert on checklist.holiday_year to bihuan_city, bihuan_system;
grant update (effective_to, ended_by, withdrawn_on), delete on checklist.holiday_year to bihuan_city;
grant update (effective_to, ended_by) on checklist.holiday_year to bihuan_system;
