-- The city publishes new versions at run time. Like a new edition, a publication only adds versions and ends older ones.
create table checklist.publication
(
  id             uuid primary key,
  effective_from date        not null,
  reason         text        not null check (reason <> ''),
  content        jsonb       not null,
  published_at   timestamptz not null,
  person_id      uuid        not null,
  person_name    text        not null,
  post_title     text        not null
);
comment on table checklist.publication is 'shard:R  what the city published at run time, from which day, by whom and why';

-- Where null, the version came with the catalogue files; only those follow later editions of the program.
alter table checklist.item_version add column publication_id uuid references checklist.publication;
alter table checklist.checklist_version add column publication_id uuid references checklist.publication;

-- One row. Each node compares it with what it has read and reads again when it has moved on.
create table checklist.revision
(
  one    boolean primary key check (one),
  number bigint not null
);
comment on table checklist.revision is 'shard:R  moves on with every publication, so that nodes notice without a restart';
insert into checklist.revision (one, number) values (true, 0);

grant select on checklist.publication, checklist.revision to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
grant insert on checklist.publication to bihuan_city, bihuan_system;
grant update (number) on checklist.revision to bihuan_city, bihuan_system;
grant insert on checklist.item, checklist.item_version, checklist.checklist, checklist.checklist_version, checklist.checklist_line
  to bihuan_city;
grant update (effective_to) on checklist.item_version, checklist.checklist_version to bihuan_city;
