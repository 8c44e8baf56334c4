-- Judgement rules and parameters are published at run time too, and a publication that has not taken effect can be taken
-- back. What it said stays in checklist.publication word for word; its versions go, and those it ended go on.
alter table checklist.publication add unique (id, effective_from);
create index publication_newest_first on checklist.publication (published_at desc, id desc);

create table checklist.publication_withdrawal
(
  publication_id uuid primary key,
  effective_from date        not null,
  withdrawn_on   date        not null check (withdrawn_on < effective_from),
  reason         text        not null check (reason <> ''),
  withdrawn_at   timestamptz not null,
  person_id      uuid        not null,
  person_name    text        not null,
  post_title     text        not null,
  foreign key (publication_id, effective_from) references checklist.publication (id, effective_from)
);
comment on table checklist.publication_withdrawal is 'shard:R  publications taken back before their day, by whom and why';
grant select on checklist.publication_withdrawal to bihuan_unit, bihuan_district, bihuan_city, bihuan_system;
grant insert on checklist.publication_withdrawal to bihuan_city, bihuan_system;

-- What the law leaves room for: no publication goes beyond. Null where nothing bounds it.
alter table checklist.parameter add column lowest int, add column highest int, add check (lowest <= highest);

alter table checklist.judgement_set add column publication_id uuid references checklist.publication;
alter table checklist.parameter add column publication_id uuid references checklist.publication;
grant insert on checklist.judgement_set, checklist.judgement_section, checklist.judgement_clause, checklist.clause_item,
  checklist.parameter to bihuan_city;

-- ended_by tells which versions go on when a publication is taken back. Only a version that never counted can be marked
-- as withdrawn, and only a marked one can be deleted: the past is out of reach whatever the program does.
create function checklist.make_withdrawable(version_table regclass) returns void
  language plpgsql
as
$$
begin
  execute format('alter table %s add column ended_by uuid references checklist.publication,'
    ' add column withdrawn_on date'
    ' check (withdrawn_on is null or (withdrawn_on < effective_from and publication_id is not null))', version_table);
  execute format('alter table %s enable row level security', version_table);
  execute format('create policy everybody_reads on %s for select using (true)', version_table);
  execute format('create policy versions_are_added on %s for insert with check (true)', version_table);
  execute format('create policy versions_end on %s for update using (true)', version_table);
  execute format('create policy only_withdrawn_go on %s for delete using (withdrawn_on is not null)', version_table);
  execute format('grant update (effective_to, ended_by, withdrawn_on), delete on %s to bihuan_city', version_table);
  execute format('grant update (ended_by) on %s to bihuan_system', version_table);
end
$$;
select checklist.make_withdrawable('checklist.item_version');
select checklist.make_withdrawable('checklist.checklist_version');
select checklist.make_withdrawable('checklist.judgement_set');
select checklist.make_withdrawable('checklist.parameter');
drop function checklist.make_withdrawable(regclass);

update checklist.item_version v
set ended_by = p.id
from checklist.publication p
where v.effective_to = p.effective_from
  and p.content -> 'items' @> jsonb_build_array(jsonb_build_object('code', v.code));
update checklist.checklist_version v
set ended_by = p.id
from checklist.publication p
where v.effective_to = p.effective_from
  and p.content -> 'checklists' @> jsonb_build_array(jsonb_build_object('code', v.code));

-- The lines of a list and the clauses of a rule go with their version.
alter table checklist.checklist_line
  drop constraint checklist_line_code_effective_from_fkey,
  add foreign key (code, effective_from) references checklist.checklist_version on delete cascade;
alter table checklist.judgement_section
  drop constraint judgement_section_set_code_set_from_fkey,
  add foreign key (set_code, set_from) references checklist.judgement_set on delete cascade;
alter table checklist.judgement_clause
  drop constraint judgement_clause_set_code_set_from_section_code_fkey,
  add foreign key (set_code, set_from, section_code) references checklist.judgement_section on delete cascade;
alter table checklist.clause_item
  drop constraint clause_item_set_code_set_from_section_code_clause_code_fkey,
  add foreign key (set_code, set_from, section_code, clause_code) references checklist.judgement_clause on delete cascade;
