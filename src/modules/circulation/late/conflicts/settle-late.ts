import { sql } from 'kysely'
import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { auditActor, type Answer, type Deed } from '../../deeds/deed.ts'
import { perform, type Result } from '../../deeds/perform.ts'
import { correctLate } from './correct-late.ts'
import { findConflict, type LateConflict } from './find-conflicts.ts'
import { undoLate } from './undo-late.ts'

/** What staff decide about a deed told late. */
export type Settling =
  /** Looked at; what the books say stays. */
  | { how: 'accepted'; note: string }
  /** What was done is taken back. */
  | { how: 'undone'; note: string }
  /** Done now, with the right card, copy or day. */
  | { how: 'applied'; card: string; barcode: string; day: Day | null }
  /** It did not happen, or cannot be known. */
  | { how: 'dropped'; note: string }

export interface LateSettled {
  conflictId: number
  how: Settling['how']
}

/** Settles a deed told late, once. */
export const settleLate = (
  db: Db,
  deed: Deed,
  request: { conflictId: number; settling: Settling },
  now: Date,
): Promise<Answer<LateSettled>> =>
  perform<LateSettled>(db, deed, now, {
    kind: 'settle-late',
    asked: request,
    async run(tx) {
      const { conflictId, settling } = request
      const conflict = await findConflict(tx, conflictId)
      if (!conflict) return { ok: false, blocks: [{ code: 'late-unknown' }] }
      // Where it happened is where it was told from, not where staff look at it.
      const there = { ...deed, branchId: conflict.branchId, channel: conflict.channel }
      const result = await settle(tx, db, there, conflict, settling, now)
      if (!result.ok) return result
      if (!(await close(tx, deed, conflictId, settling, now)))
        return { ok: false, blocks: [{ code: 'late-settled' }] }
      return { ...result, value: { conflictId, how: settling.how } }
    },
  })

type Settled = Result<undefined>

async function settle(
  tx: Tx,
  db: Db,
  deed: Deed,
  conflict: LateConflict,
  settling: Settling,
  now: Date,
): Promise<Settled> {
  if (conflict.settledAt) return { ok: false, blocks: [{ code: 'late-settled' }] }
  if (settling.how === 'undone') return undoLate(tx, deed, conflict, now)
  if (settling.how === 'applied') return correctLate(tx, db, deed, conflict, settling, now)
  return { ok: true, value: undefined, events: [], patronId: null, itemId: null }
}

/** Marks it as settled; false where somebody else was faster. */
async function close(
  tx: Tx,
  deed: Deed,
  conflictId: number,
  settling: Settling,
  now: Date,
): Promise<boolean> {
  const { how } = settling
  const note = 'note' in settling ? settling.note : ''
  const { numAffectedRows } = await sql`
    update circulation.late_conflicts
    set settled_at = ${now}, settled_by = ${deed.actor.name}, settled_how = ${how}, settled_note = ${note}
    where id = ${conflictId} and settled_at is null
  `.execute(tx)
  if (numAffectedRows !== 1n) return false
  await audit(tx, auditActor(deed.actor), {
    action: `late.${how}`,
    subjectKind: 'late-deed',
    subjectId: conflictId,
  })
  return true
}
