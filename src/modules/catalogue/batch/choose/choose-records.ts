import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { normaliseIsbn } from '../../describe/isbn.ts'
import { mostChosen } from './choose-items.ts'
import { itemConditions } from './item-conditions.ts'
import type { Chosen, ChosenRow, FindTitles, Selection } from './selection.ts'

/** Titles as they were chosen: those of a list or search in its order, the others by their title. */
export async function chooseRecords(db: Db, selection: Selection, findTitles: FindTitles): Promise<Chosen> {
  if (selection.how === 'search') {
    const { ids, total } = await findTitles(selection.text)
    return { rows: ids.map((id) => ({ id, given: null })), leftOut: total - ids.length }
  }
  if (selection.how === 'filter') return { rows: await recordsOfFilter(db, selection), leftOut: 0 }
  if (selection.how === 'title') return { rows: await knownRecord(db, selection.recordId), leftOut: 0 }
  if (selection.how === 'batch') return { rows: await recordsOfBatch(db, selection.batchId), leftOut: 0 }
  if (selection.how === 'quality') return { rows: await recordsOfFinding(db, selection.finding), leftOut: 0 }
  return { rows: await recordsOfNumbers(db, selection.numbers), leftOut: 0 }
}

const knownRecord = async (db: Db, id: number): Promise<ChosenRow[]> => {
  const { rows } = await sql<ChosenRow>`
    select id, null as given from catalogue.records where id = ${id} and deleted_at is null
  `.execute(db)
  return rows
}

/** Titles with a copy that answers the filter; an import is that which brought the title. */
async function recordsOfFilter(db: Db, filter: Extract<Selection, { how: 'filter' }>): Promise<ChosenRow[]> {
  const { importId, how: _, ...ofItems } = filter
  const byItem = Object.values(ofItems).some(Boolean)
  const { rows } = await sql<ChosenRow>`
    select records.id, null as given
    from catalogue.records records
    where records.deleted_at is null
      ${importId ? sql`and records.import_id = ${importId}` : sql``}
      ${
        byItem
          ? sql`and exists (
              select from catalogue.items items
              where items.record_id = records.id and ${itemConditions({ ...filter, importId: undefined })})`
          : sql``
      }
    order by records.title_sort, records.id
    limit ${mostChosen}
  `.execute(db)
  return rows
}

async function recordsOfBatch(db: Db, batchId: number): Promise<ChosenRow[]> {
  const { rows } = await sql<ChosenRow>`
    select case batches.subject when 'records' then rows.subject_id else items.record_id end as id, null as given
    from catalogue.batch_rows rows
    join catalogue.batches batches on batches.id = rows.batch_id
    left join catalogue.items items on batches.subject = 'items' and items.id = rows.subject_id
    where rows.batch_id = ${batchId} and rows.done_at is not null
      and (batches.subject = 'records' or items.id is not null)
    group by 1
    order by min(rows.position)
    limit ${mostChosen}
  `.execute(db)
  return rows
}

/** Titles that a list of the quality desk names, in its order. */
async function recordsOfFinding(db: Db, kind: string): Promise<ChosenRow[]> {
  const { rows } = await sql<ChosenRow>`
    select distinct record_id as id, null as given from catalogue.findings where kind = ${kind}
    order by id desc limit ${mostChosen}
  `.execute(db)
  return rows
}

/** By the barcode or inventory number of a copy, else by ISBN, ISSN or control number, else by its own number. */
async function recordsOfNumbers(db: Db, numbers: readonly string[]): Promise<ChosenRow[]> {
  const isbns = numbers.map((number) => normaliseIsbn(number) ?? number)
  const { rows } = await sql<ChosenRow>`
    with given as (
      select number, isbn, place
      from unnest(${[...numbers]}::text[], ${isbns}::text[]) with ordinality as given (number, isbn, place)
    ),
    found as (
      select given.number as given, given.place, coalesce(
        (select record_id from catalogue.items where barcode = given.number),
        (select record_id from catalogue.items where inventory_number = given.number),
        (select case when count(distinct record_id) = 1 then min(record_id) end from catalogue.record_keys
          where key in (given.number, given.isbn) and kind <> 'title-author-year'),
        (select id from catalogue.records
          where given.number ~ '^[1-9][0-9]{0,14}$' and id = case when given.number ~ '^[1-9][0-9]{0,14}$'
            then given.number::bigint end)
      ) as id
      from given
    ),
    once as (
      select distinct on (coalesce(id::text, given)) id, given, place from found
      order by coalesce(id::text, given), place
    )
    select id, given from once order by place limit ${mostChosen}
  `.execute(db)
  return rows
}
