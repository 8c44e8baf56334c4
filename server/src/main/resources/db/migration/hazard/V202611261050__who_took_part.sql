-- Whoever has worked on a rectification never accepts it, however long ago it was and whoever is charged with it now.
alter table hazard.hazard add column took_part jsonb not null default '[]';
alter table hazard.hazard
  drop constraint rectifier_is_not_acceptor,
  add constraint rectifier_is_not_acceptor check (
    accepted_by is null
    or (accepted_by is distinct from finished_by and accepted_by is distinct from rectifier_id
        and accepted_by is distinct from responsible_id
        and not took_part @> jsonb_build_array(jsonb_build_object('personId', accepted_by)))),
  -- 五落实 of spaces, of whatever width or none, is not 落实
  drop constraint five_elements,
  add constraint five_elements check (
    status not in ('RECTIFYING', 'AWAITING_ACCEPTANCE', 'AWAITING_CONFIRMATION')
    or (responsible_id is not null and funds_planned_fen is not null and deadline is not null
        and btrim(measures, U&' \0009\000A\000D\00A0\200B\200C\200D\2060\3000\FEFF') <> ''
        and btrim(funds_source, U&' \0009\000A\000D\00A0\200B\200C\200D\2060\3000\FEFF') <> ''
        and btrim(contingency, U&' \0009\000A\000D\00A0\200B\200C\200D\2060\3000\FEFF') <> ''));

-- What was asked for and then had no object any more ends without a decision.
alter table hazard.proposal
  drop constraint proposal_state_check,
  add constraint proposal_state_check check (state in ('OPEN', 'APPROVED', 'REFUSED', 'LAPSED')),
  drop constraint decided_or_open,
  add constraint decided_or_open check ((state in ('OPEN', 'LAPSED')) = (decided_by is null));
