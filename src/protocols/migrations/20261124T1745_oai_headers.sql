create schema protocols;

-- What harvesters know of each title: since when it is as it is, and the sets it is in. A title that was taken away
-- keeps its row for ever, so there is no foreign key. Written by oai-pmh/catch-up.ts alone, which follows
-- catalogue.changes and gives every batch of changes a later stamp than all before.
create table protocols.oai_headers (
  record_id bigint primary key,
  -- whole milliseconds, so that a stamp can be handed out and given back without loss
  stamp timestamptz(3) not null,
  deleted boolean not null,
  -- of the MARC record; none for a title that was gone before it could be read
  digest uuid,
  -- jenis:… and cabang:…, in order
  sets text[] not null default '{}'
);
create index oai_headers_by_stamp on protocols.oai_headers (stamp, record_id);

-- How far the changes have been followed: one row, whose lock lets one follower work at a time.
create table protocols.oai_position (
  only_row boolean primary key default true check (only_row),
  -- Position of search/follow-changes.ts
  settled xid8 not null,
  seen jsonb not null default '[]',
  number bigint not null,
  -- no stamp given from now on is earlier; answers name it as their date
  caught_up_at timestamptz(3) not null
);

insert into protocols.oai_position (settled, number, caught_up_at)
values (
  pg_snapshot_xmin(pg_current_snapshot()),
  (select coalesce(max(number), 0) from catalogue.changes),
  date_trunc('milliseconds', clock_timestamp())
);

-- Titles of a catalogue that was there before: nobody has harvested yet, so their own dates may stand.
insert into protocols.oai_headers (record_id, stamp, deleted, digest, sets)
select records.id, date_trunc('milliseconds', least(coalesce(records.deleted_at, records.updated_at), now())),
  records.deleted_at is not null, md5(records.marc::text)::uuid,
  array['jenis:' || records.material] || coalesce((
    select array_agg(distinct 'cabang:' || branches.code order by 'cabang:' || branches.code)
    from catalogue.items items
    join branches.branches branches on branches.id = items.branch_id
    where items.record_id = records.id and items.deleted_at is null and items.disposition <> 'withdrawn'
  ), '{}')
from catalogue.records records;
