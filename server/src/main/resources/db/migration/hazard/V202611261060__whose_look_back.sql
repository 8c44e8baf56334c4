-- A look-back is somebody's job like any other step (decision 0100): the head's for what the unit found and wrote off
-- itself, unless he worked on it; else the district's, or the city's for units directly under it.
alter table hazard.hazard
  add column look_back_actor text check (look_back_actor in ('UNIT_HEAD', 'DISTRICT', 'CITY'));

-- The owner of the tables is under row-level security too, and no scope is entered here.
alter table hazard.hazard no force row level security;
update hazard.hazard
set look_back_actor =
      case
        when confirm_level = 'UNIT'
          and responsible ->> 'role' is distinct from 'UNIT_HEAD'
          and rectifier ->> 'role' is distinct from 'UNIT_HEAD'
          and not took_part @> '[{"role": "UNIT_HEAD"}]' then 'UNIT_HEAD'
        when district_id % 1000 = 100 then 'CITY'
        else 'DISTRICT'
      end
where look_back_due is not null;
alter table hazard.hazard force row level security;

alter table hazard.hazard
  add constraint look_back_is_somebodys check ((look_back_due is null) = (look_back_actor is null));
