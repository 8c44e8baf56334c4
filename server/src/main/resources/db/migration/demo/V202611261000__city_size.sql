-- A demonstration at the size of a city loads further hazards once the story is told.
alter table demo.telling
  add column hazards int     not null default 0,
  add column loading boolean not null default false;
