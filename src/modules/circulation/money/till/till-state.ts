import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Method } from '../methods.ts'

export interface TillReceipt {
  id: number
  number: string
  kind: 'payment' | 'refund'
  method: Method
  amount: number
  at: Date
  actorName: string
  /** Whose it was; forgotten after some time. */
  patronId: number | null
  patronName: string | null
}

/** What came in by each way, less what was given back. */
export type Takings = Record<Method, number>

export interface TillState {
  /** Receipts that no close has counted, the newest first. */
  receipts: TillReceipt[]
  takings: Takings
  /** The newest receipt; a close counts all up to it. */
  upTo: number
  /** What lay in the till for change at the last close. */
  opening: number
}

export const takingsOf = (receipts: readonly { kind: string; method: Method; amount: number }[]): Takings => {
  const takings: Takings = { cash: 0, qris: 0, transfer: 0 }
  for (const { kind, method, amount } of receipts) takings[method] += kind === 'payment' ? amount : -amount
  return takings
}

/** The till of a branch since it was closed last. */
export async function tillState(db: Db, branchId: number): Promise<TillState> {
  const receipts = await listReceipts(db, sql`receipts.branch_id = ${branchId} and receipts.close_id is null`)
  const last = await db
    .selectFrom('circulation.cashCloses')
    .select('opening')
    .where('branchId', '=', branchId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return { receipts, takings: takingsOf(receipts), upTo: receipts[0]?.id ?? 0, opening: last?.opening ?? 0 }
}

/** The receipts that a close counted. */
export const receiptsOfClose = (db: Db, closeId: number) =>
  listReceipts(db, sql`receipts.close_id = ${closeId}`)

async function listReceipts(db: Db | Tx, where: ReturnType<typeof sql>): Promise<TillReceipt[]> {
  const { rows } = await sql<TillReceipt>`
    select receipts.id, receipts.number, receipts.kind, receipts.method, receipts.amount, receipts.at,
      receipts.actor_name, payer.patron_id, patrons.name as patron_name
    from circulation.receipts receipts
    left join lateral (
      select entries.patron_id from circulation.account_entries entries
      where entries.receipt_number = receipts.number order by entries.id limit 1
    ) payer on true
    left join patrons.patrons patrons on patrons.id = payer.patron_id
    where ${where}
    order by receipts.id desc
  `.execute(db)
  return rows
}
