-- Work of linking headings of titles to authorities: chosen from proposals, done in parts, taken back exactly.
create table catalogue.link_runs (
  id bigint generated always as identity primary key,
  state text not null check (state in ('linking', 'done', 'undoing', 'undone')),
  chosen integer not null,
  -- headings of titles that were linked
  linked integer not null default 0,
  actor jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  finished_at timestamptz
);

-- What headings of titles mean, in forms that are none of the authority's own: said by somebody.
create table catalogue.authority_links (
  kind text not null,
  key text not null,
  text text not null,
  authority_id bigint not null references catalogue.authorities (id) on delete cascade,
  link_run_id bigint not null references catalogue.link_runs (id),
  -- whether the headings that are there have been linked
  applied boolean not null default false,
  linked_at timestamptz not null default now(),
  linked_by text not null,
  primary key (kind, key)
);
create index authority_links_by_authority on catalogue.authority_links (authority_id);
create index authority_links_by_run on catalogue.authority_links (link_run_id, applied);

-- Such a form finds all titles of its authority, as its variants do.
create trigger links_inserted after insert on catalogue.authority_links
  referencing new table as changed for each statement execute function catalogue.note_changed_variants();
create trigger links_deleted after delete on catalogue.authority_links
  referencing old table as changed for each statement execute function catalogue.note_changed_variants();

-- The authority that a heading belongs to: one with this heading, or the one it was said to mean, or else the only
-- one with it as another form.
create or replace function catalogue.find_authority(heading_kind text, heading_key text) returns bigint
  stable language sql as $$
  select coalesce(
    (select authorities.id
       from catalogue.authorities authorities
      where authorities.kind = heading_kind and authorities.key = heading_key
        and authorities.merged_into is null and authorities.deleted_at is null),
    (select links.authority_id
       from catalogue.authority_links links
      where links.kind = heading_kind and links.key = heading_key),
    (select min(authorities.id)
       from catalogue.authority_variants variants
       join catalogue.authorities authorities on authorities.id = variants.authority_id
      where variants.key = heading_key and authorities.kind = heading_kind
        and authorities.merged_into is null and authorities.deleted_at is null
     having count(*) = 1)
  )
$$;

-- What unlinked headings may mean.
create table catalogue.heading_proposals (
  id bigint generated always as identity primary key,
  kind text not null,
  key text not null,
  text text not null,
  authority_id bigint not null references catalogue.authorities (id) on delete cascade,
  found_by text not null
    check (found_by in ('exact', 'variant', 'dates', 'order', 'spelling', 'initials', 'similar', 'other-kind')),
  score real not null,
  -- how many titles bear the heading
  titles integer not null,
  -- others are as likely: not to be taken with all the rest unseen
  ambiguous boolean not null,
  rejected_at timestamptz,
  rejected_by text,
  unique (kind, key, authority_id)
);
create index heading_proposals_open on catalogue.heading_proposals (found_by, titles desc, id) where rejected_at is null;
create index heading_proposals_by_authority on catalogue.heading_proposals (authority_id);

-- When proposals were last looked for, and whether that is being done.
create table catalogue.proposal_state (
  only_one boolean primary key default true check (only_one),
  asked_at timestamptz,
  made_at timestamptz,
  headings integer not null default 0
);
insert into catalogue.proposal_state default values;
-- Headings to be linked, by kind.
create index record_headings_unlinked on catalogue.record_headings (kind, key) where authority_id is null;
