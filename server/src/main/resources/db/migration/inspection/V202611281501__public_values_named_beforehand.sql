-- Where the public value of a draw will come from, and when nobody can know it yet: named with the commitment. Draws that
-- were committed to before this had neither.
alter table inspection.draw
  add column public_source text,
  add column public_at     timestamptz,
  add constraint draw_announced check (((public_source is null) = (public_at is null)) is true),
  add constraint draw_value_unknown check ((public_at is null or public_at > committed_at) is true),
  add constraint draw_after_the_value check ((public_at is null or drawn_at is null or drawn_at >= public_at) is true);
comment on column inspection.draw.public_source is 'where the public value will come from, e.g. 福彩 3D 当日开奖号码';
comment on column inspection.draw.public_at is 'when it becomes known; no draw before';
