-- Where a team has begun on site, it may hand in for a week after its days what a phone without a network still holds.
alter table access.mission_unit add column begun_at timestamptz;
alter table access.mission_unit add constraint mission_unit_begun check (begun_at is null or opened_at is not null);
