-- A phone also sends in that its person was at a place.
alter table sync.receipt drop constraint receipt_kind_check;
alter table sync.receipt add constraint receipt_kind_check check (kind in ('FINDING', 'CHECK', 'RECTIFICATION', 'PATROL'));
