-- Each failing point of an item is a finding of its own. point is 0 where the item was judged as a whole; point_results
-- are the answers to all points of the item, in their order: 1 pass, 2 fail, 3 not applicable.
alter table inspection.item_note add column point smallint not null default 0 check (point >= 0);
alter table inspection.item_note add column point_results smallint[] check (point_results <@ array [1, 2, 3]::smallint[]);
alter table inspection.item_note drop constraint item_note_pkey;
alter table inspection.item_note add primary key (district_id, done_on, inspection_id, position, point);
