-- Who asked may take it back until it is decided; nobody decides it then.
alter table hazard.proposal
  drop constraint proposal_state_check,
  add constraint proposal_state_check check (state in ('OPEN', 'APPROVED', 'REFUSED', 'LAPSED', 'TAKEN_BACK')),
  drop constraint decided_or_open,
  add constraint decided_or_open check (((state in ('OPEN', 'LAPSED', 'TAKEN_BACK')) = (decided_by is null)) is true);
