create schema machines;

-- Machines that the public works with themselves: SIP2 self-checks, our own kiosk page, the visitors' book.
create table machines.machines (
  id bigint generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z][a-z0-9-]{1,20}$'),
  name text not null check (name <> ''),
  branch_id bigint not null references branches.branches (id),
  -- with which a machine that speaks for itself signs in
  login text check (login <> ''),
  -- of a login: argon2id of its password; of a paired browser: SHA-256 of its token
  secret_hash text,
  -- as the code of its kind wrote them
  settings jsonb not null default '{}',
  -- SHA-256 of a code that pairs one browser, until when, and whether it stays (in demonstrations only)
  pairing_digest text,
  pairing_ends_at timestamptz,
  pairing_stays boolean not null default false,
  paired_at timestamptz,
  locked_at timestamptz,
  locked_reason text not null default '',
  -- staff ask it to begin anew; cleared when it has
  restart_asked_at timestamptz,
  retired_at timestamptz,
  created_at timestamptz not null default now(),
  last_contact_at timestamptz,
  -- what it told of itself last: paper, its last error
  state jsonb not null default '{}',
  constraint locked_with_a_reason check ((locked_at is null) = (locked_reason = '')),
  constraint pairing_ends check ((pairing_digest is null) = (pairing_ends_at is null))
);
create unique index one_machine_per_name on machines.machines (lower(name)) where retired_at is null;
create unique index one_machine_per_login on machines.machines (login) where login is not null;
create unique index one_machine_per_token on machines.machines (secret_hash) where secret_hash is not null;
create unique index one_machine_per_pairing on machines.machines (pairing_digest) where pairing_digest is not null;

-- How much each does, hour by hour.
create table machines.hours (
  machine_id bigint not null references machines.machines (id) on delete cascade,
  hour timestamptz not null check (hour = date_trunc('hour', hour, 'UTC')),
  requests integer not null default 0 check (requests >= 0),
  refusals integer not null default 0 check (refusals >= 0),
  errors integer not null default 0 check (errors >= 0),
  primary key (machine_id, hour)
);
