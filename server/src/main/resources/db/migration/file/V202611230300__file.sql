-- Photos and papers. The bytes lie on disk under their SHA-256; a row says whose they are.
create schema file;
select platform.open_schema('file');

create table file.file (
  district_id int         not null,
  id          uuid        not null,
  unit_id     uuid        not null,
  sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size        bigint      not null check (size > 0),
  kind        text        not null check (kind in ('JPEG', 'PNG', 'PDF', 'DOCX', 'XLSX')),
  width       int         check (width > 0),
  height      int         check (height > 0),
  likeness    bigint,
  name        text        not null check (length(name) between 1 and 120),
  uploaded_by uuid        not null,
  uploaded_at timestamptz not null,
  primary key (district_id, id)
);
comment on table file.file is 'shard:D Evidence files of the units; never changed, never deleted.';
create index file_by_likeness on file.file (likeness) where likeness is not null;
create index file_by_sha256 on file.file (sha256);
select platform.protect('file.file', 'unit_id', 'select, insert');
