create schema circulation;

-- Named policies. A row never changes: editing one makes a new row and points the rules to it, so that a loan keeps
-- the terms under which it was made.
create table circulation.policies (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('loan', 'renewal', 'hold', 'fine', 'lost')),
  name text not null check (name <> ''),
  settings jsonb not null,
  made_by text not null default '',
  made_at timestamptz not null default now(),
  replaced_at timestamptz,
  unique (id, kind)
);
create unique index one_policy_per_name on circulation.policies (kind, lower(name)) where replaced_at is null;

create function circulation.keep_policy() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.kind, old.settings) is distinct from (new.kind, new.settings) then
    raise exception 'policies are replaced, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger policies_stay before update or delete on circulation.policies
  for each row execute function circulation.keep_policy();

-- Which policy applies to whom and what. An empty column means all; the row that names most wins, and among equals
-- the one that names the member's category, then the copy's loan category.
create table circulation.rules (
  id bigint generated always as identity primary key,
  kind text not null,
  category text references patrons.categories (code),
  loan_category text check (loan_category <> ''),
  branch_id bigint references branches.branches (id),
  policy_id bigint not null,
  changed_by text not null default '',
  changed_at timestamptz not null default now(),
  foreign key (policy_id, kind) references circulation.policies (id, kind)
);
create unique index one_rule_per_scope on circulation.rules
  (kind, coalesce(category, ''), coalesce(loan_category, ''), coalesce(branch_id, 0));

-- There is always a rule for everything else.
create function circulation.keep_last_rule() returns trigger language plpgsql as $$
begin
  if old.category is null and old.loan_category is null and old.branch_id is null and (tg_op = 'DELETE'
      or new.category is not null or new.loan_category is not null or new.branch_id is not null) then
    raise exception 'the rule for everything else stays' using errcode = 'restrict_violation', constraint = 'rule_for_all_stays';
  end if;
  return coalesce(new, old);
end $$;
create trigger rules_keep_last before update or delete on circulation.rules
  for each row execute function circulation.keep_last_rule();

-- How much a member may have at once: in all, of one kind of copy, or from one branch. Each row that counts the copy
-- at hand is held; of rows that count the same, the one for the member's category wins.
create table circulation.limits (
  id bigint generated always as identity primary key,
  category text references patrons.categories (code),
  loan_category text check (loan_category <> ''),
  branch_id bigint references branches.branches (id),
  -- for members who have not been verified yet
  unverified boolean not null default false,
  most integer not null check (most between 0 and 10000),
  changed_by text not null default '',
  changed_at timestamptz not null default now()
);
create unique index one_limit_per_scope on circulation.limits
  (coalesce(category, ''), coalesce(loan_category, ''), coalesce(branch_id, 0), unverified);

-- Times of the year when loans last otherwise: until a fixed day, or a number of days.
create table circulation.date_exceptions (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  -- loans made from the first to the last of these days
  first_day date not null,
  last_day date not null,
  category text references patrons.categories (code),
  loan_category text check (loan_category <> ''),
  branch_id bigint references branches.branches (id),
  due_on date,
  days integer check (days between 1 and 400),
  check (last_day >= first_day),
  check (num_nonnulls(due_on, days) = 1),
  check (due_on > last_day)
);

-- What librarians expect of the rules; run at each change.
create table circulation.rule_cases (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  category text not null references patrons.categories (code),
  loan_category text not null,
  branch_id bigint not null references branches.branches (id),
  lent_on date not null,
  -- days of delay of which the fine is expected
  days_late integer not null default 0 check (days_late between 0 and 1000),
  -- { dueOn?, renewals?, most?, fine?, suspension?, forLoan? }
  expected jsonb not null,
  made_by text not null default '',
  made_at timestamptz not null default now()
);

-- Counted on by every change of what decides a loan, so that a process knows when to read the rules again.
create table circulation.rule_book (
  single boolean primary key default true check (single),
  version bigint not null
);
insert into circulation.rule_book (version) values (1);

create function circulation.turn_page() returns trigger language plpgsql as $$
begin
  update circulation.rule_book set version = version + 1;
  return null;
end $$;
create trigger policies_changed after insert or update on circulation.policies
  for each statement execute function circulation.turn_page();
create trigger rules_changed after insert or update or delete on circulation.rules
  for each statement execute function circulation.turn_page();
create trigger limits_changed after insert or update or delete on circulation.limits
  for each statement execute function circulation.turn_page();
create trigger date_exceptions_changed after insert or update or delete on circulation.date_exceptions
  for each statement execute function circulation.turn_page();
create trigger closed_days_changed after insert or update or delete on branches.closed_days
  for each statement execute function circulation.turn_page();
create trigger opening_hours_changed after insert or update or delete on branches.opening_hours
  for each statement execute function circulation.turn_page();

-- What a new library begins with; each figure is a setting.
insert into circulation.policies (kind, name, settings) values
  ('loan', 'Biasa', '{"days": 7, "debtLimit": 50000, "overdueLimit": 0}'),
  ('loan', 'Tidak dipinjamkan', '{"days": 0, "debtLimit": null, "overdueLimit": null}'),
  ('renewal', 'Dua kali', '{"times": 2, "days": 7, "whenOverdue": false}'),
  ('renewal', 'Tidak diperpanjang', '{"times": 0, "days": 0, "whenOverdue": false}'),
  ('hold', 'Biasa', '{"most": 3, "pickupDays": 3, "whenIn": true}'),
  ('hold', 'Tidak dipesan', '{"most": 0, "pickupDays": 1, "whenIn": false}'),
  ('fine', 'Rp500 sehari', '{"perDay": 500, "graceDays": 0, "chargesGrace": false, "cap": 25000, "capsAtPrice": true, "suspensionPerDay": 0, "suspensionCap": null}'),
  ('fine', 'Tanpa denda', '{"perDay": 0, "graceDays": 0, "chargesGrace": false, "cap": null, "capsAtPrice": true, "suspensionPerDay": 0, "suspensionCap": null}'),
  ('fine', 'Skorsing', '{"perDay": 0, "graceDays": 0, "chargesGrace": false, "cap": null, "capsAtPrice": true, "suspensionPerDay": 1, "suspensionCap": 30}'),
  ('lost', 'Ganti harga', '{"price": 75000, "processing": 5000, "refundDays": 90, "afterDays": 60}');
insert into circulation.rules (kind, policy_id)
  select distinct on (kind) kind, id from circulation.policies order by kind, id;
insert into circulation.rules (kind, category, loan_category, policy_id)
  select policies.kind, scope.category, scope.loan_category, policies.id
  from (values
    ('loan', null, 'referensi', 'Tidak dipinjamkan'),
    ('hold', null, 'referensi', 'Tidak dipesan'),
    ('renewal', null, 'berkala', 'Tidak diperpanjang'),
    ('fine', 'anak', null, 'Tanpa denda'),
    ('fine', 'disabilitas', null, 'Tanpa denda')
  ) as scope (kind, category, loan_category, policy)
  join circulation.policies policies on policies.kind = scope.kind and policies.name = scope.policy;
insert into circulation.limits (category, most) values (null, 3), ('lansia', 5), ('disabilitas', 5), ('petugas', 10), ('lembaga', 100);
insert into circulation.limits (unverified, most) values (true, 1);
