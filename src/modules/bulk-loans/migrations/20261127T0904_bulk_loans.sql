create schema bulk_loans;

-- Boxes in which copies travel to schools and reading corners; a class set always holds the same copies.
create table bulk_loans.crates (
  id bigint generated always as identity primary key,
  barcode text not null check (barcode <> ''),
  name text not null check (name <> ''),
  kind text not null check (kind in ('crate', 'class-set')),
  branch_id bigint not null references branches.branches (id),
  note text not null default '',
  retired_at timestamptz
);
create unique index one_crate_per_barcode on bulk_loans.crates (upper(barcode));

-- What is packed in a crate; a copy is in one crate at most.
create table bulk_loans.crate_contents (
  item_id bigint primary key references catalogue.items (id),
  crate_id bigint not null references bulk_loans.crates (id),
  position integer not null
);
create index contents_by_crate on bulk_loans.crate_contents (crate_id, position);

-- Copies that were lent to an institution together, with or without a crate. What was scanned is kept until all of it
-- has been lent or refused, so that a lending that was cut off can go on.
create table bulk_loans.shipments (
  id bigint generated always as identity primary key,
  key text not null constraint one_shipment_per_key unique check (length(key) between 8 and 100),
  institution_id bigint not null references patrons.patrons (id),
  crate_id bigint references bulk_loans.crates (id),
  -- the one that it came from when a crate was handed on
  previous_id bigint references bulk_loans.shipments (id),
  branch_id bigint not null references branches.branches (id),
  purpose text not null default '',
  responsible_name text not null default '',
  responsible_phone text not null default '',
  -- a day set by hand instead of the one that the rules give
  due_on date,
  scans text[] not null,
  overrides jsonb not null default '[]',
  made_at timestamptz not null,
  made_by text not null,
  -- all scans have been lent or refused
  finished_at timestamptz,
  -- the crate, or all that was lent without one, came back
  returned_at timestamptz
);
create unique index one_shipment_per_crate_away on bulk_loans.shipments (crate_id)
  where crate_id is not null and returned_at is null;
create index shipments_by_institution on bulk_loans.shipments (institution_id, id desc);
create index shipments_out on bulk_loans.shipments (id) where returned_at is null;

-- The copies of a shipment; whether one is still out is asked of its loan.
create table bulk_loans.shipment_copies (
  loan_id bigint primary key references circulation.loans (id),
  shipment_id bigint not null references bulk_loans.shipments (id),
  item_id bigint not null references catalogue.items (id),
  position integer not null,
  -- where it had to go when the crate was unpacked
  next jsonb
);
create index copies_by_shipment on bulk_loans.shipment_copies (shipment_id, position);
create index shipments_by_copy on bulk_loans.shipment_copies (item_id);

-- Scanned, but not lent, and why.
create table bulk_loans.refused_scans (
  shipment_id bigint not null references bulk_loans.shipments (id),
  barcode text not null,
  blocks jsonb not null,
  primary key (shipment_id, barcode)
);

-- Copies found in a crate that do not belong to it.
create table bulk_loans.foreign_copies (
  shipment_id bigint not null references bulk_loans.shipments (id),
  barcode text not null,
  title text not null default '',
  found_at timestamptz not null,
  -- what the desk was told to do with it; null for a barcode that nobody knows
  next jsonb,
  primary key (shipment_id, barcode)
);

-- What happened to a shipment, in order, once for each key.
create table bulk_loans.shipment_events (
  id bigint generated always as identity primary key,
  shipment_id bigint not null references bulk_loans.shipments (id),
  key text not null constraint one_event_per_key unique,
  kind text not null check (kind in ('lent', 'returned', 'renewed', 'handed-on', 'lost', 'claimed')),
  at timestamptz not null,
  actor text not null,
  details jsonb not null default '{}'
);
create index events_by_shipment on bulk_loans.shipment_events (shipment_id, id);
