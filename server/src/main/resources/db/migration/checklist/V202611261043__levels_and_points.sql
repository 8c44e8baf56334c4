-- A check table may have three levels of headings above its items, and an item several points judged one by one, as the
-- safety table of university laboratories has.
alter table checklist.item_version add column points jsonb;
alter table checklist.local_item add column points jsonb;
comment on column checklist.item_version.points is 'points judged one by one and how many failing ones fail the item; null where it is judged as a whole';
alter table checklist.checklist_line add column headings jsonb not null default '[]'
  check (jsonb_typeof(headings) = 'array' and jsonb_array_length(headings) <= 3);
comment on column checklist.checklist_line.headings is 'up to three headings above the item, from the top down';
