create schema staff;

create table staff.roles (
  code text primary key check (code ~ '^[a-z][a-z-]*$'),
  name text not null,
  permissions text[] not null
);

create table staff.accounts (
  id bigint generated always as identity primary key,
  login text not null check (login = lower(login) and login <> ''),
  name text not null check (name <> ''),
  -- argon2id, with its parameters and salt in the text
  password_hash text not null,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);
create unique index one_account_per_login on staff.accounts (login);

create table staff.account_roles (
  account_id bigint not null references staff.accounts (id) on delete cascade,
  role_code text not null references staff.roles (code) on update cascade,
  primary key (account_id, role_code)
);
