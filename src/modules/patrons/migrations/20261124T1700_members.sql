-- Kinds of members (jenis anggota); circulation rules and fees follow from them.
create table patrons.categories (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name_id text not null check (name_id <> ''),
  name_en text not null check (name_en <> ''),
  -- months that a membership lasts
  validity integer not null check (validity between 1 and 240),
  -- whole rupiah for a membership, and for a card in place of a lost one
  fee bigint not null default 0 check (fee >= 0),
  card_fee bigint not null default 0 check (card_fee >= 0),
  -- years of age, both included
  youngest smallint,
  oldest smallint check (oldest >= youngest),
  -- schools and offices: a responsible person answers for what is lent
  institution boolean not null default false,
  -- may be chosen by somebody who registers online
  open_to_all boolean not null default true,
  position integer not null default 0,
  retired_at timestamptz
);
insert into patrons.categories
  (code, name_id, name_en, validity, youngest, oldest, institution, open_to_all, position)
values
  ('umum', 'Umum', 'General', 24, 18, null, false, true, 1),
  ('pelajar', 'Pelajar', 'Pupil', 12, 12, 20, false, true, 2),
  ('mahasiswa', 'Mahasiswa', 'Student', 12, 16, null, false, true, 3),
  ('anak', 'Anak', 'Child', 12, 0, 12, false, true, 4),
  ('lansia', 'Lansia', 'Senior', 36, 60, null, false, true, 5),
  ('disabilitas', 'Penyandang disabilitas', 'Person with a disability', 36, null, null, false, true, 6),
  ('lembaga', 'Lembaga', 'Institution', 12, null, null, true, false, 7),
  ('petugas', 'Petugas', 'Library staff', 60, 18, null, false, false, 8);

alter table patrons.patrons
  add column category text not null default 'umum' references patrons.categories (code),
  -- pending: registered online, not verified yet; closed: left, or merged into another
  add column standing text not null default 'active' check (standing in ('pending', 'active', 'closed')),
  add column expires_on date not null default (current_date + 730),
  add column branch_id bigint references branches.branches (id),
  add column sex text check (sex in ('perempuan', 'laki-laki')),
  add column birth_date date check (birth_date > '1900-01-01'),
  add column occupation text not null default '',
  add column education text not null default '',
  -- identity: what kind of paper, its number encrypted, and a keyed digest that finds the same number again
  add column identity_kind text check (identity_kind in ('nik', 'kia', 'paspor', 'kitas', 'kartu-pelajar')),
  add column identity_sealed bytea,
  add column identity_digest bytea,
  -- the last four characters, to compare a paper with at the desk
  add column identity_ending text not null default '',
  add column school text not null default '',
  add column school_class text not null default '',
  -- national pupil number, sealed like an identity
  add column nisn_sealed bytea,
  add column nisn_digest bytea,
  add column card_address text not null default '',
  -- code of the village or ward in the national list: 35.72.01.1001
  add column card_region text not null default '',
  add column home_address text not null default '',
  add column home_region text not null default '',
  add column language text not null default 'id' check (language in ('id', 'en')),
  -- digest in the file store
  add column photo_digest text,
  -- reading history is kept only for those who chose it
  add column keeps_history boolean not null default false,
  add column note text not null default '',
  add column merged_into bigint references patrons.patrons (id),
  add column verified_at timestamptz,
  add column updated_at timestamptz not null default now(),
  add constraint identity_is_whole check ((identity_sealed is null) = (identity_digest is null)
    and (identity_sealed is null) = (identity_kind is null));
create unique index one_patron_per_identity on patrons.patrons (identity_digest) where standing <> 'closed';
create unique index one_patron_per_nisn on patrons.patrons (nisn_digest) where standing <> 'closed';
create index patrons_by_name on patrons.patrons (lower(name) text_pattern_ops);
create index patrons_by_expiry on patrons.patrons (expires_on) where standing = 'active';
update patrons.patrons set verified_at = created_at;

