-- A task and its record name the list they are done by, as it was put together for the unit. Older rows have none:
-- they were done by the city's list alone.
alter table inspection.task add column resolved text;
alter table inspection.inspection add column resolved text;
alter table inspection.task add foreign key (district_id, resolved) references checklist.resolved_list;
alter table inspection.inspection add foreign key (district_id, resolved) references checklist.resolved_list;
-- Local items are not in the city's library; the resolved list answers for their codes.
alter table inspection.item_note drop constraint item_note_item_code_fkey;
