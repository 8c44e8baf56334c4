-- length(null) > 0 is unknown, which a check lets pass.
alter table supervision.letter
  drop constraint issued_with_number_and_requirement,
  add constraint issued_with_number_and_requirement check (
    ((state in ('ISSUED', 'RECEIVED', 'REPLIED', 'CLOSED'))
      = (number is not null and issued is not null and reply_by is not null and length(requirement) > 0)) is true);
