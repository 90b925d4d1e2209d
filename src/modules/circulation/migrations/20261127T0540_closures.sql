-- A change of the calendar that is no emergency moves due days as well, and can be taken back as well.
alter table circulation.batches drop constraint batches_kind_check;
alter table circulation.batches add constraint batches_kind_check check (kind in ('closure', 'calendar', 'amnesty'));

-- Holds on the pickup shelf whose last day a batch moved.
create table circulation.moved_holds (
  batch_id bigint not null references circulation.batches (id),
  hold_id bigint not null references circulation.holds (id),
  pickup_before date not null,
  pickup_after date not null,
  primary key (batch_id, hold_id)
);

create index account_entries_by_batch on circulation.account_entries (batch_id) where batch_id is not null;
