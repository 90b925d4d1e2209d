create schema if not exists acquisition;

-- Where money and books come from (sumber): the list is the library's own.
create table acquisition.sources (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  position smallint not null default 0,
  closed_at timestamptz
);
create unique index one_source_per_name on acquisition.sources (lower(name));
insert into acquisition.sources (name, position)
  values ('APBD', 1), ('APBN/DAK', 2), ('Hibah', 3), ('BOS', 4), ('CSR', 5);

create table acquisition.vendors (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  address text not null default '',
  contact text not null default '',
  phone text not null default '',
  email text not null default '',
  note text not null default '',
  closed_at timestamptz,
  updated_at timestamptz not null default now(),
  updated_by text not null default ''
);
create unique index one_vendor_per_name on acquisition.vendors (lower(name));

-- Whole rupiah. What is committed and spent is the sum of the entries below, and never more than there is.
create table acquisition.budgets (
  id bigint generated always as identity primary key,
  source_id bigint not null references acquisition.sources (id),
  year integer not null check (year between 2000 and 2200),
  amount bigint not null check (amount >= 0),
  committed bigint not null default 0 check (committed >= 0),
  spent bigint not null default 0 check (spent >= 0),
  note text not null default '',
  updated_at timestamptz not null default now(),
  updated_by text not null default '',
  constraint within_budget check (committed + spent <= amount)
);
create unique index one_budget_per_year on acquisition.budgets (source_id, year);

-- What readers and staff would like the library to have (usulan koleksi).
create table acquisition.suggestions (
  id bigint generated always as identity primary key,
  title text not null check (title <> ''),
  author text not null default '',
  isbn text not null default '',
  publisher text not null default '',
  year text not null default '',
  reason text not null default '',
  patron_id bigint references patrons.patrons (id) on delete set null,
  -- of the staff member who entered it
  entered_by text not null default '',
  state text not null default 'waiting' check (state in
    ('waiting', 'open', 'listed', 'ordered', 'arrived', 'declined')),
  -- read by whoever suggested it
  answer text not null default '',
  record_id bigint references catalogue.records (id),
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by text not null default '',
  check (state <> 'declined' or answer <> '')
);
create index suggestions_by_state on acquisition.suggestions (state, id);
create index suggestions_by_patron on acquisition.suggestions (patron_id, created_at) where patron_id is not null;
create index suggestions_by_title on acquisition.suggestions (lower(title));

create table acquisition.votes (
  suggestion_id bigint not null references acquisition.suggestions (id) on delete cascade,
  patron_id bigint not null references patrons.patrons (id) on delete cascade,
  voted_at timestamptz not null default now(),
  primary key (suggestion_id, patron_id)
);
create index votes_by_patron on acquisition.votes (patron_id);

create table acquisition.orders (
  id bigint generated always as identity primary key,
  vendor_id bigint not null references acquisition.vendors (id),
  budget_id bigint not null references acquisition.budgets (id),
  state text not null default 'draft' check (state in ('draft', 'sent', 'closed', 'cancelled')),
  -- of the office's register of letters
  number text not null default '',
  sent_on date,
  signatory jsonb,
  note text not null default '',
  created_at timestamptz not null default now(),
  created_by text not null default '',
  check ((state in ('sent', 'closed')) <= (sent_on is not null))
);
create index orders_by_state on acquisition.orders (state, id desc);
create index orders_by_budget on acquisition.orders (budget_id);

