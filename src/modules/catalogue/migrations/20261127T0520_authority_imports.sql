-- Files of authority records: read, looked at, written, taken back.
create table catalogue.authority_imports (
  id bigint generated always as identity primary key,
  file_name text not null,
  -- the file as it is read: unpacked
  file_digest text not null,
  format text not null check (format in ('marc', 'marcxml', 'marcjson')),
  -- what becomes of an authority that is there already
  policy text not null check (policy in ('complete', 'replace', 'skip')),
  state text not null check (state in
    ('reading', 'ready', 'committing', 'done', 'undoing', 'undone', 'cancelled')),
  actor jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  finished_at timestamptz
);

create table catalogue.authority_import_rows (
  import_id bigint not null references catalogue.authority_imports (id) on delete cascade,
  -- place in the file, from 1
  position integer not null,
  outcome text not null check (outcome in ('new', 'update', 'same', 'skipped', 'wrong')),
  kind text,
  heading text not null default '',
  -- the record as it came, without loss
  marc jsonb,
  -- the authority that it is, and by what it was recognised
  matched_id bigint,
  matched_by text check (matched_by in ('number', 'heading', 'form', 'file')),
  -- forms that the authority would gain
  gains text[] not null default '{}',
  -- MarcProblem, or the code of what is wrong with the record
  problem jsonb,
  -- what was made, and what was there before: for taking it back
  authority_id bigint,
  before jsonb,
  made_version integer,
  done_at timestamptz,
  undone_at timestamptz,
  -- code of why it was left alone after all
  kept text,
  primary key (import_id, position)
);
create index authority_import_rows_by_outcome on catalogue.authority_import_rows (import_id, outcome, position);
create index authority_import_rows_waiting on catalogue.authority_import_rows (import_id, position)
  where done_at is null;
create index authority_import_rows_to_undo on catalogue.authority_import_rows (import_id, position desc)
  where done_at is not null and undone_at is null;

-- The number that the source gave an authority.
alter table catalogue.authorities add column control_number text
  generated always as (left(jsonb_path_query_first(marc, '$.fields[*] ? (@.tag == "001").value') #>> '{}', 200)) stored;
create index authorities_by_control_number on catalogue.authorities (control_number)
  where control_number is not null and merged_into is null and deleted_at is null;
