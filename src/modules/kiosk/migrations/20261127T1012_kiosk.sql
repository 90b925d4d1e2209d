create schema kiosk;

-- Somebody stands at a kiosk. The row goes when they leave, and nothing of it is kept.
create table kiosk.visits (
  id bigint generated always as identity primary key,
  -- SHA-256 of the token in the browser's cookie
  token_digest text not null unique,
  -- stands before the key of each deed, by which the receipt finds them
  prefix text not null unique check (prefix ~ '^kios-[0-9a-f]{16}$'),
  machine_id bigint not null references machines.machines (id) on delete cascade,
  -- once card and PIN were right
  patron_id bigint references patrons.patrons (id) on delete cascade,
  -- the card that waits for its PIN
  card text check (length(card) <= 64),
  wrong_pins smallint not null default 0,
  began_at timestamptz not null,
  seen_at timestamptz not null
);
create index visits_by_machine on kiosk.visits (machine_id);

-- What a member's telephone shows a kiosk instead of card and PIN: for two minutes, once, one a member.
create table kiosk.phone_codes (
  patron_id bigint primary key references patrons.patrons (id) on delete cascade,
  code_digest text not null unique,
  ends_at timestamptz not null
);

-- Posted at the shelves of a branch: who reads it is there, and may borrow by telephone.
create table kiosk.branch_codes (
  branch_id bigint primary key references branches.branches (id),
  code text not null unique check (code ~ '^[A-Z2-9]{6}$'),
  -- switched off: nobody borrows by telephone at this branch
  open boolean not null default true,
  renewed_at timestamptz not null default now(),
  renewed_by text not null default ''
);

-- Where a member is, as far as borrowing by telephone goes.
create table kiosk.presences (
  patron_id bigint primary key references patrons.patrons (id) on delete cascade,
  branch_id bigint not null references kiosk.branch_codes (branch_id) on delete cascade,
  -- the code that was read; a renewed one ends the presence
  code text not null,
  -- stands before the keys of loans made meanwhile; the slip finds them by it
  prefix text not null unique check (prefix ~ '^hape-[0-9a-f]{16}$'),
  began_at timestamptz not null,
  ends_at timestamptz not null
);
