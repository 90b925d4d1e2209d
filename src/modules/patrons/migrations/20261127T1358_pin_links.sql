-- Links by which a member who forgot the PIN sets another one: one for each proven mail address, which ends with it.
-- Only the digest of a link is kept.
create table patrons.pin_links (
  contact_id bigint primary key references patrons.contacts (id) on delete cascade,
  digest bytea not null unique,
  expires_at timestamptz not null
);
