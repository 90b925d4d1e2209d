-- Changes that were taken over although an earlier transaction has not ended yet: they are not taken twice.
create table catalogue.quality_seen (
  number bigint primary key,
  transaction xid8 not null
);
