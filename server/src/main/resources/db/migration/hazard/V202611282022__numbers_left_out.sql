-- Which numbers a restoration gave up (0301), so that whoever reads one on a paper is told. Of ledgers of his districts only:
-- the range tells how far a district's numbers had come.
create table hazard.number_left_out (
  district_id int         not null,
  year        int         not null,
  first       int         not null,
  last        int         not null check (last >= first),
  left_out_at timestamptz not null,
  primary key (district_id, year, first)
);
comment on table hazard.number_left_out is 'shard:D  numbers never given, because they may have been given in time that was lost';
select platform.protect('hazard.number_left_out', null, 'select');
grant insert on hazard.number_left_out to bihuan_system;
grant select on hazard.number_left_out to bihuan_unit;
create policy unit_rows on hazard.number_left_out for select to bihuan_unit
  using (district_id = any (string_to_array(nullif(current_setting('app.districts', true), ''), ',')::int[]));
