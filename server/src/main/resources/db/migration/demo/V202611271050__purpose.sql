-- What these data are for is decided by whoever opens them first, before anything is told or anybody has an account.
create table demo.purpose (
  id       int primary key check (id = 1),
  invented boolean not null,
  since    timestamptz not null
);
comment on table demo.purpose is 'shard:R One row once these data were opened: the invented city, or the real thing.';
grant select, insert on demo.purpose to bihuan_system;

insert into demo.purpose (id, invented, since)
select 1, true, began_at from demo.telling;

insert into demo.purpose (id, invented, since)
select 1, false, now()
where exists (select from access.account) or exists (select from access.setup_code)
on conflict do nothing;
