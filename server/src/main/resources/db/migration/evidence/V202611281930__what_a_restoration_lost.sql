-- Told to everybody afterwards: from when on records may be missing, and who answered for it (0301). Null where it was
-- confirmed before, or where the database had no checkpoint.
alter table evidence.restoration
  add column lost_from      timestamptz,
  add column declared_name  text,
  add column confirmed_name text;
comment on column evidence.restoration.lost_from is 'what was written since then until the declaration may be missing';
