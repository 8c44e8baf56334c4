-- What a correction or a later check proposed as major had its day from the registration, and now has its hour from then.
alter table hazard.hazard no force row level security;
update hazard.hazard
set due_on = cast((major_since + interval '24 hours') at time zone 'Asia/Shanghai' as date),
    due_reason = '重大隐患24小时内（'
      || to_char((major_since + interval '24 hours') at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
      || ' 前）核定，可先管控、报告'
where status = 'REGISTERED' and level is null and proposed_level = 'MAJOR';
alter table hazard.hazard force row level security;
