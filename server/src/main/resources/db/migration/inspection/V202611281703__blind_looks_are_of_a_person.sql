-- Who gives a blind look back says why. Whoever holds one finds the file shut under each post he has above units and under a
-- team's grant, which sees rows of units only: of these he sees his own, so that the question can be answered.
alter table inspection.blind_look
  add column given_up_reason text,
  add constraint blind_given_up_with_a_reason check ((given_up_reason is null or given_up_at is not null) is true);

grant select (district_id, hazard_id, person_id, taken_at, answered_at, given_up_at) on inspection.blind_look to bihuan_unit;
create policy person_rows on inspection.blind_look for select to bihuan_unit
  using (person_id = nullif(current_setting('app.person', true), '')::uuid);

create function inspection.looks_unanswered(person uuid, taken_after timestamptz)
  returns table (district_id int, hazard_id uuid)
  language plpgsql
as
$$
begin
  perform set_config('app.person', person::text, true);
  return query
    select b.district_id, b.hazard_id
    from inspection.blind_look b
    where b.person_id = person and b.taken_at > taken_after and b.answered_at is null and b.given_up_at is null;
end
$$;
