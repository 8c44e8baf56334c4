-- 未检查 is an answer, given on purpose and with its reason: 5. What nobody answered still cannot be handed in.
alter table inspection.inspection drop constraint inspection_results_check;
alter table inspection.inspection
  add constraint inspection_results_check
    check ((cardinality(results) > 0 and results <@ array [1, 2, 3, 4, 5]::smallint[]) is true);
comment on table inspection.inspection is 'shard:D  a submitted check; results in the order of the check list version: 1 pass, 2 fail, 3 not applicable, 4 fixed on the spot, 5 not checked';

alter table inspection.item_note drop constraint item_note_result_check;
alter table inspection.item_note add constraint item_note_result_check check (result between 1 and 5);
alter table inspection.item_note drop constraint item_note_point_results_check;
alter table inspection.item_note
  add constraint item_note_point_results_check check (point_results <@ array [1, 2, 3, 5]::smallint[]);
alter table inspection.item_note
  add constraint item_note_not_checked_why
    check (((result <> 5 and not coalesce(point_results @> array [5]::smallint[], false)) or note is not null) is true);
comment on table inspection.item_note is 'shard:D  what there is to say about an item beyond its result: every failed one, those not checked with the reason, and passed ones with a note or a reading';
