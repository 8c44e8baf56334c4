-- What another authority solved after 移送 is proved and accepted here, without a plan of a unit that had nothing to
-- rectify; 整改中 takes the five elements of everybody.
alter table hazard.hazard
  drop constraint five_elements,
  add constraint five_elements check (
    (status not in ('RECTIFYING', 'AWAITING_ACCEPTANCE', 'AWAITING_CONFIRMATION')
     or (status <> 'RECTIFYING'
         and btrim(completion ->> 'authority', U&' \0009\000A\000D\00A0\200B\200C\200D\2060\3000\FEFF') <> '')
     or (responsible_id is not null and funds_planned_fen is not null and deadline is not null
         and btrim(measures, U&' \0009\000A\000D\00A0\200B\200C\200D\2060\3000\FEFF') <> ''
         and btrim(funds_source, U&' \0009\000A\000D\00A0\200B\200C\200D\2060\3000\FEFF') <> ''
         and btrim(contingency, U&' \0009\000A\000D\00A0\200B\200C\200D\2060\3000\FEFF') <> '')) is true),
  drop constraint major_plan_signed,
  add constraint major_plan_signed check (
    (level is distinct from 'MAJOR' or status not in ('RECTIFYING', 'AWAITING_ACCEPTANCE', 'AWAITING_CONFIRMATION', 'CLOSED')
     or (status <> 'RECTIFYING'
         and btrim(completion ->> 'authority', U&' \0009\000A\000D\00A0\200B\200C\200D\2060\3000\FEFF') <> '')
     or (plan_signed_by is not null
         and length(major_plan ->> 'goal') > 0 and length(major_plan ->> 'methods') > 0
         and length(major_plan ->> 'resources') > 0 and length(major_plan ->> 'people') > 0
         and length(major_plan ->> 'schedule') > 0 and length(major_plan ->> 'safety') > 0)) is true);
