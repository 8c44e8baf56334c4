-- Offices beside ours that keep the last checkpoint they saw and countersign only what continues it.
create table evidence.witness (
  id            uuid        primary key,
  role          text        not null check (role in ('DISTRICT', 'SUPERVISION', 'SAFETY_COMMITTEE', 'OTHER')),
  suite         text        not null check (suite in ('INTL', 'GM')),
  name          text        not null check (length(name) between 2 and 50),
  key           text        not null unique,
  from_day      date        not null,
  to_day        date        check (to_day >= from_day),
  registered_by uuid        not null,
  registered_at timestamptz not null
);
comment on table evidence.witness is 'shard:L public keys of witnesses and how long they count; a key is never changed, only ended';
grant select, insert on evidence.witness to bihuan_system;
grant update (to_day) on evidence.witness to bihuan_system;

create table evidence.cosignature (
  suite       text        not null,
  size        bigint      not null,
  witness_id  uuid        not null references evidence.witness,
  cosigned_at timestamptz not null,
  line        text        not null,
  primary key (suite, size, witness_id),
  foreign key (suite, size) references evidence.checkpoint (suite, size)
);
comment on table evidence.cosignature is 'shard:L signature lines of witnesses under a checkpoint; each proves itself';
grant select, insert on evidence.cosignature to bihuan_system;
