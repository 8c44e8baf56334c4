-- A proposal adopted by a publication that is taken back before its day is open again, and its story says so.
alter table checklist.item_proposal_remark
  drop constraint item_proposal_remark_kind_check,
  add check (kind in ('COMMENT', 'FORWARDED', 'ACCEPTED', 'REFUSED', 'TAKEN_BACK'));
create index item_proposal_of_item on checklist.item_proposal (item_code) where item_code is not null;
