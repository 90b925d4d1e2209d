-- The list of members by name, and the search for a number also among those who left.
create index members_in_order on patrons.patrons (lower(name), id);
create index members_by_identity on patrons.patrons (identity_digest) where identity_digest is not null;
create index members_by_nisn on patrons.patrons (nisn_digest) where nisn_digest is not null;