-- The order list (daftar pesanan): without an order a line still waits to be ordered.
create table acquisition.order_lines (
  id bigint generated always as identity primary key,
  order_id bigint references acquisition.orders (id),
  suggestion_id bigint references acquisition.suggestions (id),
  record_id bigint references catalogue.records (id),
  title text not null check (title <> ''),
  author text not null default '',
  isbn text not null default '',
  publisher text not null default '',
  year text not null default '',
  copies integer not null check (copies between 1 and 9999),
  price bigint not null check (price between 0 and 1000000000),
  branch_id bigint not null references branches.branches (id),
  received integer not null default 0 check (received >= 0),
  cancelled integer not null default 0 check (cancelled >= 0),
  note text not null default '',
  created_at timestamptz not null default now(),
  created_by text not null default '',
  constraint no_more_than_ordered check (received + cancelled <= copies)
);
create index order_lines_by_order on acquisition.order_lines (order_id);
create unique index one_line_per_suggestion on acquisition.order_lines (suggestion_id) where suggestion_id is not null;

-- Every movement of money; nothing is changed or deleted here.
create table acquisition.budget_entries (
  id bigint generated always as identity primary key,
  budget_id bigint not null references acquisition.budgets (id),
  order_id bigint not null references acquisition.orders (id),
  kind text not null check (kind in ('committed', 'released', 'spent')),
  committed bigint not null,
  spent bigint not null default 0,
  at timestamptz not null default now(),
  by text not null
);
create index budget_entries_by_budget on acquisition.budget_entries (budget_id, id);

create function acquisition.apply_budget_entry() returns trigger language plpgsql as $$
begin
  update acquisition.budgets set committed = committed + new.committed, spent = spent + new.spent
    where id = new.budget_id;
  return null;
end $$;
create trigger budget_entries_applied after insert on acquisition.budget_entries
  for each row execute function acquisition.apply_budget_entry();
create trigger budget_entries_append_only before update or delete on acquisition.budget_entries
  for each row execute function kernel.refuse_change();

create table acquisition.receipts (
  id bigint generated always as identity primary key,
  line_id bigint not null references acquisition.order_lines (id),
  received_on date not null,
  good integer not null check (good >= 0),
  -- sent back or replaced: they stay to be delivered
  damaged integer not null default 0 check (damaged >= 0),
  price bigint not null check (price >= 0),
  invoice text not null default '',
  note text not null default '',
  received_at timestamptz not null default now(),
  received_by text not null,
  check (good + damaged > 0)
);
create index receipts_by_line on acquisition.receipts (line_id);

create table acquisition.gifts (
  id bigint generated always as identity primary key,
  donor text not null check (donor <> ''),
  donor_address text not null default '',
  offered_on date not null,
  note text not null default '',
  -- of the letter of thanks
  letter_number text not null default '',
  thanked_on date,
  signatory jsonb,
  created_at timestamptz not null default now(),
  created_by text not null default ''
);
create table acquisition.gift_lines (
  id bigint generated always as identity primary key,
  gift_id bigint not null references acquisition.gifts (id),
  title text not null check (title <> ''),
  author text not null default '',
  isbn text not null default '',
  publisher text not null default '',
  year text not null default '',
  copies integer not null check (copies between 1 and 9999),
  -- what a copy is worth, for the register
  value bigint check (value >= 0),
  condition text not null default 'baik',
  branch_id bigint not null references branches.branches (id),
  decision text not null default 'waiting' check (decision in ('waiting', 'accepted', 'declined')),
  why text not null default '',
  record_id bigint references catalogue.records (id),
  check (decision <> 'declined' or why <> ''),
  check ((decision = 'accepted') = (record_id is not null))
);
create index gift_lines_by_gift on acquisition.gift_lines (gift_id);

-- By which way a copy came into the collection.
create table acquisition.accessions (
  item_id bigint primary key references catalogue.items (id),
  receipt_id bigint references acquisition.receipts (id),
  gift_line_id bigint references acquisition.gift_lines (id),
  check (num_nonnulls(receipt_id, gift_line_id) = 1)
);
create index accessions_by_receipt on acquisition.accessions (receipt_id);
create index accessions_by_gift_line on acquisition.accessions (gift_line_id);

-- Last number given, of each series of numbers.
create table acquisition.counters (
  name text primary key,
  last bigint not null check (last >= 0)
);
