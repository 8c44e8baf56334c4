-- Accounts nobody uses are disabled (等保 8.1.4.2 b). The days count from the last sign-in, from opening, or from the
-- day the account was given back.
alter table access.account add column counted_from timestamptz;
update access.account set counted_from = greatest(opened_at, signed_in_at);
alter table access.account alter column counted_from set not null;
create index account_unused on access.account (counted_from) where disabled_at is null;