-- Cards. A lost one keeps its number and is refused; its owner has a new one.
create table patrons.cards (
  number text primary key check (number ~ '^[A-Z0-9-]{4,32}$'),
  patron_id bigint not null references patrons.patrons (id),
  issued_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_because text check (ended_because in ('lost', 'damaged', 'replaced', 'merged')),
  check ((ended_at is null) = (ended_because is null))
);
create unique index one_card_in_use_per_patron on patrons.cards (patron_id) where ended_at is null;
create index cards_by_patron on patrons.cards (patron_id);
insert into patrons.cards (number, patron_id, issued_at) select card_number, id, created_at from patrons.patrons;

-- What keeps a member from borrowing: skorsing, a decision of the staff.
create table patrons.blocks (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patrons (id),
  kind text not null check (kind in ('suspension', 'manual', 'address-unknown')),
  reason text not null check (reason <> ''),
  starts_on date not null default current_date,
  -- last day of it; none: until somebody lifts it
  ends_on date check (ends_on >= starts_on),
  -- the loan that brought a suspension
  loan_id bigint,
  made_by text not null,
  made_at timestamptz not null default now(),
  lifted_at timestamptz,
  lifted_by text,
  lifted_because text,
  check ((lifted_at is null) = (lifted_by is null))
);
create index blocks_in_force on patrons.blocks (patron_id) where lifted_at is null;
create unique index one_suspension_per_loan on patrons.blocks (loan_id) where kind = 'suspension';
insert into patrons.blocks (patron_id, kind, reason, made_by, made_at)
  select id, 'manual', 'Diblokir', 'Patria', blocked_at from patrons.patrons where blocked_at is not null;

alter table patrons.patrons drop column card_number, drop column blocked_at;

-- Ways to reach a member.
create table patrons.contacts (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patrons (id) on delete cascade,
  kind text not null check (kind in ('email', 'phone')),
  -- an e-mail address, or a telephone number as +62…
  value text not null check (value <> ''),
  whatsapp boolean not null default false,
  verified_at timestamptz,
  -- hard bounces; an address that bounced is not written to again until it is changed or verified
  bounced_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index contact_named_once on patrons.contacts (patron_id, kind, lower(value));
create index contacts_by_value on patrons.contacts (lower(value));

-- Who answers for a child, and sees its account.
create table patrons.guardianships (
  guardian_id bigint not null references patrons.patrons (id),
  child_id bigint not null references patrons.patrons (id),
  relation text not null check (relation in ('ibu', 'ayah', 'wali', 'guru')),
  consented_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (guardian_id, child_id),
  check (guardian_id <> child_id)
);
create index guardianships_by_child on patrons.guardianships (child_id) where ended_at is null;

-- What somebody agreed to, in the words that were shown. A withdrawal is noted beside it, never a deletion.
create table patrons.consents (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patrons (id),
  purpose text not null check (purpose in ('membership', 'child', 'history', 'needs', 'notices', 'photo')),
  wording text not null check (wording <> ''),
  given_by text not null,
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
create unique index one_consent_in_force on patrons.consents (patron_id, purpose) where withdrawn_at is null;

-- What helps a member with a disability. Apart from the rest, only with consent, gone when that is withdrawn.
create table patrons.needs (
  patron_id bigint primary key references patrons.patrons (id) on delete cascade,
  needs text[] not null,
  note text not null default '',
  updated_at timestamptz not null default now()
);

-- Institutions: who answers for them, and their classes.
create table patrons.institutions (
  patron_id bigint primary key references patrons.patrons (id),
  responsible_name text not null check (responsible_name <> ''),
  responsible_phone text not null default '',
  -- national school number
  npsn text not null default ''
);
create table patrons.classes (
  id bigint generated always as identity primary key,
  institution_id bigint not null references patrons.institutions (patron_id),
  name text not null check (name <> ''),
  school_year text not null default ''
);
create unique index one_class_per_name on patrons.classes (institution_id, school_year, name);
create table patrons.class_members (
  class_id bigint not null references patrons.classes (id) on delete cascade,
  patron_id bigint not null references patrons.patrons (id),
  primary key (class_id, patron_id)
);

-- What a member asked of us about their data: a copy of it, or its deletion.
create table patrons.data_requests (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patrons (id),
  kind text not null check (kind in ('export', 'deletion')),
  asked_at timestamptz not null default now(),
  answered_at timestamptz,
  answer text not null default '',
  answered_by text
);
create unique index one_open_data_request on patrons.data_requests (patron_id, kind) where answered_at is null;
