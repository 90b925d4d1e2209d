import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { describeRecord, type Heading, type RecordDescription } from '../describe/describe-record.ts'
import type { MarcRecord } from '../marc/record.ts'
import { keysOf, type RecordKey } from './record-keys.ts'

/** All that is stored besides the MARC record itself, and follows from it alone. */
export interface Derived {
  description: Omit<RecordDescription, 'headings'>
  headings: Heading[]
  keys: RecordKey[]
}

export function derive(marc: MarcRecord): Derived {
  const { headings, ...description } = describeRecord(marc)
  return { description, headings, keys: keysOf({ headings, ...description }) }
}

/** The columns of `catalogue.records` that repeat parts of the description for SQL to sort and filter by. */
export const derivedColumns = ({ description }: Derived) => ({
  description: toJson(description),
  title: description.title,
  titleSort: description.titleSort,
  mainAuthor: description.mainAuthor ?? null,
  authorSort: description.authorSort,
  year: description.year ?? null,
  material: description.material,
  language: description.languages[0] ?? null,
  classNumber: description.classNumber ?? null,
  callNumber: description.callNumber ?? null,
})

/** Writes the keys and headings of a record anew, headings linked to their authorities. */
export async function writeKeysAndHeadings(tx: Tx, recordId: number, derived: Derived): Promise<void> {
  await tx.deleteFrom('catalogue.recordKeys').where('recordId', '=', recordId).execute()
  await tx.deleteFrom('catalogue.recordHeadings').where('recordId', '=', recordId).execute()
  if (derived.keys.length > 0) {
    await tx
      .insertInto('catalogue.recordKeys')
      .values(derived.keys.map((key) => ({ recordId, ...key })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  if (derived.headings.length > 0) {
    await tx
      .insertInto('catalogue.recordHeadings')
      .values(derived.headings.map(({ authorityRef: _, ...heading }) => ({ recordId, ...heading })))
      .execute()
    await linkHeadings(tx, recordId)
  }
}

const linkHeadings = (tx: Tx, recordId: number) =>
  sql`
    update catalogue.record_headings set authority_id = catalogue.find_authority(kind, key)
    where record_id = ${recordId} and catalogue.find_authority(kind, key) is not null
  `.execute(tx)
