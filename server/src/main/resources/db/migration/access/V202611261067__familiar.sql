-- From where a name has got in before. Who was here before is spared the brake on a network in which somebody guesses.
create table access.familiar (
  login_hash bytea       not null,
  place      text        not null,
  last_at    timestamptz not null,
  primary key (login_hash, place)
);
comment on table access.familiar is 'shard:K networks and browsers a name signed in from; names are hashed as in sign_in_attempt, a browser is the SHA-256 of the mark it carries';
create index familiar_place on access.familiar (place);
create index familiar_age on access.familiar (last_at);
grant select, insert, update, delete on access.familiar to bihuan_system;
