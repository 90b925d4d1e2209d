import { sql } from 'kysely'
import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { auditActor, type Answer, type Deed } from '../../deeds/deed.ts'
import { perform } from '../../deeds/perform.ts'
import type { Method } from '../methods.ts'
import { takingsOf, type Takings } from './till-state.ts'

export interface CloseRequest {
  /** The newest receipt that was seen when counting; what came later is for the next close. */
  upTo: number
  /** What lay in the till for change. */
  opening: number
  /** All cash in the till. */
  counted: number
  /** Why what was counted is not what was expected. */
  note: string
}

export interface TillClosed {
  closeId: number
  expected: number
  difference: number
}

/** Closes the till of a branch: what was taken since the last close, beside what was counted. */
export const closeTill = (
  db: Db,
  deed: Deed,
  request: CloseRequest,
  now: Date,
): Promise<Answer<TillClosed>> =>
  perform<TillClosed>(db, deed, now, {
    kind: 'cash-close',
    asked: request,
    async run(tx) {
      const { upTo, opening, counted, note } = request
      const { branchId, actor } = deed
      const receipts = await holdReceipts(tx, branchId, upTo)
      if (receipts.length === 0) return { ok: false, blocks: [{ code: 'nothing-to-close' }] }
      const takings = takingsOf(receipts)
      const expected = opening + takings.cash
      const difference = counted - expected
      if (difference !== 0 && note === '') {
        return { ok: false, blocks: [{ code: 'difference-unexplained', difference }] }
      }
      const closeId = await insertClose(tx, deed, request, { expected, takings, now })
      const ids = receipts.map(({ id }) => id)
      await tx.updateTable('circulation.receipts').set({ closeId }).where('id', 'in', ids).execute()
      const details = { expected, counted, difference }
      await audit(tx, auditActor(actor), {
        action: 'till.closed',
        subjectKind: 'till',
        subjectId: closeId,
        details,
      })
      return { ok: true, value: { closeId, expected, difference }, events: [], patronId: null, itemId: null }
    },
  })

async function insertClose(
  tx: Tx,
  { branchId, actor }: Deed,
  { opening, counted, note }: CloseRequest,
  { expected, takings, now }: { expected: number; takings: Takings; now: Date },
): Promise<number> {
  const { id } = await tx
    .insertInto('circulation.cashCloses')
    .values({
      branchId,
      until: now,
      opening,
      expected,
      counted,
      note,
      takenQris: takings.qris,
      takenTransfer: takings.transfer,
      closedBy: actor.name,
      closedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

// Somebody closing the same till at this moment waits here, and then finds these receipts counted.
async function holdReceipts(tx: Tx, branchId: number, upTo: number) {
  const { rows } = await sql<{ id: number; kind: string; method: Method; amount: number }>`
    select id, kind, method, amount from circulation.receipts
    where branch_id = ${branchId} and close_id is null and id <= ${upTo} order by id for no key update
  `.execute(tx)
  return rows
}
