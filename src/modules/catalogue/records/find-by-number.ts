import type { Db } from '#kernel/database.ts'
import { normaliseIsbn } from '../describe/isbn.ts'
import { findItemByNumber } from '../items/find-items.ts'

const mostFound = 50

/**
 * Titles that a scanned or typed number means: the barcode or inventory number of a copy, else an ISBN, ISSN or
 * control number, and the number that the catalogue itself gave. Those in quarantine too.
 */
export async function recordsOfNumber(db: Db, text: string): Promise<number[]> {
  const typed = text.trim()
  if (typed === '') return []
  const item = await findItemByNumber(db, typed)
  if (item) return [item.recordId]
  const byKey = await recordsOfKey(db, typed)
  const own = await recordOfId(db, typed)
  return [...new Set(own === undefined ? byKey : [...byKey, own])]
}

async function recordsOfKey(db: Db, text: string): Promise<number[]> {
  const isbn = normaliseIsbn(text)
  const rows = await db
    .selectFrom('catalogue.recordKeys')
    .select('recordId')
    .distinct()
    .where('key', 'in', isbn === undefined ? [text] : [text, isbn])
    .where('kind', '!=', 'title-author-year')
    .orderBy('recordId')
    .limit(mostFound)
    .execute()
  return rows.map(({ recordId }) => recordId)
}

async function recordOfId(db: Db, text: string): Promise<number | undefined> {
  if (!/^[1-9]\d{0,14}$/.test(text)) return undefined
  const row = await db
    .selectFrom('catalogue.records')
    .select('id')
    .where('id', '=', Number(text))
    .executeTakeFirst()
  return row?.id
}
