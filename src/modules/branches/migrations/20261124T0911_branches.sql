create schema branches;

create table branches.branches (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name text not null check (name <> ''),
  -- as a shelf label or a result line has room for
  short_name text not null check (short_name <> ''),
  kind text not null check (kind in ('pusat', 'cabang', 'anak', 'keliling', 'pojok-baca')),
  npp text,
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  about text not null default '',
  position integer not null default 0,
  closed_at timestamptz
);

-- Weekly hours; a weekday may have several spans (1 = Senin ... 7 = Minggu).
create table branches.opening_hours (
  branch_id bigint not null references branches.branches (id) on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  primary key (branch_id, weekday, opens)
);

-- A day on which one branch, or with no branch all, stays closed.
create table branches.closed_days (
  id bigint generated always as identity primary key,
  branch_id bigint references branches.branches (id) on delete cascade,
  day date not null,
  reason text not null check (reason <> '')
);
create unique index one_closing_per_day on branches.closed_days (day, coalesce(branch_id, 0));
