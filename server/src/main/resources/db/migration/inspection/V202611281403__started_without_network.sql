-- An open plan may be started without a network: what the phone says of it stands beside the start as the server had it.
alter table inspection.plan_target
  add column started_told_at timestamptz,
  add column started_told_offset bigint,
  add constraint target_start_told check ((started_told_at is null or started_at is not null) is true);
alter table inspection.inspection
  add column started_told_at timestamptz,
  add constraint inspection_start_told check ((started_told_at is null or started_told_at <= started_at) is true);
