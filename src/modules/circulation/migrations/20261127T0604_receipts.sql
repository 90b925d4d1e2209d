-- One receipt for each time that money changed hands, however many charges it settled. Whose it was stands in the
-- entries and is forgotten with them.
create table circulation.receipts (
  id bigint generated always as identity primary key,
  number text not null unique check (number <> ''),
  branch_id bigint not null references branches.branches (id),
  year integer not null,
  place integer not null check (place > 0),
  kind text not null check (kind in ('payment', 'refund')),
  method text not null check (method in ('cash', 'qris', 'transfer')),
  amount bigint not null check (amount > 0),
  -- cash handed over, of which the rest was given back as change
  tendered bigint check (tendered >= amount),
  actor_name text not null,
  at timestamptz not null,
  -- the close in which it was counted
  close_id bigint references circulation.cash_closes (id),
  unique (branch_id, year, place)
);
create index receipts_by_branch on circulation.receipts (branch_id, id desc);
create index receipts_to_close on circulation.receipts (branch_id, id) where close_id is null;
create index receipts_by_close on circulation.receipts (close_id) where close_id is not null;

-- What the numbers of a branch begin with in a year; its code of then, even if another branch gets that code later.
alter table circulation.receipt_counters add column prefix text not null;
create unique index receipt_counters_by_prefix on circulation.receipt_counters (prefix, year);

alter table circulation.account_entries drop constraint account_entries_receipt_number_key;
alter table circulation.account_entries
  add foreign key (receipt_number) references circulation.receipts (number);
create index account_entries_by_receipt on circulation.account_entries (receipt_number) where receipt_number is not null;
drop index circulation.account_entries_at_till;

-- What a batch waived can be owed again; of the same charge, so that undoing is exact.
alter table circulation.account_entries drop constraint account_entries_kind_check;
alter table circulation.account_entries add constraint account_entries_kind_check
  check (kind in ('charge', 'payment', 'waiver', 'in-kind', 'refund', 'reinstated'));
alter table circulation.account_entries alter column effect
  set expression as (case when kind in ('charge', 'refund', 'reinstated') then amount else -amount end);

-- A receipt is counted once, in one close, and otherwise stays as it is.
create function circulation.keep_receipt() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.close_id is null and to_jsonb(new) - 'close_id' = to_jsonb(old) - 'close_id' then
    return new;
  end if;
  raise exception 'receipts are append-only' using errcode = 'restrict_violation';
end $$;
create trigger receipts_append_only before update or delete on circulation.receipts
  for each row execute function circulation.keep_receipt();
create trigger receipts_never_emptied before truncate on circulation.receipts
  for each statement execute function kernel.refuse_change();

-- What a receipt says is what its entries say, looked at when all of them are there.
create function circulation.check_receipt() returns trigger language plpgsql as $$
begin
  if not exists (
    select from circulation.receipts receipts
    where receipts.number = to_jsonb(new)->>tg_argv[0] and receipts.amount = (
      select sum(entries.amount) from circulation.account_entries entries
      where entries.receipt_number = receipts.number and entries.kind = receipts.kind
        and entries.method = receipts.method)) then
    raise exception 'a receipt must say what its entries say'
      using errcode = 'check_violation', constraint = 'receipt_adds_up';
  end if;
  return null;
end $$;
create constraint trigger receipts_add_up after insert on circulation.receipts
  deferrable initially deferred for each row execute function circulation.check_receipt('number');
create constraint trigger account_entries_add_up after insert on circulation.account_entries
  deferrable initially deferred for each row when (new.receipt_number is not null)
  execute function circulation.check_receipt('receipt_number');

-- Nobody can pay or be forgiven more than a charge, be given back more than was paid, or owe more than was charged.
create or replace function circulation.check_charge() returns trigger language plpgsql as $$
declare
  sums record;
begin
  if new.kind = 'charge' then
    return null;
  end if;
  perform 1 from circulation.account_entries where id = new.charge_id and kind = 'charge' for no key update;
  if not found then
    raise exception 'no such charge' using errcode = 'foreign_key_violation';
  end if;
  select sum(effect) as open, sum(amount) filter (where kind = 'charge') as charged,
      coalesce(sum(case kind when 'payment' then amount when 'refund' then -amount end), 0) as paid
    into sums from circulation.account_entries where charge_id = new.charge_id;
  if sums.open < 0 then
    raise exception 'more than is owed' using errcode = 'check_violation', constraint = 'charge_not_overpaid';
  elsif sums.open > sums.charged then
    raise exception 'more than was charged' using errcode = 'check_violation', constraint = 'charge_not_grown';
  elsif sums.paid < 0 then
    raise exception 'more than was paid' using errcode = 'check_violation', constraint = 'refund_not_above_paid';
  end if;
  return null;
end $$;

-- The till: what lay in it to give change, and what came in without cash.
alter table circulation.cash_closes
  add column opening bigint not null default 0 check (opening >= 0),
  add column taken_qris bigint not null default 0,
  add column taken_transfer bigint not null default 0;
