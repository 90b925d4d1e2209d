import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { itemConditions } from './item-conditions.ts'
import type { Chosen, ChosenRow, FindTitles, Selection } from './selection.ts'

/** Most that can be chosen at once; a city library is done in a few rounds. */
export const mostChosen = 100_000

/** Copies as they were chosen: those of a list in its order, the others as they stand on the shelf. */
export async function chooseItems(db: Db, selection: Selection, findTitles: FindTitles): Promise<Chosen> {
  if (selection.how === 'search') {
    const { ids, total } = await findTitles(selection.text)
    return { rows: await itemsOfTitles(db, ids), leftOut: total - ids.length }
  }
  if (selection.how === 'filter') return { rows: await itemsOfFilter(db, selection), leftOut: 0 }
  if (selection.how === 'title') return { rows: await itemsOfTitles(db, [selection.recordId]), leftOut: 0 }
  if (selection.how === 'batch') return { rows: await itemsOfBatch(db, selection.batchId), leftOut: 0 }
  if (selection.how === 'quality') return { rows: await itemsOfFinding(db, selection.finding), leftOut: 0 }
  return { rows: await itemsOfNumbers(db, selection.numbers), leftOut: 0 }
}

async function itemsOfTitles(db: Db, titles: number[]): Promise<ChosenRow[]> {
  const { rows } = await sql<ChosenRow>`
    select items.id, null as given
    from unnest(${titles}::bigint[]) with ordinality as wanted (id, place)
    join catalogue.items items on items.record_id = wanted.id
    where items.deleted_at is null
    order by wanted.place, items.barcode
    limit ${mostChosen}
  `.execute(db)
  return rows
}

async function itemsOfFilter(db: Db, filter: Extract<Selection, { how: 'filter' }>): Promise<ChosenRow[]> {
  const { rows } = await sql<ChosenRow>`
    select items.id, null as given
    from catalogue.items items
    where ${itemConditions(filter)}
    order by items.call_number collate "C", items.barcode
    limit ${mostChosen}
  `.execute(db)
  return rows
}

async function itemsOfBatch(db: Db, batchId: number): Promise<ChosenRow[]> {
  const { rows } = await sql<ChosenRow>`
    select items.id, null as given
    from catalogue.batch_rows rows
    join catalogue.batches batches on batches.id = rows.batch_id
    join catalogue.items items
      on case batches.subject when 'items' then items.id else items.record_id end = rows.subject_id
    where rows.batch_id = ${batchId} and rows.done_at is not null and items.deleted_at is null
    order by rows.position, items.barcode
    limit ${mostChosen}
  `.execute(db)
  return rows
}

/** Copies that a list of the quality desk names, or all those of the titles that it names. */
async function itemsOfFinding(db: Db, kind: string): Promise<ChosenRow[]> {
  const { rows } = await sql<ChosenRow>`
    select items.id, null as given
    from catalogue.findings findings
    join catalogue.items items on items.record_id = findings.record_id and items.deleted_at is null
      and (findings.item_id is null or items.id = findings.item_id)
    where findings.kind = ${kind}
    order by findings.record_id desc, items.barcode
    limit ${mostChosen}
  `.execute(db)
  return rows
}

/** By barcode, else by inventory number. */
async function itemsOfNumbers(db: Db, numbers: readonly string[]): Promise<ChosenRow[]> {
  const { rows } = await sql<ChosenRow>`
    with given as (
      select number, place from unnest(${[...numbers]}::text[]) with ordinality as given (number, place)
    ),
    found as (
      select distinct on (coalesce(items.id::text, given.number)) items.id, given.number as given, given.place
      from given
      left join lateral (
        select id from catalogue.items where barcode = given.number
        union all
        select id from catalogue.items where inventory_number = given.number
        limit 1
      ) items on true
      order by coalesce(items.id::text, given.number), given.place
    )
    select id, given from found order by place limit ${mostChosen}
  `.execute(db)
  return rows
}
