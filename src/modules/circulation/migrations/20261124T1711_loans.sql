-- Every deed of circulation once, under the key that its caller gave it: a repeated request finds its answer here.
create table circulation.operations (
  key text primary key check (length(key) between 8 and 200),
  kind text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'member', 'system', 'machine')),
  actor_id bigint,
  channel text not null check (channel in ('desk', 'kiosk', 'sip2', 'phone', 'offline', 'bulk', 'job')),
  branch_id bigint not null,
  patron_id bigint,
  item_id bigint,
  answer jsonb not null
);
create index operations_by_time on circulation.operations (at);

-- Loans, open and past. The policies under which one was made stay with it; the calendar is that of its branch.
-- Policies and branches are never deleted, so their numbers need no foreign key to be checked at each loan.
create table circulation.loans (
  id bigint generated always as identity primary key,
  item_id bigint not null references catalogue.items (id),
  record_id bigint not null,
  -- forgotten some time after the return, unless the member keeps a history
  patron_id bigint references patrons.patrons (id),
  category text not null,
  loan_category text not null,
  branch_id bigint not null,
  channel text not null,
  lent_at timestamptz not null,
  due_on date not null,
  renewals integer not null default 0,
  loan_policy_id bigint not null,
  renewal_policy_id bigint not null,
  fine_policy_id bigint not null,
  lost_policy_id bigint not null,
  -- the member says that it was returned; no fine grows meanwhile
  claimed_at timestamptz,
  ended_at timestamptz,
  ending text check (ending in ('returned', 'lost')),
  ended_branch_id bigint,
  ended_channel text,
  check ((ended_at is null) = (ending is null)),
  check (ended_at is null or ended_at >= lent_at),
  check (patron_id is not null or ended_at is not null)
);
create unique index one_open_loan_per_item on circulation.loans (item_id) where ended_at is null;
create index open_loans_by_patron on circulation.loans (patron_id) where ended_at is null;
create index open_loans_by_due_day on circulation.loans (due_on) where ended_at is null;
create index past_loans_by_patron on circulation.loans (patron_id, ended_at) where ended_at is not null and patron_id is not null;
create index loans_by_item on circulation.loans (item_id, lent_at desc);
create index loans_by_time on circulation.loans (lent_at);

-- What happened to a loan between its beginning and its end.
create table circulation.loan_events (
  id bigint generated always as identity primary key,
  loan_id bigint not null references circulation.loans (id),
  kind text not null check (kind in ('renewed', 'due-moved', 'claimed-returned', 'claim-ended', 'lost', 'overridden')),
  at timestamptz not null,
  due_before date,
  due_after date,
  channel text not null default '',
  actor text not null default '',
  details jsonb not null default '{}'
);
create index loan_events_by_loan on circulation.loan_events (loan_id, at);
create trigger loan_events_append_only before update or delete on circulation.loan_events
  for each row execute function kernel.refuse_change();

-- Requests for a title, or for one copy of it.
create table circulation.holds (
  id bigint generated always as identity primary key,
  patron_id bigint references patrons.patrons (id),
  record_id bigint not null references catalogue.records (id),
  -- only this copy will do
  item_id bigint references catalogue.items (id),
  pickup_branch_id bigint not null references branches.branches (id),
  placed_at timestamptz not null,
  channel text not null,
  hold_policy_id bigint not null,
  -- nothing comes before this day; the place in the queue is kept
  suspended_until date,
  -- of no use after this day
  needed_by date,
  standing text not null default 'waiting'
    check (standing in ('waiting', 'in-transit', 'ready', 'filled', 'expired', 'cancelled')),
  trapped_item_id bigint references catalogue.items (id),
  trapped_at timestamptz,
  ready_at timestamptz,
  -- last day on the pickup shelf
  pickup_by date,
  -- what the slip on the shelf says instead of a name
  shelf_code text,
  ended_at timestamptz,
  ended_because text check (ended_because in ('filled', 'not-picked-up', 'not-needed', 'by-member', 'by-staff', 'title-gone')),
  loan_id bigint references circulation.loans (id),
  check ((standing in ('in-transit', 'ready')) <= (trapped_item_id is not null)),
  check ((standing in ('filled', 'expired', 'cancelled')) = (ended_at is not null)),
  check (standing <> 'waiting' or trapped_item_id is null),
  check ((standing = 'filled') = (loan_id is not null)),
  check (patron_id is not null or ended_at is not null)
);
create unique index one_hold_per_trapped_item on circulation.holds (trapped_item_id) where standing in ('in-transit', 'ready');
create unique index one_hold_filled_per_loan on circulation.holds (loan_id);
create unique index one_open_hold_per_title on circulation.holds (patron_id, record_id)
  where ended_at is null and item_id is null;
create unique index one_open_hold_per_copy on circulation.holds (patron_id, item_id)
  where ended_at is null and item_id is not null;
create index queue_by_title on circulation.holds (record_id, placed_at, id) where ended_at is null;
create index open_holds_by_patron on circulation.holds (patron_id) where ended_at is null;
create index holds_on_shelf on circulation.holds (pickup_branch_id, pickup_by) where standing = 'ready';

-- Copies on their way from one branch to another.
create table circulation.transits (
  id bigint generated always as identity primary key,
  item_id bigint not null references catalogue.items (id),
  record_id bigint not null,
  from_branch_id bigint not null references branches.branches (id),
  to_branch_id bigint not null references branches.branches (id),
  reason text not null check (reason in ('hold', 'home', 'transfer')),
  sent_at timestamptz not null,
  received_at timestamptz,
  check (from_branch_id <> to_branch_id),
  check (received_at >= sent_at)
);
create unique index one_open_transit_per_item on circulation.transits (item_id) where received_at is null;
create index open_transits_by_branch on circulation.transits (to_branch_id) where received_at is null;

-- Copies of these kinds stay where they are returned.
create table circulation.floating (
  id bigint generated always as identity primary key,
  branch_id bigint references branches.branches (id),
  collection_type text check (collection_type <> ''),
  loan_category text check (loan_category <> '')
);

-- Read in the library (baca di tempat): found on a table and put back.
create table circulation.in_house_uses (
  id bigint generated always as identity primary key,
  item_id bigint not null references catalogue.items (id),
  branch_id bigint not null references branches.branches (id),
  used_at timestamptz not null
);
create index in_house_uses_by_time on circulation.in_house_uses (used_at);

-- Where a copy is when it is not on its shelf. Availability is asked here and stored nowhere.
create view circulation.out_items as
  select item_id from circulation.loans where ended_at is null
  union all
  select trapped_item_id from circulation.holds where standing in ('in-transit', 'ready')
  union all
  select item_id from circulation.transits where received_at is null;

-- The search index follows what makes a copy come and go.
create trigger loans_begun after insert on circulation.loans
  referencing new table as changed for each statement execute function catalogue.note_changed_parts();
create trigger loans_changed after update on circulation.loans
  referencing new table as changed for each statement execute function catalogue.note_changed_parts();
create trigger holds_changed after update on circulation.holds
  referencing new table as changed for each statement execute function catalogue.note_changed_parts();
create trigger transits_begun after insert on circulation.transits
  referencing new table as changed for each statement execute function catalogue.note_changed_parts();
create trigger transits_changed after update on circulation.transits
  referencing new table as changed for each statement execute function catalogue.note_changed_parts();
