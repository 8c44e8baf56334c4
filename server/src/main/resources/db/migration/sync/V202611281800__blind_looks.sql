-- A phone also brings back what somebody saw who looked back blindly.
alter table sync.receipt drop constraint receipt_kind_check;
alter table sync.receipt add constraint receipt_kind_check
  check (kind in ('FINDING', 'CHECK', 'RECTIFICATION', 'PATROL', 'BLIND_LOOK'));
