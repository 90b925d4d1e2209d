-- What is wrong with or missing from the titles, found in the background and kept true when something changes.
create table catalogue.findings (
  record_id bigint not null references catalogue.records (id) on delete cascade,
  kind text not null,
  -- the copy that it is about; none where it is about the title
  item_id bigint references catalogue.items (id) on delete cascade,
  -- what the page needs to say it in words
  detail jsonb not null default '{}',
  found_at timestamptz not null default now()
);
create unique index one_finding_of_a_kind on catalogue.findings (record_id, kind, coalesce(item_id, 0));
create index findings_by_kind on catalogue.findings (kind, record_id desc, item_id);
create index findings_by_item on catalogue.findings (item_id) where item_id is not null;

-- Two titles that may be one.
create table catalogue.duplicate_pairs (
  first_id bigint not null references catalogue.records (id) on delete cascade,
  second_id bigint not null references catalogue.records (id) on delete cascade,
  found_by text not null check (found_by in ('isbn', 'title')),
  found_at timestamptz not null default now(),
  -- somebody looked: they are two
  dismissed_at timestamptz,
  dismissed_by text,
  primary key (first_id, second_id),
  check (first_id < second_id)
);
create index duplicate_pairs_by_second on catalogue.duplicate_pairs (second_id);
create index duplicate_pairs_open on catalogue.duplicate_pairs (first_id desc, second_id) where dismissed_at is null;

-- How many there were at the end of each day.
create table catalogue.finding_counts (
  day date not null,
  kind text not null,
  count integer not null,
  primary key (day, kind)
);

-- Titles to be looked at again. Written only by who holds the row of quality_state.
create table catalogue.quality_waiting (
  record_id bigint primary key
);
create table catalogue.quality_state (
  only_one boolean primary key default true check (only_one),
  -- all changes of transactions before this one have been taken over from catalogue.changes
  settled xid8 not null,
  -- version of the rules by which the findings were made; another one looks at every title again
  rules integer not null
);
insert into catalogue.quality_state (settled, rules) values (pg_snapshot_xmin(pg_current_snapshot()), 0);

-- Whether a title has a cover is a finding too.
create trigger covers_inserted after insert on catalogue.covers
  referencing new table as changed for each statement execute function catalogue.note_changed_parts();
create trigger covers_deleted after delete on catalogue.covers
  referencing old table as changed for each statement execute function catalogue.note_changed_parts();
