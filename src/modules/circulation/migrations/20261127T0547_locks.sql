-- Locks, always the member first and then the copy. Functions, so that two locks cost one round trip; each statement
-- in them sees what is committed when it begins, so the second lock waits for nothing that the first one knew.
create function circulation.lock_parties(patron bigint, card text, item bigint, scanned text,
  out patron_id bigint, out item_id bigint) language plpgsql as $$
begin
  select patrons.id into patron_id from patrons.patrons patrons
    where patrons.id = coalesce(patron, (select cards.patron_id from patrons.cards cards where cards.number = card))
    for no key update;
  if item is not null then
    select items.id into item_id from catalogue.items items where items.id = item for no key update;
  else
    select items.id into item_id from catalogue.items items where items.barcode = scanned for no key update;
  end if;
end $$;

-- The borrower of a copy, and the copy. Who has it may change until it is locked; the facts read afterwards tell.
create function circulation.lock_borrower(item bigint, scanned text,
  out patron_id bigint, out item_id bigint) language plpgsql as $$
begin
  item_id := coalesce(item, (select items.id from catalogue.items items where items.barcode = scanned));
  select patrons.id into patron_id from patrons.patrons patrons
    where patrons.id = (select loans.patron_id from circulation.loans loans
      where loans.item_id = lock_borrower.item_id and loans.ended_at is null)
    for no key update;
  select items.id into item_id from catalogue.items items where items.id = item_id for no key update;
end $$;
