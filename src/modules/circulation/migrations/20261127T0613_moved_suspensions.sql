-- Suspensions that a closing shortened, or lifted where nothing was left of them.
create table circulation.moved_suspensions (
  batch_id bigint not null references circulation.batches (id),
  block_id bigint not null references patrons.blocks (id),
  ends_before date not null,
  ends_after date,
  primary key (batch_id, block_id)
);
