create table tipoff.answer_photo (
  district_id int  not null,
  report_id   uuid not null,
  position    int  not null check (position > 0),
  version     int  not null,
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (district_id, report_id, position),
  foreign key (district_id, report_id, version) references tipoff.line (district_id, report_id, version)
);
comment on table tipoff.answer_photo is 'shard:D photos shown to the reporter with an answer: copies drawn anew of what the keeper chose';
select tipoff.protect('tipoff.answer_photo', 'select, insert');
