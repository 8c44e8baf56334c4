-- Whether the demonstration city has been told. Its history is counted from the first start, also when that was cut off.
create schema demo;
select platform.open_schema('demo');

create table demo.telling (
  id          int primary key check (id = 1),
  began_at    timestamptz not null,
  finished_at timestamptz
);
comment on table demo.telling is 'shard:R One row once the demonstration city was begun.';
grant select, insert, update on demo.telling to bihuan_system;
