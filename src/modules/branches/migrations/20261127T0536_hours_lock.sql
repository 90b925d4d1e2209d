-- Opening hours of days gone by stay as they were: fines were counted by them. The first hours of a branch may reach
-- back; after that a version begins today or later.
create function branches.keep_past_hours() returns trigger language plpgsql as $$
declare
  today date := (now() at time zone 'Asia/Jakarta')::date;
begin
  if current_setting('patria.calendar', true) is not distinct from 'importing' then
    return coalesce(new, old);
  end if;
  if tg_op <> 'INSERT' and old.valid_from < today
      -- a branch that is deleted takes its hours along
      and exists (select 1 from branches.branches where id = old.branch_id) then
    raise exception 'past opening hours are locked' using errcode = 'restrict_violation', constraint = 'past_hours_locked';
  end if;
  if tg_op <> 'DELETE' and new.valid_from < today and exists (
      select 1 from branches.opening_hours
      where branch_id = new.branch_id and xmin::text <> pg_current_xact_id()::xid::text) then
    raise exception 'past opening hours are locked' using errcode = 'restrict_violation', constraint = 'past_hours_locked';
  end if;
  return coalesce(new, old);
end $$;
create trigger opening_hours_keep_past before insert or update or delete on branches.opening_hours
  for each row execute function branches.keep_past_hours();
