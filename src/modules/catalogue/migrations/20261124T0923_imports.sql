create table catalogue.imports (
  id bigint generated always as identity primary key,
  file_name text not null,
  -- the file as it is read: unpacked, and an Excel sheet as CSV
  file_digest text not null,
  file_size bigint not null,
  format text not null check (format in ('marc', 'marcxml', 'marcjson', 'csv')),
  -- uploaded (waits for its columns to be named) -> reading -> ready -> committing -> done -> undoing -> undone
  state text not null check (state in
    ('uploaded', 'reading', 'ready', 'committing', 'done', 'undoing', 'undone', 'cancelled')),
  -- ImportSettings: match rule, overlay rule, columns, where items go
  settings jsonb not null,
  -- how far the reader came, so that it goes on there after a crash
  bytes_read bigint not null default 0,
  records_read integer not null default 0,
  -- highest title when reading began: those above it came meanwhile
  last_record_id bigint not null default 0,
  -- rows written or, while undoing, taken back
  rows_done integer not null default 0,
  -- code of what stopped the work for now
  problem text,
  created_at timestamptz not null default now(),
  created_by text not null default '',
  finished_at timestamptz
);
create index imports_newest on catalogue.imports (created_at desc, id desc);
alter table catalogue.records add foreign key (import_id) references catalogue.imports (id);
alter table catalogue.items add foreign key (import_id) references catalogue.imports (id);
create index items_by_import on catalogue.items (import_id) where import_id is not null;

create table catalogue.import_records (
  import_id bigint not null references catalogue.imports (id) on delete cascade,
  -- place in the file, from 1
  position integer not null,
  -- items: the title stays as it is and gains copies
  outcome text not null check (outcome in ('new', 'update', 'items', 'duplicate', 'unchanged', 'wrong')),
  title text not null default '',
  -- what will be written: the incoming record, and for a new one all that is derived from it
  marc jsonb,
  description jsonb,
  headings jsonb,
  keys jsonb,
  items jsonb,
  -- the title it is, as far as the file was matched: to be updated, or gaining copies
  matched_record_id bigint,
  -- or an earlier row of the same file
  matched_position integer,
  -- titles to choose from
  candidates bigint[] not null default '{}',
  -- [{ code, detail }]: MarcProblem or ImportProblem
  problems jsonb not null default '[]',
  -- the bytes of what could not be read
  raw bytea,
  committed_at timestamptz,
  record_id bigint,
  -- version that the commit made, for undo: a later edit is not undone unseen
  made_version integer,
  undone_at timestamptz,
  primary key (import_id, position)
);
create index import_records_by_outcome on catalogue.import_records (import_id, outcome, position);
create index import_records_waiting on catalogue.import_records (import_id, outcome, position)
  where committed_at is null;
create index import_records_to_undo on catalogue.import_records (import_id, position)
  where committed_at is not null and undone_at is null;
-- PostgreSQL's own compression takes half of the time of writing a title, and reading it back waits for it too.
alter table catalogue.records
  alter column marc set storage external,
  alter column description set storage external;
-- Waiting rows live for minutes: compressing them costs more than it saves.
alter table catalogue.import_records
  alter column marc set storage external,
  alter column description set storage external,
  alter column headings set storage external,
  alter column keys set storage external;

-- What rows of a file are recognised by among themselves, until it is committed.
create table catalogue.import_keys (
  import_id bigint not null references catalogue.imports (id) on delete cascade,
  key text not null,
  kind text not null,
  position integer not null,
  primary key (import_id, key, kind, position)
);
