-- A composite rule may count what is found at one place only; without the word it counts over all that a unit has open.
alter table checklist.judgement_section
  add column same_place boolean not null default false,
  add constraint one_place_is_counted_at check ((not same_place or kind = 'COMPOSITE') is true);
