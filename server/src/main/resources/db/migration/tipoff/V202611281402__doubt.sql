-- A reporter says that what was written off is not solved: until the next morning, when the office above asks for a look-back.
-- Nothing here leads back to the report.
create table tipoff.doubt (
  district_id int  not null,
  key         uuid not null,
  hazard_id   uuid not null,
  said_on     date not null,
  primary key (district_id, key)
);
comment on table tipoff.doubt is 'shard:D hazards of which a reporter says that they are not solved, not yet passed on to the ledger';
select tipoff.protect('tipoff.doubt', 'select, insert, delete');
