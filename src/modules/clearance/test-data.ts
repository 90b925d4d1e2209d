import type { Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { newCode } from './letters/code.ts'
import { findLetter, type ClearanceLetter } from './letters/find-letters.ts'
import { issueLetter } from './letters/issue-letter.ts'

export const agus: Actor = { kind: 'staff', id: 1, name: 'Agus Setiawan' }

/** A letter that must have been made. */
export async function letterFor(
  db: Db,
  patronId: number,
  now: Date,
  purpose = 'kelulusan',
): Promise<ClearanceLetter> {
  const outcome = await issueLetter(db, { patronId, purpose, code: newCode() }, { actor: agus, now })
  if (!outcome.ok) throw new Error(outcome.refusal)
  const letter = await findLetter(db, outcome.value.id)
  if (!letter) throw new Error('no letter')
  return letter
}
