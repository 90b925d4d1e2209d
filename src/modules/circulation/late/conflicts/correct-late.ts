import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { addDays, dayOf, isDay, startOfDay, type Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import type { Deed } from '../../deeds/deed.ts'
import type { Result } from '../../deeds/perform.ts'
import { farthestBack } from '../believed-time.ts'
import type { LateRequest } from '../late-deed.ts'
import { takeLate, type Told } from '../note-late.ts'
import type { LateConflict } from './find-conflicts.ts'

export interface Correction {
  card: string
  barcode: string
  /** Only where the clock of the device was wrong. */
  day: Day | null
}

/** Does now what could not be done, with the card, copy or day that staff say it was. */
export async function correctLate(
  tx: Tx,
  db: Db,
  deed: Deed,
  conflict: LateConflict,
  correction: Correction,
  now: Date,
): Promise<Result<undefined>> {
  const at = timeOf(conflict, correction.day, now)
  if (!at) return { ok: false, blocks: [{ code: 'late-day-wrong' }] }
  const { kind, dueTold, id } = conflict
  const request: LateRequest = {
    kind,
    patron: kind === 'check-in' ? null : { card: correction.card },
    item: { barcode: correction.barcode },
    at,
    ...(dueTold && { dueOn: dueTold }),
  }
  const told = await takeLate(tx, db, deed, request, now)
  const { decision, carried, patronId, itemId } = told
  if (decision.step === 'nothing' && !decision.known) return { ok: false, blocks: decision.blocks }
  const { events, writes } = carried
  return {
    ok: true,
    value: undefined,
    events,
    writes: [...writes, corrected(id, correction, told), noted(id, told)],
    patronId,
    itemId,
  }
}

/** The time that was told, or a day chosen by staff: its noon, or this moment if it is today. */
function timeOf({ at, blocks }: LateConflict, day: Day | null, now: Date): Date | undefined {
  if (!blocks.some(({ code }) => code === 'late-too-old')) return at
  const today = dayOf(now)
  if (day === null || !isDay(day) || day > today || day <= addDays(today, -farthestBack)) return undefined
  return day === today ? now : new Date(startOfDay(day).getTime() + 12 * 3_600_000)
}

const corrected = (
  id: number,
  { card, barcode }: Correction,
  { decision, carried, around, at, patronId, itemId }: Told,
) => sql`
  update circulation.late_conflicts
  set card = ${card || null}, barcode = ${barcode}, at = ${at}, patron_id = ${patronId}, item_id = ${itemId},
    title = ${around.title}, due_on = ${carried.dueOn}, step = ${decision.step},
    blocks = ${toJson([...decision.blocks, ...carried.blocks])}::jsonb, done = ${toJson(carried.done)}::jsonb
  where id = ${id}`

const noted = (id: number, { carried, itemId, at }: Told) => sql`
  update circulation.late_deeds
  set applied = true, item_id = ${itemId}, at = ${at}, loan_id = ${carried.loanId} where conflict_id = ${id}`
