create schema if not exists kernel;

-- Who is signed in. The cookie holds a random token, the table only its digest.
create table kernel.sessions (
  token_digest bytea primary key,
  person_kind text not null check (person_kind in ('staff', 'member')),
  person_id bigint not null,
  device text not null default '',
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_by_person on kernel.sessions (person_kind, person_id);

-- Failed sign-ins and the like, counted in windows; subjects are digests, so that nobody's login is listed here.
create table kernel.throttles (
  subject bytea primary key,
  failures integer not null,
  window_ends_at timestamptz not null
);

-- Who changed what. Nothing is ever changed or deleted here.
create table kernel.audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('staff', 'member', 'system')),
  actor_id bigint,
  actor_name text not null default '',
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  details jsonb not null default '{}'
);
create index audit_entries_by_time on kernel.audit_entries (at desc);
create index audit_entries_by_subject on kernel.audit_entries (subject_kind, subject_id, at desc);
create index audit_entries_by_actor on kernel.audit_entries (actor_kind, actor_id, at desc);

create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entries_append_only before update or delete on kernel.audit_entries
  for each row execute function kernel.refuse_change();
create trigger audit_entries_never_emptied before truncate on kernel.audit_entries
  for each statement execute function kernel.refuse_change();

-- What happened, written in the transaction in which it happened; a job delivers each to its listeners.
create table kernel.events (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  name text not null,
  payload jsonb not null
);

-- Settings that staff may change, and facts about this installation.
create table kernel.settings (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);
