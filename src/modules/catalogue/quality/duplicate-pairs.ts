import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'

/** Titles that share a key with more than these are no doubles of each other: a number that means nothing. */
const mostOfOneKey = 20

/** Finds anew with which others these titles may be one. Pairs that somebody told apart stay apart. */
export async function findDuplicatePairs(tx: Tx, ids: readonly number[]): Promise<void> {
  const wanted = [...ids]
  await sql`
    delete from catalogue.duplicate_pairs
    where dismissed_at is null and (first_id = any(${wanted}) or second_id = any(${wanted}))
  `.execute(tx)
  await sql`
    insert into catalogue.duplicate_pairs (first_id, second_id, found_by)
    select least(one.id, other.id), greatest(one.id, other.id),
      case when bool_or(keys.kind = 'isbn') then 'isbn' else 'title' end
    from catalogue.records one
    join catalogue.record_keys keys on keys.record_id = one.id and keys.kind in ('isbn', 'title-author-year')
    join lateral (
      select same.record_id from catalogue.record_keys same
      where same.key = keys.key and same.kind = keys.kind and same.record_id <> one.id
      limit ${mostOfOneKey}
    ) same on true
    join catalogue.records other on other.id = same.record_id
    where one.id = any(${wanted}) and one.deleted_at is null and other.deleted_at is null
      and other.material = one.material
    group by 1, 2
    on conflict do nothing
  `.execute(tx)
}

export interface DuplicatePair {
  foundBy: 'isbn' | 'title'
  first: PairedTitle
  second: PairedTitle
}

interface PairedTitle {
  id: number
  title: string
  author: string | null
  publication: string | null
  copies: number
}

/** Pairs that nobody has told apart yet, the newest titles first. */
export async function listDuplicatePairs(
  db: Db,
  { offset, limit }: { offset: number; limit: number },
): Promise<DuplicatePair[]> {
  const side = (name: 'first_id' | 'second_id') => sql`(
    select jsonb_build_object('id', records.id, 'title', records.title, 'author', records.main_author,
      'publication', records.description -> 'publication', 'copies', (
        select count(*) from catalogue.items items
        where items.record_id = records.id and items.deleted_at is null))
    from catalogue.records records where records.id = pairs.${sql.ref(name)})`
  const { rows } = await sql<DuplicatePair>`
    select pairs.found_by, ${side('first_id')} as first, ${side('second_id')} as second
    from catalogue.duplicate_pairs pairs
    where pairs.dismissed_at is null
    order by pairs.first_id desc, pairs.second_id
    limit ${limit} offset ${offset}
  `.execute(db)
  return rows
}

/** Notes that two titles are two, for good. */
export const dismissPair = (db: Db, [one, other]: readonly [number, number], actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const told = await tx
      .updateTable('catalogue.duplicatePairs')
      .set({ dismissedAt: new Date(), dismissedBy: actor.name })
      .where('firstId', '=', Math.min(one, other))
      .where('secondId', '=', Math.max(one, other))
      .where('dismissedAt', 'is', null)
      .executeTakeFirst()
    if (told.numUpdatedRows === 0n) return
    await audit(tx, actor, {
      action: 'duplicate.dismissed',
      subjectKind: 'record',
      subjectId: one,
      details: { other },
    })
  })
