-- When the person said that a record was finished, by the clock of the phone; older phones did not tell.
alter table sync.receipt add column device_finished_at timestamptz;
