-- A subject with subdivisions (Sukarno -- Biografi) mostly has no authority of its own, but its first part has one:
-- the other forms of that find the title too.

-- The part of a heading's key that belongs to its first part; null for a heading without subdivisions. Keys keep the
-- words of a heading in their order, so it is as many words as the first part has.
create function catalogue.main_key(heading text, key text) returns text immutable language sql as $$
  select case when strpos(heading, ' -- ') > 1 then
    array_to_string((string_to_array(key, ' '))[1:regexp_count(
      translate(split_part(heading, ' -- ', 1), '''’‘ʻʼ`´', ''),
      '[^\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\u00a0-\u00bf\u2000-\u206f\u060c\u061b\u061f]+')], ' ')
  end
$$;

alter table catalogue.record_headings
  add column main_key text generated always as (catalogue.main_key(text, key)) stored,
  add column main_authority_id bigint references catalogue.authorities (id);
create index record_headings_by_main_key on catalogue.record_headings (main_key, kind) where main_key is not null;
create index record_headings_by_main_authority on catalogue.record_headings (main_authority_id)
  where main_authority_id is not null;

create function catalogue.link_main_headings() returns trigger language plpgsql as $$
declare
  records bigint[];
  kinds text[];
  keys text[];
  authorities bigint[];
begin
  select array_agg(distinct record_id) into records from added where main_key is not null;
  if records is null then return null; end if;
  select array_agg(kind), array_agg(main_key), array_agg(authority_id) into kinds, keys, authorities from (
    select kind, main_key, catalogue.find_authority(kind, main_key) as authority_id
    from (select distinct kind, main_key from added where main_key is not null) different
  ) meant where authority_id is not null;
  if keys is null then return null; end if;
  update catalogue.record_headings headings set main_authority_id = meant.authority_id
  from unnest(kinds, keys, authorities) as meant (kind, main_key, authority_id)
  where headings.record_id = any(records) and headings.kind = meant.kind and headings.main_key = meant.main_key;
  return null;
end $$;
create trigger headings_inserted after insert on catalogue.record_headings
  referencing new table as added for each statement execute function catalogue.link_main_headings();

update catalogue.record_headings set main_authority_id = catalogue.find_authority(kind, main_key)
where main_key is not null and catalogue.find_authority(kind, main_key) is not null;

create or replace function catalogue.note_changed_variants() returns trigger language plpgsql as $$
begin
  insert into catalogue.changes (record_id)
    select headings.record_id
    from catalogue.record_headings headings
    join changed on changed.authority_id = headings.authority_id
    union
    select headings.record_id
    from catalogue.record_headings headings
    join changed on changed.authority_id = headings.main_authority_id;
  return null;
end $$;
