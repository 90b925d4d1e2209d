-- A serial that a place gets regularly, and the pattern in which its issues come out (kala terbit).
create table catalogue.subscriptions (
  id bigint generated always as identity primary key,
  record_id bigint not null references catalogue.records (id),
  branch_id bigint not null references branches.branches (id),
  vendor text not null default '',
  vendor_address text not null default '',
  -- APBD, hibah ...
  source text not null default '',
  -- whole rupiah for the period
  price bigint check (price >= 0),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  closed_at timestamptz,
  frequency text not null check (frequency in ('daily', 'weekly', 'fortnightly', 'monthly', 'bimonthly', 'quarterly',
    'half-yearly', 'yearly', 'irregular')),
  -- day of the first issue that is expected, and its volume and number
  first_on date not null,
  volume integer check (volume between 0 and 99999),
  number integer check (number between 0 and 999999),
  -- days of the week without an issue (1 Senin), and months
  skipped_weekdays smallint[] not null default '{}',
  skipped_months smallint[] not null default '{}',
  -- as printed, with {jilid}, {nomor} and {tahun}
  enumeration text not null check (enumeration <> ''),
  restart text not null default 'never' check (restart in ('never', 'yearly', 'count')),
  numbers_per_volume integer check (numbers_per_volume > 0),
  -- days after the date on the issue until it counts as late
  grace_days smallint not null default 7 check (grace_days between 0 and 365),
  note text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by text not null default '',
  check (restart <> 'count' or numbers_per_volume is not null)
);
create index subscriptions_by_record on catalogue.subscriptions (record_id);
create unique index one_open_subscription on catalogue.subscriptions (record_id, branch_id) where closed_at is null;

alter table catalogue.serial_issues
  add column subscription_id bigint references catalogue.subscriptions (id),
  add column published_on date,
  add column volume integer,
  add column number integer,
  add column kind text not null default 'regular' check (kind in ('regular', 'special', 'supplement'));
create index serial_issues_by_item on catalogue.serial_issues (item_id) where item_id is not null;

-- One box of the kardex: an issue that should come out, and what became of it.
create table catalogue.expected_issues (
  id bigint generated always as identity primary key,
  subscription_id bigint not null references catalogue.subscriptions (id),
  published_on date not null,
  due_on date not null check (due_on >= published_on),
  volume integer,
  number integer,
  enumeration text not null check (enumeration <> ''),
  chronology text not null,
  standing text not null default 'expected' check (standing in ('expected', 'received', 'missing', 'not-published')),
  issue_id bigint references catalogue.serial_issues (id),
  check ((standing = 'received') = (issue_id is not null))
);
create unique index one_box_per_issue on catalogue.expected_issues (subscription_id, published_on, enumeration);
create index expected_issues_waiting on catalogue.expected_issues (due_on) where standing = 'expected';
create index expected_issues_by_issue on catalogue.expected_issues (issue_id) where issue_id is not null;

-- Letters that ask a vendor for what did not come.
create table catalogue.claim_letters (
  id bigint generated always as identity primary key,
  vendor text not null check (vendor <> ''),
  vendor_address text not null default '',
  -- of the office's own register of letters
  number text not null default '',
  made_on date not null,
  made_by text not null,
  signatory jsonb
);
create table catalogue.claims (
  letter_id bigint not null references catalogue.claim_letters (id),
  expected_issue_id bigint not null references catalogue.expected_issues (id),
  round smallint not null check (round > 0),
  primary key (expected_issue_id, round),
  unique (letter_id, expected_issue_id)
);
