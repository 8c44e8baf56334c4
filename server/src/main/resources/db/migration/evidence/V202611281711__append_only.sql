do $$
declare
  kept regclass;
begin
  foreach kept in array array[
    'hazard.event', 'audit.entry', 'evidence.leaf', 'evidence.tile', 'evidence.checkpoint', 'evidence.cosignature']::regclass[]
  loop
    execute format(
      'create trigger append_only before update or delete or truncate on %s for each statement execute function platform.append_only()',
      kept);
  end loop;
end $$;
