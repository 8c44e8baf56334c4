-- A restoration that cut nothing that was signed yet is declared as well: by the mark the restore command left (0285).
alter table evidence.restoration
  alter column kept_size drop not null,
  alter column kept_root drop not null,
  add column mark        uuid,
  add column restored_to timestamptz,
  drop constraint restoration_check,
  add constraint restoration_gives_up_what_was_signed check ((kept_size is null or size < kept_size) is true),
  add constraint restoration_root_with_its_size check (((kept_size is null) = (kept_root is null)) is true),
  add constraint restoration_told_by_something check ((kept_size is not null or mark is not null) is true),
  add constraint restoration_mark_with_its_time check (((mark is null) = (restored_to is null)) is true);
comment on column evidence.restoration.mark is 'the mark of the restore command this answers for';
comment on column evidence.restoration.restored_to is 'the moment the restore command went back to';
