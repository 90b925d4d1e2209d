-- An entry keeps whose it is, but for two things: it is forgotten, or its member turned out to be somebody who is
-- there already. That the two were merged has to be on record.
create or replace function circulation.keep_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'patron_id' - 'effect' = to_jsonb(old) - 'patron_id' - 'effect'
      and (new.patron_id is null or exists (
        select from patrons.patrons double where double.id = old.patron_id and double.merged_into = new.patron_id)) then
    return new;
  end if;
  raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
end $$;
