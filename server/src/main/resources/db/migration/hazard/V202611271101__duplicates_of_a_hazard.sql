-- The page of a hazard that was kept names those that were withdrawn as its duplicates.
create index hazard_duplicates on hazard.hazard (district_id, duplicate_of) where duplicate_of is not null;
