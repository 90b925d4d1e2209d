-- Rules that somebody is thinking about: a whole set of them, changed with the same forms, compared with what is in
-- force, tried on the loans of last year, and put in force in one step.
create table circulation.rule_drafts (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  -- the rules in force when the draft was begun or last brought up to date, and what they are to become
  base jsonb not null,
  proposed jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  ending text check (ending in ('applied', 'discarded')),
  ended_by text,
  check ((ended_at is null) = (ending is null) and (ended_at is null) = (ended_by is null))
);

-- Past loans replayed under a draft, counted together; no loan and no member is named in what comes out.
create table circulation.rule_trials (
  id bigint generated always as identity primary key,
  draft_id bigint not null references circulation.rule_drafts (id),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  -- the draft as it was when the trial was asked for
  proposed jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  loans_done integer not null default 0,
  loans_total integer,
  result jsonb,
  asked_by text not null,
  asked_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'done') = (result is not null))
);
create index rule_trials_by_draft on circulation.rule_trials (draft_id, id desc);

-- Said once is enough.
create unique index one_floating_per_kind on circulation.floating
  (coalesce(branch_id, 0), coalesce(collection_type, ''), coalesce(loan_category, ''));
