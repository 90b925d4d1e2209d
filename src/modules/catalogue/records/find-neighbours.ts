import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** As little of a title as a shelf of covers shows. */
export interface TitleBrief {
  id: number
  description: { title: string; mainAuthor?: string; year?: number; classNumber?: string }
  /** Digest of the small cover picture in the file store, if one was uploaded. */
  cover: string | null
}

export interface Neighbours {
  /** The same title by the same author, the newest first. */
  editions: TitleBrief[]
  /** Of the titles proposed, those that are none of the editions, in the order proposed. */
  others: TitleBrief[]
}

const mostEditions = 8

/** Where to go on from a title: its other editions, and these titles. One query for a page that is asked for most. */
export async function findNeighbours(db: Db, id: number, proposed: readonly number[]): Promise<Neighbours> {
  const { rows } = await sql<TitleBrief & { place: number | null }>`
    with editions as (
      select other.id
      from catalogue.records one
      join catalogue.records other on other.title_sort = one.title_sort and other.author_sort = one.author_sort
      where one.id = ${id} and other.id <> one.id and other.deleted_at is null and one.title_sort <> ''
      order by other.year desc nulls last, other.id desc
      limit ${mostEditions}
    ), neighbours as (
      select id, null::int as place from editions
      union all
      select id, place::int from unnest(${proposed}::bigint[]) with ordinality as proposed (id, place)
      where id not in (select id from editions)
    )
    select records.id, neighbours.place, covers.thumbnail_digest as cover,
      jsonb_strip_nulls(jsonb_build_object('title', records.description -> 'title',
        'mainAuthor', records.description -> 'mainAuthor', 'year', records.description -> 'year',
        'classNumber', records.description -> 'classNumber')) as description
    from neighbours
    join catalogue.records records on records.id = neighbours.id and records.deleted_at is null
    left join catalogue.covers covers on covers.record_id = records.id
    order by neighbours.place nulls first, records.year desc nulls last, records.id desc
  `.execute(db)
  return {
    editions: rows.filter(({ place }) => place === null),
    others: rows.filter(({ place }) => place !== null),
  }
}
