-- Commitments and results of draws become leaves of the tree; what was drawn before gets its leaves with the next sweep.
alter table evidence.leaf drop constraint leaf_kind_check;
alter table evidence.leaf add constraint leaf_kind_check check (kind in ('HAZARD', 'AUDIT', 'FILE', 'DRAW'));
update evidence.log set swept_at = null;
