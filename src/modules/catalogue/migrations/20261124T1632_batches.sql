-- One change made to many items or titles: chosen, previewed, run in the background, and taken back exactly.
create table catalogue.batches (
  id bigint generated always as identity primary key,
  subject text not null check (subject in ('items', 'records')),
  -- Selection: how the rows were chosen, to be shown
  selection jsonb not null,
  -- ItemChange or RecordChange; absent until it has been said
  change jsonb,
  -- chosen (waits for the change to be said) -> previewing -> ready -> running -> done -> undoing -> undone
  state text not null check (state in
    ('chosen', 'previewing', 'ready', 'running', 'done', 'undoing', 'undone', 'cancelled')),
  -- rows that the present work has come through
  rows_done integer not null default 0,
  -- code of what stopped the work for now
  problem text,
  -- Actor of the present work, for the audit log
  actor jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null default '',
  finished_at timestamptz
);
create index batches_newest on catalogue.batches (created_at desc, id desc);

create table catalogue.batch_rows (
  batch_id bigint not null references catalogue.batches (id) on delete cascade,
  position integer not null,
  -- the number as it was scanned or typed, of a row that came from a list
  given text,
  -- the item or title; none for a number that nothing bears. No foreign key: an item may be removed later
  subject_id bigint,
  outcome text not null default 'chosen' check (outcome in ('chosen', 'change', 'same', 'refused', 'unknown')),
  -- code of why it was refused, or kept when the batch was taken back
  reason text,
  -- items: the columns that change, as they were and as they become; titles: the fields that do, written as lines
  before jsonb,
  after jsonb,
  -- titles: the version that was previewed, and the one that the batch made
  seen_version integer,
  made_version integer,
  done_at timestamptz,
  undone_at timestamptz,
  primary key (batch_id, position)
);
create index batch_rows_by_outcome on catalogue.batch_rows (batch_id, outcome, position);
create index batch_rows_waiting on catalogue.batch_rows (batch_id, position) where done_at is null;
create index batch_rows_to_undo on catalogue.batch_rows (batch_id, position)
  where done_at is not null and undone_at is null;
