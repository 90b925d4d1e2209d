-- The authority that a heading belongs to: one with this heading, or else the only one with it as another form.
create function catalogue.find_authority(heading_kind text, heading_key text) returns bigint stable language sql as $$
  select coalesce(
    (select authorities.id
       from catalogue.authorities authorities
      where authorities.kind = heading_kind and authorities.key = heading_key
        and authorities.merged_into is null and authorities.deleted_at is null),
    (select min(authorities.id)
       from catalogue.authority_variants variants
       join catalogue.authorities authorities on authorities.id = variants.authority_id
      where variants.key = heading_key and authorities.kind = heading_kind
        and authorities.merged_into is null and authorities.deleted_at is null
     having count(*) = 1)
  )
$$;
