-- A decision that was not made yet is unknown, which a check lets pass.
alter table access.temporary_post
  drop constraint emergency_only_when_confirmed,
  add constraint emergency_only_when_confirmed check (
    (kind <> 'EMERGENCY' or from_at is null or decision = 'CONFIRMED') is true);
