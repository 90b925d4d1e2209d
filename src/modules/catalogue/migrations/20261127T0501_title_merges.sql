-- A title that went into another is kept in quarantine, and its address leads on.
alter table catalogue.records
  add column merged_into bigint references catalogue.records (id),
  add constraint merged_titles_are_out_of_sight check (merged_into is null or deleted_at is not null);
create index records_merged on catalogue.records (merged_into) where merged_into is not null;

-- What a merge moved, so that it can be taken back exactly.
create table catalogue.title_merges (
  id bigint generated always as identity primary key,
  from_id bigint not null references catalogue.records (id) on delete cascade,
  into_id bigint not null references catalogue.records (id) on delete cascade,
  moved_items bigint[] not null,
  -- [{ id, enumeration }] as it was: an issue that both titles had is told apart from then on
  moved_issues jsonb not null,
  moved_cover boolean not null,
  moved_popularity real not null,
  -- of other modules, by their names
  moved_elsewhere jsonb not null default '{}',
  -- versions of the title that stays, before the merge and made by it
  version_before integer not null,
  version_made integer not null,
  merged_at timestamptz not null default now(),
  merged_by text not null,
  undone_at timestamptz,
  undone_by text
);
create index title_merges_newest on catalogue.title_merges (merged_at desc, id desc);
create index title_merges_by_from on catalogue.title_merges (from_id);
create index title_merges_by_into on catalogue.title_merges (into_id);

-- Where the address of a title leads: to itself, or to the one it went into in the end.
create function catalogue.title_after_merges(asked bigint) returns bigint stable language sql as $$
  with recursive followed as (
    select id, merged_into, 0 as steps from catalogue.records where id = asked
    union all
    select records.id, records.merged_into, followed.steps + 1
    from followed join catalogue.records records on records.id = followed.merged_into
    where followed.steps < 50
  )
  select id from followed order by steps desc limit 1
$$;
