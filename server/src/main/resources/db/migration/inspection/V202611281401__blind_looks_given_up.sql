-- Who gives a blind look back unanswered reads the file again, and is not given the same hazard a second time.
alter table inspection.blind_look
  add column given_up_at timestamptz,
  add constraint blind_given_up_unanswered check ((given_up_at is null or answered_at is null) is true);
create index blind_look_unanswered on inspection.blind_look (person_id, taken_at)
  where answered_at is null and given_up_at is null;
