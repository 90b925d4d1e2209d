-- Numbers for new cards. A row that is locked and counted on leaves no gap when a registration fails.
create table patrons.card_counter (
  only_one boolean primary key default true check (only_one),
  prefix text not null check (prefix ~ '^[A-Z0-9]{0,8}-?$'),
  digits smallint not null check (digits between 4 and 12),
  next bigint not null check (next > 0)
);
insert into patrons.card_counter (prefix, digits, next) values ('PKB-', 6, 1);

-- Whether a kind is chosen by age where nobody chooses one.
alter table patrons.categories add column by_age boolean not null default false;
update patrons.categories set by_age = true where code in ('umum', 'pelajar', 'anak', 'lansia');

-- Two people who change a member at once: the second one is told.
alter table patrons.patrons add column version integer not null default 1;

-- Who answers for a child without being a member.
create table patrons.guardian_contacts (
  patron_id bigint primary key references patrons.patrons (id) on delete cascade,
  name text not null check (name <> ''),
  relation text not null check (relation in ('ibu', 'ayah', 'wali', 'guru')),
  phone text not null default '',
  consented_at timestamptz not null default now()
);

-- Links by which somebody shows that an address is theirs; the link holds a random token, the table its digest.
create table patrons.contact_tokens (
  digest bytea primary key,
  contact_id bigint not null references patrons.contacts (id) on delete cascade,
  expires_at timestamptz not null
);
create index contact_tokens_by_contact on patrons.contact_tokens (contact_id);

create index patrons_pending on patrons.patrons (created_at) where standing = 'pending';
create index patrons_by_school on patrons.patrons (lower(school) text_pattern_ops) where school <> '';
