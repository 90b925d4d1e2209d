import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Deed } from '../../deeds/deed.ts'
import type { Result } from '../../deeds/perform.ts'
import type { CirculationEvent } from '../../events.ts'
import { reopen, undoCheckIn } from '../../undo/undo-check-in.ts'
import { undoCheckOut } from '../../undo/undo-check-out.ts'
import { undoRenewal } from '../../undo/undo-renewal.ts'
import type { Undone } from '../../undo/undo.ts'
import type { LateDone } from '../late-deed.ts'
import { lockLate } from '../late-facts.ts'
import type { LateConflict } from './find-conflicts.ts'

/** Whether what was done can be taken back at all. */
export const canUndo = ({ made, renewed, returned }: LateDone): boolean =>
  made !== undefined || renewed !== undefined || (returned !== undefined && returned.loan !== null)

/**
 * Takes back what was done: the loan as if it had not been made, and the loan that ended for it is open again. Not
 * where something else happened since.
 */
export async function undoLate(
  tx: Tx,
  deed: Deed,
  { id, done, itemId, patronId }: LateConflict,
  now: Date,
): Promise<Result<undefined>> {
  if (itemId === null || !canUndo(done)) return { ok: false, blocks: [{ code: 'undo-unknown' }] }
  const others = [done.ended?.patronId, done.returned?.loan?.patronId].flatMap((one) => one ?? [])
  await lockLate(tx, patronId === null ? null : { patronId }, { itemId }, others)
  const undone = await takeBack(tx, deed, done, now)
  if (!undone?.ok) return { ok: false, blocks: undone?.blocks ?? [{ code: 'undo-unknown' }] }
  const events: CirculationEvent[] = [...undone.events]
  if (done.made && done.ended && !(await reopen(tx, deed, done.ended, itemId, now)))
    return { ok: false, blocks: [{ code: 'undo-overtaken' }] }
  await sql`update circulation.late_deeds set applied = false, item_id = null where conflict_id = ${id}`.execute(
    tx,
  )
  return { ok: true, value: undefined, events, patronId, itemId }
}

async function takeBack(
  tx: Tx,
  deed: Deed,
  { made, renewed, returned }: LateDone,
  now: Date,
): Promise<Result<Undone> | undefined> {
  if (made) return undoCheckOut(tx, made, now)
  if (renewed) return undoRenewal(tx, deed, renewed, now)
  return returned && undoCheckIn(tx, deed, returned, now)
}
