import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { fromJson, toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { Mark } from './judge-order.ts'

export type TakeBackRefusal = 'scan-unknown' | 'not-under-way'

interface Scan {
  barcode: string
  itemId: number | null
  finding: string
  again: boolean
}

/** Takes back a scan of one's own, as if the copy had not been held before the scanner. Twice changes nothing more. */
export const takeBack = (
  db: Db,
  sessionId: number,
  counterId: number,
  key: string,
  now: Date,
): Promise<Outcome<{ barcode: string }, TakeBackRefusal>> =>
  db.transaction().execute(async (tx) => {
    const session = await tx
      .selectFrom('stockTake.sessions')
      .select('state')
      .where('id', '=', sessionId)
      .forKeyShare()
      .executeTakeFirst()
    if (session?.state !== 'under-way') return refused('not-under-way')
    const counter = await tx
      .selectFrom('stockTake.counters')
      .select('marks')
      .where('sessionId', '=', sessionId)
      .where('counterId', '=', counterId)
      .forUpdate()
      .executeTakeFirst()
    const scan = await markTaken(tx, sessionId, counterId, key, now)
    if (!counter || !scan) return refused('scan-unknown')
    const { itemId } = scan
    await countAnew(tx, sessionId, scan)
    const found = await isFoundNoMore(tx, sessionId, counterId, scan)
    const marks = fromJson<Mark[]>(counter.marks).filter((mark) => mark.itemId !== itemId)
    await tx
      .updateTable('stockTake.counters')
      .set(({ eb }) => ({
        scans: eb('scans', '-', 1),
        found: eb('found', '-', found ? 1 : 0),
        marks: toJson(marks),
      }))
      .where('sessionId', '=', sessionId)
      .where('counterId', '=', counterId)
      .execute()
    return done({ barcode: scan.barcode })
  })

async function countAnew(tx: Tx, sessionId: number, { itemId, barcode }: Scan): Promise<void> {
  if (itemId === null) return countUnknown(tx, sessionId, barcode)
  await countSeen(tx, sessionId, itemId)
  await clearAccused(tx, sessionId, itemId)
}

const markTaken = (
  tx: Tx,
  sessionId: number,
  counterId: number,
  key: string,
  now: Date,
): Promise<Scan | undefined> =>
  tx
    .updateTable('stockTake.scans')
    .set({ takenBackAt: now })
    .where('sessionId', '=', sessionId)
    .where('key', '=', key)
    .where('counterId', '=', counterId)
    .where('takenBackAt', 'is', null)
    .returning(['barcode', 'itemId', 'finding', 'again'])
    .executeTakeFirst()

/** Whether this person has found one copy less: not where another scan of theirs takes the place of this one. */
async function isFoundNoMore(tx: Tx, sessionId: number, counterId: number, scan: Scan): Promise<boolean> {
  if (scan.finding !== 'found' || scan.again) return false
  const { numAffectedRows } = await sql`
    update stock_take.scans set again = false
    where session_id = ${sessionId} and key = (
      select key from stock_take.scans
      where session_id = ${sessionId} and item_id = ${scan.itemId} and counter_id = ${counterId}
        and taken_back_at is null and finding = 'found'
      order by id limit 1)
  `.execute(tx)
  return numAffectedRows === 0n
}

/** From the scans that are left. The row is locked first: whoever scans the copy at this moment is seen then. */
async function countSeen(tx: Tx, sessionId: number, itemId: number): Promise<void> {
  await tx
    .selectFrom('stockTake.seen')
    .select('itemId')
    .where('sessionId', '=', sessionId)
    .where('itemId', '=', itemId)
    .forUpdate()
    .execute()
  const { numAffectedRows } = await sql`
    update stock_take.seen seen
    set scans = kept.scans, first_at = kept.first_at, last_at = kept.last_at, finding = kept.finding, shelf = kept.shelf,
      counter = coalesce((select name from stock_take.counters counters
        where counters.session_id = ${sessionId} and counters.counter_id = kept.counter_id), seen.counter),
      neighbour = case when kept.finding = 'out-of-order' then seen.neighbour end,
      loan_id = case when kept.finding = 'on-loan' then (
        select loans.id from circulation.loans loans
        where loans.item_id = ${itemId} and loans.lent_at <= kept.last_at
          and (loans.ended_at is null or loans.ended_at > kept.last_at) and loans.ending is distinct from 'undone'
        order by loans.lent_at desc limit 1) end
    from (
      select count(*) over () as scans, min(scanned_at) over () as first_at, max(scanned_at) over () as last_at, finding,
        shelf, counter_id
      from stock_take.scans
      where session_id = ${sessionId} and item_id = ${itemId} and taken_back_at is null
      order by scanned_at desc, id desc limit 1
    ) kept
    where seen.session_id = ${sessionId} and seen.item_id = ${itemId}
  `.execute(tx)
  if (numAffectedRows === 0n)
    await tx
      .deleteFrom('stockTake.seen')
      .where('sessionId', '=', sessionId)
      .where('itemId', '=', itemId)
      .execute()
}

/** The copy that seemed to stand wrongly only because this one was scanned after it. */
const clearAccused = (tx: Tx, sessionId: number, itemId: number) =>
  sql`
    update stock_take.seen set finding = 'found', neighbour = null
    where session_id = ${sessionId} and finding = 'out-of-order' and neighbour->>'side' = 'after'
      and neighbour->'itemId' = to_jsonb(${itemId}::bigint)
      and not exists (select from stock_take.seen other where other.session_id = ${sessionId} and other.item_id = ${itemId})
  `.execute(tx)

async function countUnknown(tx: Tx, sessionId: number, barcode: string): Promise<void> {
  const left = await tx
    .updateTable('stockTake.unknowns')
    .set(({ eb }) => ({ scans: eb('scans', '-', 1) }))
    .where('sessionId', '=', sessionId)
    .where('barcode', '=', barcode)
    .returning('scans')
    .executeTakeFirst()
  if (left && left.scans <= 0)
    await tx
      .deleteFrom('stockTake.unknowns')
      .where('sessionId', '=', sessionId)
      .where('barcode', '=', barcode)
      .execute()
}
