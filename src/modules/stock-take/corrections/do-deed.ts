import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { fromJson } from '#kernel/json-column.ts'
import { changeItemsWithin } from '#modules/catalogue/index.ts'
import {
  checkIn,
  declareLost,
  setAside,
  undo,
  type Answer,
  type Block,
  type CopyReturned,
  type Deed,
  type Next,
} from '#modules/circulation/index.ts'
import type { Session } from '../sessions/session.ts'
import type { Correction, CorrectionRow, RowNext, RowOutcome } from './correction.ts'
import type { RowReason } from './decide-row.ts'

export interface RowResult {
  position: number
  outcome: RowOutcome
  reason: RowReason | null
  after?: CorrectionRow['after']
}

/** Does one row of a correction through the deeds of circulation; the same row done again is done once. */
export async function doDeed(
  db: Db,
  session: Session,
  correction: Correction,
  row: CorrectionRow,
): Promise<RowResult> {
  const { position, itemId } = row
  if (itemId === null) return { position, outcome: 'refused', reason: 'gone' }
  const deed = deedOf(session, correction, `${correction.id}-${position}`)
  if (correction.deed === 'declare-missing') {
    const answer = await declareLost(db, deed, { item: { itemId }, fromShelf: true }, new Date())
    return answer.ok
      ? { position, outcome: 'done', reason: null }
      : { position, outcome: 'refused', reason: reasonOf(answer.blocks) }
  }
  const answer =
    correction.deed === 'to-circulation'
      ? await setAside(db, deed, { item: { itemId }, to: 'in-circulation' }, new Date())
      : await takeIn(db, session, deed, itemId)
  if (!answer.ok) return { position, outcome: 'refused', reason: reasonOf(answer.blocks) }
  const next = await nextInWords(db, answer.value.next)
  return { position, outcome: 'done', reason: null, after: { next } }
}

/** On the day on which the copy was held before the scanner, where the rules or the person's rights allow it. */
async function takeIn(db: Db, session: Session, deed: Deed, itemId: number): Promise<Answer<CopyReturned>> {
  const seen = await db
    .selectFrom('stockTake.seen')
    .select('lastAt')
    .where('sessionId', '=', session.id)
    .where('itemId', '=', itemId)
    .executeTakeFirst()
  const now = new Date()
  const day = seen ? dayOf(seen.lastAt) : dayOf(now)
  if (day === dayOf(now)) return checkIn(db, deed, { item: { itemId } }, now)
  const override = { code: 'day-not-allowed', reason: session.name } as const
  const back = await checkIn(
    db,
    { ...deed, overrides: [override] },
    { item: { itemId }, returnedOn: day },
    now,
  )
  // Under this key it may have been taken in as of today, before an interruption.
  const tooFar =
    !back.ok && back.blocks.some(({ code }) => code === 'day-not-allowed' || code === 'key-reused')
  return tooFar ? checkIn(db, deed, { item: { itemId } }, now) : back
}

const deedOf = (session: Session, { actor, permissions }: Correction, place: string): Deed => ({
  key: `opname-koreksi-${place}`,
  actor,
  permissions: new Set(permissions),
  channel: 'job',
  branchId: session.branchId,
})

async function nextInWords(db: Db, next: Next): Promise<RowNext> {
  if (next.do === 'hold-shelf') return { do: next.do, shelfCode: next.shelfCode }
  if (next.do !== 'send') return { do: next.do }
  const branch = await db
    .selectFrom('branches.branches')
    .select('shortName')
    .where('id', '=', next.toBranchId)
    .executeTakeFirst()
  return { do: next.do, branch: branch?.shortName ?? '' }
}

const reasons: Partial<Record<Block['code'], RowReason>> = {
  'item-on-loan': 'away',
  'item-kept': 'away',
  'item-on-its-way': 'away',
  'item-unknown': 'gone',
  'undo-too-late': 'too-late',
}
const reasonOf = (blocks: readonly Block[]): RowReason =>
  reasons[blocks[0]?.code ?? 'undo-overtaken'] ?? 'changed-meanwhile'

/** Takes one row back: returns through circulation itself, states of copies where nothing has happened since. */
export async function undoDeed(
  db: Db,
  session: Session,
  correction: Correction,
  row: CorrectionRow,
): Promise<RowResult> {
  const { position } = row
  if (correction.deed === 'to-circulation') {
    if (row.after?.next?.do !== 'shelf') return { position, outcome: 'kept', reason: 'routed' }
    return restore(db, correction, row)
  }
  const key = `${correction.id}-${position}`
  const deed = deedOf(session, correction, `${key}-batal`)
  const stored = await returnedUnder(db, deedOf(session, correction, key).key)
  if (stored?.found.wasFound) return undoFound(db, correction, row, stored)
  const answer = await undo(db, deed, { key: deedOf(session, correction, key).key }, new Date())
  return answer.ok
    ? { position, outcome: 'undone', reason: null }
    : { position, outcome: 'kept', reason: reasonOf(answer.blocks) }
}

/** A lost copy that was found is lost again, unless money or somebody's hold has moved with it. */
async function undoFound(
  db: Db,
  correction: Correction,
  row: CorrectionRow,
  { found, loan, next }: CopyReturned,
): Promise<RowResult> {
  const { position } = row
  if (found.waived > 0 || found.refundable) return { position, outcome: 'kept', reason: 'money-waived' }
  if (next.do !== 'shelf' || loan) return { position, outcome: 'kept', reason: 'routed' }
  return restore(db, correction, row)
}

async function returnedUnder(db: Db, key: string): Promise<CopyReturned | undefined> {
  const row = await db
    .selectFrom('circulation.operations')
    .select('answer')
    .where('key', '=', key)
    .executeTakeFirst()
  return row && fromJson<{ value: CopyReturned }>(row.answer).value
}

const restore = (db: Db, correction: Correction, row: CorrectionRow): Promise<RowResult> =>
  db.transaction().execute(async (tx) => {
    const [result] = await restoreStates(tx, correction, [row])
    return result ?? { position: row.position, outcome: 'kept', reason: 'gone' }
  })

/** Gives copies the states back that they had, those that still have the one that they were given. */
export async function restoreStates(
  tx: Tx,
  correction: Correction,
  rows: readonly CorrectionRow[],
): Promise<RowResult[]> {
  const given = correction.deed === 'declare-missing' ? 'missing' : 'in-circulation'
  const ids = rows.flatMap(({ itemId }) => itemId ?? [])
  const out = await tx
    .selectFrom('circulation.outItems')
    .select('itemId')
    .where('itemId', 'in', ids)
    .execute()
  const away = new Set(out.map(({ itemId }) => itemId))
  const changes = rows.flatMap(({ itemId, before }) =>
    itemId === null || away.has(itemId) || !before?.disposition
      ? []
      : [{ id: itemId, before: { disposition: given }, after: { disposition: before.disposition } } as const],
  )
  const details = { correction: correction.id }
  const changed = await changeItemsWithin(tx, changes, correction.actor, new Date(), details)
  return rows.map(({ position, itemId }) =>
    changed.has(itemId ?? 0)
      ? { position, outcome: 'undone', reason: null }
      : { position, outcome: 'kept', reason: 'changed-meanwhile' },
  )
}
