-- How many rows of each kind no entry seals: they are older than the seals, so that there can only be fewer with time.
alter table evidence.verification add column unsealed jsonb;
