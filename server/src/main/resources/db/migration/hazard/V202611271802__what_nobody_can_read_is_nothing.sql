-- Whatever Unicode has for a blank, a letter kept blank or a mark nobody sees, five elements and six contents of it are none.
create function hazard.is_legible(words text) returns boolean
  language sql immutable parallel safe
  return translate(
    words,
    U&' \0009\000A\000B\000C\000D\0085\00A0\00AD\061C\115F\1160\1680\180E\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\200B\200C\200D\200E\200F\2028\2029\202A\202B\202C\202D\202E\202F\205F\2060\2061\2062\2063\2064\2066\2067\2068\2069\206A\206B\206C\206D\206E\206F\2800\3000\3164\FEFF\FFA0',
    '') <> '';
comment on function hazard.is_legible(text) is 'null where nothing is said at all; as FieldChecks tells it';

alter table hazard.hazard
  drop constraint five_elements,
  add constraint five_elements check (
    (status not in ('RECTIFYING', 'AWAITING_ACCEPTANCE', 'AWAITING_CONFIRMATION')
     or (status <> 'RECTIFYING' and hazard.is_legible(completion ->> 'authority'))
     or (responsible_id is not null and funds_planned_fen is not null and deadline is not null
         and hazard.is_legible(measures) and hazard.is_legible(funds_source) and hazard.is_legible(contingency))) is true),
  drop constraint major_plan_signed,
  add constraint major_plan_signed check (
    (level is distinct from 'MAJOR' or status not in ('RECTIFYING', 'AWAITING_ACCEPTANCE', 'AWAITING_CONFIRMATION', 'CLOSED')
     or (status <> 'RECTIFYING' and hazard.is_legible(completion ->> 'authority'))
     or (plan_signed_by is not null
         and hazard.is_legible(major_plan ->> 'goal') and hazard.is_legible(major_plan ->> 'methods')
         and hazard.is_legible(major_plan ->> 'resources') and hazard.is_legible(major_plan ->> 'people')
         and hazard.is_legible(major_plan ->> 'schedule') and hazard.is_legible(major_plan ->> 'safety'))) is true);
