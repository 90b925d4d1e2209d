-- Deeds told late: by a desk that had no network, by a machine that lent without asking.

-- One row for each deed told, so that telling it again, however late, changes nothing. No names.
create table circulation.late_deeds (
  key text primary key,
  kind text not null check (kind in ('check-out', 'check-in', 'renewal')),
  -- when it happened, as far as the clock of who tells can be believed
  at timestamptz not null,
  told_at timestamptz not null,
  -- only where the copy is known and the time is believed
  item_id bigint references catalogue.items (id),
  applied boolean not null,
  loan_id bigint references circulation.loans (id),
  conflict_id bigint
);
create index late_deeds_by_item on circulation.late_deeds (item_id, at) where item_id is not null;
create index late_deeds_by_time on circulation.late_deeds (told_at);

-- What could not be done, or was done against a rule, until somebody has looked at it.
create table circulation.late_conflicts (
  id bigint generated always as identity primary key,
  key text not null unique,
  kind text not null check (kind in ('check-out', 'check-in', 'renewal')),
  -- by the clock of who told it, and as it was taken
  told_time timestamptz not null,
  at timestamptz not null,
  told_at timestamptz not null,
  channel text not null,
  branch_id bigint not null,
  actor_name text not null,
  -- as scanned; the card is taken away when the member is forgotten
  card text,
  barcode text,
  patron_id bigint references patrons.patrons (id),
  item_id bigint references catalogue.items (id),
  title text,
  due_told date,
  due_on date,
  -- what was done: nothing, or what can be taken back
  step text not null check (step in ('nothing', 'lend', 'hand-over', 'renew', 'return', 'put-back')),
  blocks jsonb not null,
  done jsonb,
  settled_at timestamptz,
  settled_by text,
  settled_how text check (settled_how in ('accepted', 'undone', 'applied', 'dropped')),
  settled_note text not null default '',
  check ((settled_at is null) = (settled_how is null)),
  check (settled_how is distinct from 'dropped' or settled_note <> '')
);
create index open_late_conflicts on circulation.late_conflicts (id) where settled_at is null;
create index late_conflicts_by_patron on circulation.late_conflicts (patron_id) where patron_id is not null;

alter table circulation.late_deeds
  add foreign key (conflict_id) references circulation.late_conflicts (id);

-- What shows that a copy was in the library's hands: asked by deeds told late.
create index operations_by_item on circulation.operations (item_id, at)
  where kind in ('check-in', 'use-in-house', 'set-aside', 'send-copy');

-- All members concerned in the order of their numbers, then the copy: whoever hands a copy over between two members
-- cannot meet another who hands one back.
create function circulation.lock_late(patron bigint, card text, item bigint, scanned text, others bigint[],
  out patron_id bigint, out item_id bigint, out borrower_id bigint) language plpgsql as $$
begin
  patron_id := coalesce(patron, (select cards.patron_id from patrons.cards cards where cards.number = card));
  item_id := coalesce(item, (select items.id from catalogue.items items where items.barcode = scanned));
  select loans.patron_id into borrower_id from circulation.loans loans
    where loans.item_id = lock_late.item_id and loans.ended_at is null;
  perform from patrons.patrons patrons
    where patrons.id = patron_id or patrons.id = borrower_id or patrons.id = any (others)
    order by patrons.id for no key update;
  select items.id into item_id from catalogue.items items where items.id = item_id for no key update;
  select patrons.id into patron_id from patrons.patrons patrons where patrons.id = patron_id;
end $$;
