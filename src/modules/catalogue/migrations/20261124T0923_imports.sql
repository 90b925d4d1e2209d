create table catalogue.imports (
  id bigint generated always as identity primary key,
  file_name text not null,
  file_digest text not null,
  file_size bigint not null,
  format text not null check (format in ('marc', 'marcxml', 'marcjson', 'csv', 'xlsx')),
  -- uploaded -> (mapped) -> reading -> ready -> committing -> done -> undoing -> undone; or cancelled, failed
  state text not null check (state in
    ('uploaded', 'reading', 'ready', 'committing', 'done', 'undoing', 'undone', 'cancelled', 'failed')),
  -- column mapping, match rule, overlay rule, where items go
  settings jsonb not null,
  -- how far the reader came, so that it goes on there after a crash
  bytes_read bigint not null default 0,
  records_read integer not null default 0,
  problem text,
  created_at timestamptz not null default now(),
  created_by text not null default '',
  finished_at timestamptz
);
alter table catalogue.records add foreign key (import_id) references catalogue.imports (id);
alter table catalogue.items add foreign key (import_id) references catalogue.imports (id);

create table catalogue.import_records (
  import_id bigint not null references catalogue.imports (id) on delete cascade,
  -- place in the file, from 1
  position integer not null,
  outcome text not null check (outcome in ('new', 'update', 'duplicate', 'unchanged', 'wrong')),
  -- what will be written: the incoming record; the merged one is made when it is committed
  marc jsonb,
  description jsonb,
  headings jsonb,
  keys jsonb,
  items jsonb,
  matched_record_id bigint,
  -- code and detail of MarcProblem
  problems jsonb not null default '[]',
  raw bytea,
  committed_at timestamptz,
  record_id bigint,
  -- version that the commit made, for undo: a later edit is not undone unseen
  made_version integer,
  undone_at timestamptz,
  primary key (import_id, position)
);
create index import_records_to_commit on catalogue.import_records (import_id, position)
  where committed_at is null and outcome in ('new', 'update');
create index import_records_by_outcome on catalogue.import_records (import_id, outcome, position);
