import { sql, type RawBuilder } from 'kysely'

/** As little of a title as a shelf of covers shows. */
export interface TitleBrief {
  id: number
  description: { title: string; mainAuthor?: string; year?: number; classNumber?: string }
  /** Digest of the small cover picture in the file store, if one was uploaded. */
  cover: string | null
}

export interface Neighbour extends TitleBrief {
  /** Its place among the titles proposed; null for another edition. */
  place: number | null
}

const most = 8

/**
 * Where to go on from a title, to be asked together with it: its other editions, the newest first, then of the titles
 * proposed those that are none of the editions, in the order proposed; of both the first few.
 */
export const neighboursOf = (id: number, proposed: readonly number[]): RawBuilder<Neighbour[]> => sql`(
  with editions as (
    select other.id
    from catalogue.records one
    join catalogue.records other on other.title_sort = one.title_sort and other.author_sort = one.author_sort
    where one.id = ${id} and other.id <> one.id and other.deleted_at is null and one.title_sort <> ''
    order by other.year desc nulls last, other.id desc
    limit ${sql.lit(most)}
  ), others as (
    select records.id, proposed.place
    from unnest(${proposed}::bigint[]) with ordinality as proposed (id, place)
    join catalogue.records records on records.id = proposed.id and records.deleted_at is null
    where proposed.id not in (select id from editions)
    order by proposed.place
    limit ${sql.lit(most)}
  ), neighbours as (
    select id, null::bigint as place from editions union all select id, place from others
  )
  select coalesce(json_agg(
    json_build_object('id', records.id, 'place', neighbours.place, 'cover', covers.thumbnail_digest,
      'description', json_strip_nulls(json_build_object('title', records.description -> 'title',
        'mainAuthor', records.description -> 'mainAuthor', 'year', records.description -> 'year',
        'classNumber', records.description -> 'classNumber')))
    order by neighbours.place nulls first, records.year desc nulls last, records.id desc), '[]')
  from neighbours
  join catalogue.records records on records.id = neighbours.id
  left join catalogue.covers covers on covers.record_id = records.id
)`
