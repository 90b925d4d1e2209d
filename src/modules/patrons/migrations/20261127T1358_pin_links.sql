-- Links by which a member who forgot the PIN sets another one. Only the digest of a link is kept.
create table patrons.pin_links (
  digest bytea primary key,
  patron_id bigint not null references patrons.patrons (id) on delete cascade,
  expires_at timestamptz not null
);
create index pin_links_by_patron on patrons.pin_links (patron_id);
