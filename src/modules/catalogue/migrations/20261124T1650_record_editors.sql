-- Who has a record open in the editor, and gave the last sign of it when.
create table catalogue.record_editors (
  record_id bigint not null references catalogue.records (id) on delete cascade,
  staff_id bigint not null,
  name text not null,
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  primary key (record_id, staff_id)
);
