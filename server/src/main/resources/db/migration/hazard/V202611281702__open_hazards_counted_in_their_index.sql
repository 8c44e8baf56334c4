-- Counting what is open of a kind read each open hazard of a district or of the city; now the index knows its kind. It answers
-- alone where vacuum has been, which at a million rows is not to wait until a fifth of them has changed.
drop index hazard.hazard_by_due;
create index hazard_by_due on hazard.hazard (district_id, due_on, id)
  include (unit_id, status, level, proposed_level, category, source, origin, owed_on)
  where next_actor <> 'NOBODY';
drop index hazard.hazard_by_due_city;
create index hazard_by_due_city on hazard.hazard (due_on, id)
  include (district_id, unit_id, status, level, proposed_level, category, source, origin, owed_on)
  where next_actor <> 'NOBODY';
alter table hazard.hazard set
  (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
