-- What is only ever added to: neither the owner of the schemas nor whoever has his password changes, removes or empties it by
-- a plain statement. A superuser, who can put a trigger to sleep, is left to the signed tree. For each statement and not for
-- each row: the owner is under row-level security, so his statements would touch no row and look as if they had succeeded.
create function platform.append_only() returns trigger
  language plpgsql
as
$$
begin
  raise exception '% is append-only: % is refused', tg_relid::regclass, tg_op using errcode = 'insufficient_privilege';
end
$$;
