-- Headings of titles that no authority stands behind and for which none was proposed, as they were when proposals
-- were last looked for: to be made authorities of.
create table catalogue.unlinked_headings (
  id bigint generated always as identity primary key,
  kind text not null,
  key text not null,
  text text not null,
  titles integer not null,
  unique (kind, key)
);
create index unlinked_headings_by_titles on catalogue.unlinked_headings (titles desc, id);
