-- A view is a name for an address of the ledger and the columns shown there; each person keeps his own.
create table hazard.ledger_view (
  account_id uuid        not null,
  id         uuid        not null,
  name       text        not null check (length(name) between 1 and 20),
  search     text        not null check (length(search) <= 2000),
  columns    text[]      not null check (cardinality(columns) between 1 and 40),
  first      boolean     not null,
  saved_at   timestamptz not null,
  primary key (account_id, id),
  unique (account_id, name)
);
comment on table hazard.ledger_view is 'shard:K views of the ledger a person keeps under his own names; first = the one shown when he opens the ledger';
create unique index ledger_view_first on hazard.ledger_view (account_id) where first;
grant select, insert, update, delete on hazard.ledger_view to bihuan_system;
