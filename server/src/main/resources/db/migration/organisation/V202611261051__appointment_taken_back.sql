-- An appointment made by mistake can be taken back at once: it then lasted on no day.
alter table organisation.holding
  drop constraint holding_days,
  add constraint holding_days check (to_on >= from_on - 1);
