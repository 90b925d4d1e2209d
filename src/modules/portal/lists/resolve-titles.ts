import type { Db } from '#kernel/database.ts'
import { recordsOfNumber } from '#modules/catalogue/index.ts'
import { numbersOf } from './list-form.ts'

export type ResolvedTitles = { ok: true; recordIds: number[] } | { ok: false; unknown: string[] }

/** The titles that lines mean, in their order; or the lines that mean none, or several. */
export async function resolveTitles(db: Db, lines: readonly string[]): Promise<ResolvedTitles> {
  const recordIds: number[] = []
  const unknown: string[] = []
  for (const line of lines) {
    const id = await titleOf(db, line)
    if (id === undefined) unknown.push(line)
    else recordIds.push(id)
  }
  return unknown.length === 0 ? { ok: true, recordIds: [...new Set(recordIds)] } : { ok: false, unknown }
}

async function titleOf(db: Db, line: string): Promise<number | undefined> {
  for (const number of numbersOf(line)) {
    const found = await recordsOfNumber(db, number)
    if (found.length === 1) return found[0]
    // A number that several bear: the catalogue's own, which the form itself shows, is meant before any other.
    const own = found.find((id) => String(id) === number)
    if (own !== undefined) return own
  }
  return undefined
}
