-- Who is above those who look reads the looks of a scope, the latest first.
create index blind_look_by_day on inspection.blind_look (district_id, taken_at desc, id desc);
