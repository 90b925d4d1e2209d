-- The authorities of many headings are looked up together, as catalogue.find_authority does for a single one; an
-- import asked for each of a hundred thousand apart.
create or replace function catalogue.link_main_headings() returns trigger language plpgsql as $$
declare
  records bigint[];
  kinds text[];
  keys text[];
  authorities bigint[];
begin
  with different as materialized (
    select distinct kind, main_key from added where main_key is not null
  ), meant as (
    select different.kind, different.main_key, coalesce(own.id, other.id) as authority_id
    from different
    left join catalogue.authorities own on own.kind = different.kind and own.key = different.main_key
      and own.merged_into is null and own.deleted_at is null
    left join (
      select named.kind, variants.key, min(named.id) as id
      from catalogue.authority_variants variants
      join catalogue.authorities named on named.id = variants.authority_id
      where variants.key in (select main_key from different)
        and named.merged_into is null and named.deleted_at is null
      group by named.kind, variants.key
      having count(*) = 1
    ) other on other.kind = different.kind and other.key = different.main_key
  )
  select array_agg(meant.kind), array_agg(meant.main_key), array_agg(meant.authority_id)
  into kinds, keys, authorities from meant where meant.authority_id is not null;
  if keys is null then return null; end if;
  select array_agg(distinct record_id) into records from added where main_key is not null;
  update catalogue.record_headings headings set main_authority_id = meant.authority_id
  from unnest(kinds, keys, authorities) as meant (kind, main_key, authority_id)
  where headings.record_id = any(records) and headings.kind = meant.kind and headings.main_key = meant.main_key;
  return null;
end $$;
