-- A team without a network could not be asked whether the unit's own check had missed it: null, and no answer of ours.
alter table inspection.item_note alter column missed drop not null;
