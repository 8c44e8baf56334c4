-- What waits above the unit, and what is or looks major, is one in ten of what is open, or in a hundred: Today of a district
-- and of the city found it by reading all that is open, most urgent first.
create index hazard_waits_above on hazard.hazard (district_id, due_on, id)
  where next_actor <> 'NOBODY'
    and (next_actor in ('DISTRICT', 'REGISTRANT') or proposal_actor = 'DISTRICT' or over_head or owed_on < deadline);
create index hazard_waits_above_city on hazard.hazard (due_on, id)
  where next_actor <> 'NOBODY'
    and (next_actor in ('CITY', 'REGISTRANT') or proposal_actor = 'CITY' or over_head or owed_on < deadline);
create index hazard_looks_major on hazard.hazard (due_on, id)
  where next_actor <> 'NOBODY' and (level = 'MAJOR' or level is null and proposed_level = 'MAJOR');

-- One look-back is one post's job, so whose it is comes first.
drop index hazard.hazard_look_back_due;
create index hazard_look_back_due on hazard.hazard (look_back_actor, district_id, look_back_due, id) include (unit_id)
  where look_back_due is not null;
create index hazard_look_back_due_city on hazard.hazard (look_back_due, id) where look_back_actor = 'CITY';
