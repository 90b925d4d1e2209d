import { sql } from 'kysely'
import type { Signatory } from '#design/print/letter.ts'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { advance } from '../suggestions/decide.ts'

export interface NewOrder {
  vendorId: number
  budgetId: number
  lineIds: readonly number[]
  note: string
}
export type MakeOrderRefusal = 'nothing-chosen' | 'vendor-unknown' | 'budget-unknown'

/** Gathers lines of the order list into an order to a vendor, paid from a budget; a draft until it is sent. */
export async function makeOrder(
  db: Db,
  { vendorId, budgetId, lineIds, note }: NewOrder,
  actor: Actor,
): Promise<Outcome<{ id: number }, MakeOrderRefusal>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const { id } = await tx
        .insertInto('acquisition.orders')
        .values({ vendorId, budgetId, note, createdBy: actor.name })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { rows } = await sql<{ id: number }>`
        update acquisition.order_lines set order_id = ${id}
        where id = any(${[...lineIds]}::bigint[]) and order_id is null returning id
      `.execute(tx)
      if (rows.length === 0) throw new NothingChosen()
      const details = { lines: rows.length }
      await audit(tx, actor, { action: 'order.made', subjectKind: 'order', subjectId: id, details })
      return done({ id })
    })
  } catch (error) {
    // Thrown, so that the order that nobody needs is not kept.
    if (error instanceof NothingChosen) return refused('nothing-chosen')
    if (isViolationOf(error, 'orders_vendor_id_fkey')) return refused('vendor-unknown')
    if (isViolationOf(error, 'orders_budget_id_fkey')) return refused('budget-unknown')
    throw error
  }
}

class NothingChosen extends Error {}

export interface Sending {
  id: number
  number: string
  sentOn: Day
  signatory: Signatory | undefined
}
export type SendRefusal = 'order-unknown' | 'not-a-draft' | 'nothing-chosen' | 'over-budget'

/** Sends an order: its cost is committed, and the database refuses what the budget does not hold. */
export const sendOrder = (
  db: Db,
  { id, number, sentOn, signatory }: Sending,
  actor: Actor,
): Promise<Outcome<null, SendRefusal>> =>
  withinBudget(() =>
    db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, id)
      if (!order) return refused('order-unknown')
      if (order.state !== 'draft') return refused('not-a-draft')
      const lines = await linesOf(tx, id)
      if (lines.length === 0) return refused('nothing-chosen')
      const cost = lines.reduce((sum, { copies, price }) => sum + copies * price, 0)
      await enter(tx, order, { kind: 'committed', committed: cost, spent: 0, by: actor.name })
      await tx
        .updateTable('acquisition.orders')
        .set({ state: 'sent', number, sentOn, signatory: signatory ? toJson(signatory) : null })
        .where('id', '=', id)
        .execute()
      await advance(
        tx,
        lines.map(({ suggestionId }) => suggestionId),
        'ordered',
      )
      await audit(tx, actor, { action: 'order.sent', subjectKind: 'order', subjectId: id, details: { cost } })
      return done(null)
    }),
  )

/** Gives a draft up; its lines go back to the order list. */
export const dropOrder = (
  db: Db,
  id: number,
  actor: Actor,
): Promise<Outcome<null, 'order-unknown' | 'not-a-draft'>> =>
  db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, id)
    if (!order) return refused('order-unknown')
    if (order.state !== 'draft') return refused('not-a-draft')
    await tx.updateTable('acquisition.orderLines').set({ orderId: null }).where('orderId', '=', id).execute()
    await tx.updateTable('acquisition.orders').set({ state: 'cancelled' }).where('id', '=', id).execute()
    await audit(tx, actor, { action: 'order.dropped', subjectKind: 'order', subjectId: id })
    return done(null)
  })

/** Whatever changes an order holds this first; the budget and the counters come after it. */
export const lockOrder = (tx: Tx, id: number) =>
  tx
    .selectFrom('acquisition.orders')
    .select(['id', 'state', 'budgetId'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const linesOf = (tx: Tx, orderId: number) =>
  tx.selectFrom('acquisition.orderLines').selectAll().where('orderId', '=', orderId).orderBy('id').execute()

interface Entry {
  kind: 'committed' | 'released' | 'spent'
  committed: number
  spent: number
  by: string
}

/** Writes a movement of money; a trigger adds it to the budget, whose constraint has the last word. */
export const enter = (tx: Tx, order: { id: number; budgetId: number }, entry: Entry) =>
  tx
    .insertInto('acquisition.budgetEntries')
    .values({ budgetId: order.budgetId, orderId: order.id, ...entry })
    .execute()

export async function withinBudget<T, R extends string>(
  act: () => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | 'over-budget'>> {
  try {
    return await act()
  } catch (error) {
    if (isViolationOf(error, 'within_budget')) return refused('over-budget')
    throw error
  }
}
