create schema portal;

-- Curated lists: made by staff, shown on the home page and at their own address.
create table portal.lists (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null check (title <> ''),
  description text not null default '',
  published boolean not null default false,
  position integer not null default 0,
  updated_at timestamptz not null default now(),
  updated_by text not null default ''
);

create table portal.list_entries (
  list_id bigint not null references portal.lists (id) on delete cascade,
  record_id bigint not null references catalogue.records (id) on delete cascade,
  position integer not null,
  remark text not null default '',
  primary key (list_id, record_id)
);
