-- Which titles changed, in the transaction that changed them: the search index follows this table.
-- `transaction` lets a follower know which earlier transactions may still commit (see search/follow-changes.ts).
create table catalogue.changes (
  number bigint generated always as identity primary key,
  transaction xid8 not null default pg_current_xact_id(),
  record_id bigint not null,
  at timestamptz not null default clock_timestamp()
);
create index changes_by_transaction on catalogue.changes (transaction);

-- Statement triggers: a bulk import notes a thousand titles with one insert, and nobody can forget to note one.
create function catalogue.note_changed_records() returns trigger language plpgsql as $$
begin
  insert into catalogue.changes (record_id) select distinct id from changed;
  return null;
end $$;
create function catalogue.note_changed_parts() returns trigger language plpgsql as $$
begin
  insert into catalogue.changes (record_id) select distinct record_id from changed;
  return null;
end $$;

create trigger records_inserted after insert on catalogue.records
  referencing new table as changed for each statement execute function catalogue.note_changed_records();
create trigger records_updated after update on catalogue.records
  referencing new table as changed for each statement execute function catalogue.note_changed_records();
create trigger records_deleted after delete on catalogue.records
  referencing old table as changed for each statement execute function catalogue.note_changed_records();

create trigger items_inserted after insert on catalogue.items
  referencing new table as changed for each statement execute function catalogue.note_changed_parts();
create trigger items_updated after update on catalogue.items
  referencing new table as changed for each statement execute function catalogue.note_changed_parts();
-- An item moved to another title changes the one it left as well.
create trigger items_left after update on catalogue.items
  referencing old table as changed for each statement execute function catalogue.note_changed_parts();
create trigger items_deleted after delete on catalogue.items
  referencing old table as changed for each statement execute function catalogue.note_changed_parts();

create trigger headings_updated after update on catalogue.record_headings
  referencing new table as changed for each statement execute function catalogue.note_changed_parts();

-- A change of an authority's other forms changes what finds the titles linked to it.
create function catalogue.note_changed_variants() returns trigger language plpgsql as $$
begin
  insert into catalogue.changes (record_id)
    select distinct headings.record_id
    from catalogue.record_headings headings
    join changed on changed.authority_id = headings.authority_id;
  return null;
end $$;
create trigger variants_inserted after insert on catalogue.authority_variants
  referencing new table as changed for each statement execute function catalogue.note_changed_variants();
create trigger variants_deleted after delete on catalogue.authority_variants
  referencing old table as changed for each statement execute function catalogue.note_changed_variants();
