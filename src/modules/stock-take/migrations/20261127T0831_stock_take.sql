create schema if not exists stock_take;

-- How call numbers stand on a shelf: the class, its groups of three digits put together, then author and title.
-- "899.221 3 AND l" becomes "899.2213 and l". What stands before the class (R, SR, ANAK) names another sequence.
create function stock_take.call_key(call_number text) returns text
language sql immutable parallel safe as $$
  select coalesce(
    replace(parts[1], ' ', '') || ' ' || regexp_replace(trim(parts[2]), '\s+', ' ', 'g'),
    regexp_replace(trim(lower(call_number)), '\s+', ' ', 'g'))
  from (select regexp_match(lower(call_number),
    '(?:^|[^\d.])(\d{3}(?:\.(?:\d{3}(?: \d{3})* \d{1,3}(?!\d)|\d+))?)(?!\d)(.*)$') as parts) matched
$$;
create function stock_take.call_prefix(call_number text) returns text
language sql immutable parallel safe as $$
  select coalesce(trim((regexp_match(lower(call_number), '^(\D*)\d{3}(?:\D|$)'))[1]), '')
$$;

-- A stock-take (stok opname) of one branch, or of a part of it.
create table stock_take.sessions (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  branch_id bigint not null references branches.branches (id),
  -- only these; empty for all
  shelves text[] not null default '{}',
  collection_types text[] not null default '{}',
  -- keys of call numbers, both included; empty for no bound
  call_from text not null default '',
  call_to text not null default '',
  planned_on date,
  note text not null default '',
  state text not null default 'planned' check (state in ('planned', 'under-way', 'closed', 'cancelled')),
  created_at timestamptz not null,
  created_by text not null,
  started_at timestamptz,
  started_by text,
  closed_at timestamptz,
  closed_by text,
  -- number and signatories of the report, and its figures as they were when it was closed
  paper jsonb,
  figures jsonb,
  check ((state in ('under-way', 'closed')) <= (started_at is not null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (figures is not null))
);
create index sessions_by_state on stock_take.sessions (state, created_at desc);

-- Who counts, how far each has come, and where in the order of call numbers.
create table stock_take.counters (
  session_id bigint not null references stock_take.sessions (id),
  -- account of staff
  counter_id bigint not null,
  name text not null,
  scans integer not null default 0,
  found integer not null default 0,
  last_at timestamptz,
  marks jsonb not null default '[]',
  primary key (session_id, counter_id)
);

-- Files of handheld scanners.
create table stock_take.files (
  id bigint generated always as identity primary key,
  session_id bigint not null references stock_take.sessions (id),
  digest text not null,
  name text not null,
  size bigint not null,
  shelf text not null,
  in_order boolean not null,
  scanned_at timestamptz not null,
  counter_id bigint not null,
  counter text not null,
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'done')),
  bytes_done bigint not null default 0,
  lines_done integer not null default 0,
  left_out integer not null default 0,
  problem text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create unique index one_file_per_content on stock_take.files (session_id, digest, shelf);

-- Every scan, once under the key that the device gave it.
create table stock_take.scans (
  session_id bigint not null references stock_take.sessions (id),
  key text not null check (length(key) between 8 and 80),
  id bigint generated always as identity,
  barcode text not null check (length(barcode) between 1 and 100),
  item_id bigint,
  -- where the counter stood, as far as was said
  shelf text not null default '',
  source text not null check (source in ('scanner', 'camera', 'typed', 'file')),
  scanned_at timestamptz not null,
  received_at timestamptz not null,
  counter_id bigint not null,
  finding text not null,
  again boolean not null,
  taken_back_at timestamptz,
  primary key (session_id, key)
);
create index scans_by_counter on stock_take.scans (session_id, counter_id, id desc);
create index scans_by_item on stock_take.scans (session_id, item_id);

-- What was seen: one row a copy and session, as it was found last.
create table stock_take.seen (
  session_id bigint not null references stock_take.sessions (id),
  item_id bigint not null references catalogue.items (id),
  first_at timestamptz not null,
  last_at timestamptz not null,
  scans integer not null,
  finding text not null check (finding in ('found', 'other-branch', 'other-shelf', 'out-of-scope', 'out-of-order',
    'on-loan', 'in-transit', 'kept', 'repair', 'in-process', 'display', 'withdrawn', 'lost-found')),
  shelf text not null default '',
  -- neighbour in the order of call numbers
  neighbour jsonb,
  -- the loan that was open when the copy was scanned
  loan_id bigint,
  counter text not null,
  settled_at timestamptz,
  settled_by text,
  primary key (session_id, item_id)
);
create index seen_by_item on stock_take.seen (item_id, last_at desc);
create index seen_findings on stock_take.seen (session_id, finding) where finding <> 'found';

-- Barcodes that no copy has.
create table stock_take.unknowns (
  session_id bigint not null references stock_take.sessions (id),
  barcode text not null,
  first_at timestamptz not null,
  scans integer not null,
  shelf text not null default '',
  -- the copy scanned before it, beside which it stood
  after_item_id bigint,
  counter text not null,
  note text not null default '',
  photo_digest text,
  settled_at timestamptz,
  settled_by text,
  primary key (session_id, barcode)
);

-- What a closed stock-take came to; the live data moves on, this stays.
create table stock_take.results (
  id bigint generated always as identity primary key,
  session_id bigint not null references stock_take.sessions (id),
  list text not null check (list in ('missing', 'misplaced', 'unexpected', 'unknown', 'twice')),
  finding text not null,
  item_id bigint,
  barcode text not null,
  title text not null default '',
  call_number text not null default '',
  shelf text not null default '',
  branch text not null default '',
  collection_type text not null default '',
  seen_shelf text not null default '',
  counter text not null default '',
  last_at timestamptz,
  scans integer not null default 0,
  settled boolean not null default false,
  details jsonb not null default '{}'
);
create index results_by_list on stock_take.results (session_id, list, id);
create function stock_take.refuse_change_of_results() returns trigger language plpgsql as $$
begin
  raise exception 'results of a closed stock-take stay as they are' using errcode = 'restrict_violation';
end $$;
create trigger results_stay before update or delete on stock_take.results
  for each row execute function stock_take.refuse_change_of_results();

-- Corrections in bulk, previewed first; each can be taken back.
create table stock_take.corrections (
  id bigint generated always as identity primary key,
  session_id bigint not null references stock_take.sessions (id),
  deed text not null,
  list text not null,
  state text not null check (state in ('ready', 'running', 'done', 'undoing', 'undone', 'cancelled')),
  total integer not null,
  rows_done integer not null default 0,
  permissions text[] not null,
  actor jsonb not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  problem text
);
create index corrections_by_session on stock_take.corrections (session_id, id desc);
create table stock_take.correction_rows (
  correction_id bigint not null references stock_take.corrections (id),
  position integer not null,
  item_id bigint,
  barcode text not null,
  outcome text not null check (outcome in ('chosen', 'refused', 'done', 'undone', 'kept')),
  reason text,
  -- what the copy had and what it was given, and the words of what to do with it now
  before jsonb,
  after jsonb,
  primary key (correction_id, position)
);
create index correction_rows_by_item on stock_take.correction_rows (item_id, correction_id);

-- When a copy was last seen: counted, lent or taken back. The catalogue may not ask the modules above it.
create view catalogue.items_seen as
  select item_id, max(at) as seen_at
  from (
    select item_id, last_at as at from stock_take.seen
    union all
    select item_id, lent_at from circulation.loans where ending is distinct from 'undone'
    union all
    select item_id, ended_at from circulation.loans where ending = 'returned'
  ) sightings
  group by item_id;
