-- Pairs of members who look like one person, and of whom somebody found that they are two.
create table patrons.told_apart (
  one_id bigint not null references patrons.patrons (id) on delete cascade,
  other_id bigint not null references patrons.patrons (id) on delete cascade,
  told_by text not null,
  told_at timestamptz not null default now(),
  primary key (one_id, other_id),
  check (one_id < other_id)
);
