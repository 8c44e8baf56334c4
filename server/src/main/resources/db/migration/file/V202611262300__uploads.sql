-- A file on its way in pieces. The row says how much of it is on disk for certain; it goes when the file is kept.
create table file.upload (
  district_id int         not null,
  id          uuid        not null,
  unit_id     uuid        not null,
  sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size        bigint      not null check (size > 0),
  media_type  text,
  name        text        not null,
  received    bigint      not null check (received >= 0),
  begun_by    uuid        not null,
  begun_at    timestamptz not null,
  touched_at  timestamptz not null,
  primary key (district_id, id),
  check (received <= size)
);
comment on table file.upload is 'shard:D files on their way in pieces; becomes a row of file.file under the same id';
create index upload_by_person on file.upload (begun_by);
create index upload_by_touch on file.upload (touched_at);
select platform.protect('file.upload', 'unit_id', 'select, insert, update, delete');
