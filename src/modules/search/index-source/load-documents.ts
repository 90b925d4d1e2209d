import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { log } from '#kernel/log.ts'
import type { RecordDescription } from '#modules/catalogue/index.ts'
import type { Holding, IndexDocument } from '../engine/document.ts'
import { facetsOf } from './facets-of.ts'

interface RecordRow {
  id: number
  description: Omit<RecordDescription, 'headings'>
  popularity: number
  createdAt: Date
}

interface HeadingRow {
  recordId: number
  role: 'author' | 'subject' | 'series' | 'title'
  text: string
  heading: string | null
  variants: string[] | null
}

interface ItemRow {
  recordId: number
  branch: string
  available: boolean
  collectionTypes: string[]
  identifiers: string[]
  callNumbers: string[]
}

/** How many titles are read at once, unless told: a tenth of a second's work, for changes wait for it. */
const usualBatch = 500

/** The documents of these titles; ids that are gone or in quarantine are simply not among them. */
export async function loadDocuments(db: Db, ids: number[]): Promise<IndexDocument[]> {
  if (ids.length === 0) return []
  const records = await readRecords(db, sql`records.id = any(${ids})`, ids.length)
  return documentsOf(db, records)
}

/** All documents of the catalogue, in batches, by rising id. */
export async function* loadAllDocuments(db: Db, batchLength = usualBatch): AsyncGenerator<IndexDocument[]> {
  let last = 0
  for (;;) {
    const records = await readRecords(db, sql`records.id > ${last}`, batchLength)
    if (records.length === 0) return
    yield await documentsOf(db, records)
    last = records.at(-1)?.id ?? last
  }
}

async function readRecords(db: Db, which: ReturnType<typeof sql>, limit: number): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select records.id, records.description, records.popularity, records.created_at
    from catalogue.records records
    where ${which} and records.deleted_at is null
    order by records.id
    limit ${limit}
  `.execute(db)
  return rows
}

async function documentsOf(db: Db, records: RecordRow[]): Promise<IndexDocument[]> {
  const ids = records.map((record) => record.id)
  const [headings, items] = await Promise.all([readHeadings(db, ids), readItems(db, ids)])
  const headingsById = Map.groupBy(headings, (row) => row.recordId)
  const itemsById = Map.groupBy(items, (row) => row.recordId)
  return records.flatMap((record) => {
    try {
      return [documentOf(record, headingsById.get(record.id) ?? [], itemsById.get(record.id) ?? [])]
    } catch (error) {
      // One damaged title must not keep all others from being found.
      log.error({ record: record.id, err: error }, 'title cannot be read and is left out of the search')
      return []
    }
  })
}

// A heading linked to an authority is known by the authority's form, and found by all its other forms too; one with
// subdivisions by those of its first part.
async function readHeadings(db: Db, ids: number[]): Promise<HeadingRow[]> {
  const { rows } = await sql<HeadingRow>`
    select headings.record_id, headings.role, headings.text, authorities.heading,
      (select array_agg(forms.text) from (
          select variants.text from catalogue.authority_variants variants
          where variants.authority_id in (headings.authority_id, headings.main_authority_id)
          union all
          select links.text from catalogue.authority_links links
          where links.authority_id in (headings.authority_id, headings.main_authority_id)
          union all
          select main.heading from catalogue.authorities main where main.id = headings.main_authority_id
        ) forms) as variants
    from catalogue.record_headings headings
    left join catalogue.authorities authorities on authorities.id = headings.authority_id
    where headings.record_id = any(${ids})
    order by headings.record_id, headings.field_index
  `.execute(db)
  return rows
}

async function readItems(db: Db, ids: number[]): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select items.record_id, branches.code as branch,
      bool_or(items.disposition = 'in-circulation' and not exists (
        select from circulation.out_items out where out.item_id = items.id)) as available,
      array_agg(distinct items.collection_type) as collection_types,
      array_agg(items.barcode) || array_remove(array_agg(items.inventory_number), null) as identifiers,
      array_remove(array_agg(distinct items.call_number), '') as call_numbers
    from catalogue.items items
    join branches.branches branches on branches.id = items.branch_id
    where items.record_id = any(${ids}) and items.deleted_at is null and items.disposition <> 'withdrawn'
    group by items.record_id, branches.code
    order by items.record_id, branches.code
  `.execute(db)
  return rows
}

function documentOf(record: RecordRow, headings: HeadingRow[], items: ItemRow[]): IndexDocument {
  const { description } = record
  const names = {
    authors: named(headings, 'author'),
    subjects: named(headings, 'subject'),
    series: named(headings, 'series'),
  }
  const collections = items.flatMap((item) => item.collectionTypes)
  return {
    id: record.id,
    title: description.title,
    otherTitles: description.otherTitles,
    ...names,
    publishers: description.publishers,
    text: [...description.contents, ...present(description.summary), ...description.notes],
    variants: unique(headings.flatMap((heading) => [heading.text, ...(heading.variants ?? [])])),
    ...numbersOf(description, items),
    facets: facetsOf(description, names, collections),
    year: description.year,
    holdings: items.map(({ branch, available }): Holding => ({ branch, available })),
    titleSort: description.titleSort,
    authorSort: description.authorSort,
    addedAt: record.createdAt.getTime(),
    popularity: record.popularity,
  }
}

/** A heading goes by the form of its authority, if it has one. */
const named = (headings: HeadingRow[], role: HeadingRow['role']): string[] =>
  unique(
    headings.filter((heading) => heading.role === role).map((heading) => heading.heading ?? heading.text),
  )

const numbersOf = (description: RecordRow['description'], items: ItemRow[]) => ({
  identifiers: unique([
    ...description.isbns,
    ...description.issns,
    ...description.systemNumbers,
    ...description.otherNumbers,
    ...present(description.controlNumber),
    ...items.flatMap((item) => item.identifiers),
  ]),
  callNumbers: unique([
    ...present(description.callNumber),
    ...present(description.classNumber),
    ...items.flatMap((item) => item.callNumbers),
  ]),
})

const present = (text: string | undefined): string[] => (text === undefined ? [] : [text])
const unique = (values: string[]) => [...new Set(values)]
