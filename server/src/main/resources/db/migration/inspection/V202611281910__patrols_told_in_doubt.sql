-- A phone whose clock cannot be right is believed as to the place and not as to the time: the receipt stands for it.
alter table inspection.patrol_stop add column doubt text;
alter table inspection.patrol_stop add constraint stop_doubt check (doubt in ('AHEAD', 'LONG_AGO'));
alter table inspection.patrol_stop add constraint stop_in_doubt check ((doubt is null or at = received_at) is true);
comment on column inspection.patrol_stop.doubt is 'why the time the phone told was not taken';
