-- Who is to change sides on a later day is released today from what then ends: until that day nobody may appoint him to his
-- new side. The day stands with the person, where everybody who appoints him sees it.
alter table organisation.person add column former_side_until date;
comment on column organisation.person.former_side_until is 'last day of what he still held of his former side when he was appointed to the present one';
