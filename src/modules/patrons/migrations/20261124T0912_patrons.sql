create schema patrons;

create table patrons.patrons (
  id bigint generated always as identity primary key,
  card_number text not null check (card_number ~ '^[A-Z0-9-]{4,32}$'),
  name text not null check (name <> ''),
  -- argon2id of the PIN; empty PINs cannot sign in
  pin_hash text,
  created_at timestamptz not null default now(),
  blocked_at timestamptz
);
create unique index one_patron_per_card on patrons.patrons (card_number);
