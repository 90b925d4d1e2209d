-- Members brought in from a table. What a row holds is sealed like an identity, and gone a week after the end.
create table patrons.imports (
  id bigint generated always as identity primary key,
  file_name text not null,
  state text not null default 'uploaded' check (state in ('uploaded', 'checking', 'ready', 'writing', 'done', 'cancelled')),
  headings text[] not null,
  settings jsonb not null default '{}',
  rows_total integer not null,
  rows_done integer not null default 0,
  created_by text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create table patrons.import_rows (
  import_id bigint not null references patrons.imports (id) on delete cascade,
  -- line of the file, the headings being the first
  position integer not null,
  cells_sealed bytea,
  name text not null default '',
  outcome text not null default 'unread' check (outcome in ('unread', 'new', 'update', 'known', 'wrong', 'added', 'updated')),
  -- what is wrong, and in which field
  problem text not null default '',
  field text not null default '',
  patron_id bigint references patrons.patrons (id),
  primary key (import_id, position)
);
create index import_rows_by_outcome on patrons.import_rows (import_id, outcome, position);
