import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { takeIn, type TakeInRefusal } from '../accession/take-in.ts'
import { advance } from '../suggestions/decide.ts'
import { enter, linesOf, lockOrder, withinBudget } from './make-order.ts'

export interface Delivery {
  lineId: number
  receivedOn: Day
  /** Copies that are taken in. */
  good: number
  /** Copies that go back; they stay to be delivered. */
  damaged: number
  /** What a copy really cost. */
  price: number
  invoice: string
  note: string
  barcodes: readonly string[]
}

export type ReceiveLineRefusal =
  | TakeInRefusal
  | 'line-unknown'
  | 'not-sent'
  | 'nothing-came'
  | 'more-than-ordered'
  | 'over-budget'
  | 'barcode-taken'
  | 'inventory-number-taken'

/** Receives copies of a line: money goes from committed to spent, and the good ones become copies of the title. */
export const receiveLine = (
  db: Db,
  delivery: Delivery,
  actor: Actor,
): Promise<Outcome<{ itemIds: number[] }, ReceiveLineRefusal>> =>
  withNumbers(() => withinBudget(() => undoing(db, (tx) => receive(tx, delivery, actor))))

async function receive(
  tx: Tx,
  delivery: Delivery,
  actor: Actor,
): Promise<Outcome<{ itemIds: number[] }, ReceiveLineRefusal>> {
  const { order, line } = await lockLine(tx, delivery.lineId)
  if (!order || !line) return refused('line-unknown')
  if (order.state !== 'sent') return refused('not-sent')
  const { good, damaged, price } = delivery
  if (good + damaged === 0) return refused('nothing-came')
  const left = line.copies - line.received - line.cancelled
  if (good + damaged > left) return refused('more-than-ordered')
  const { lineId, barcodes: _, ...noted } = delivery
  const { id: receiptId } = await tx
    .insertInto('acquisition.receipts')
    .values({ lineId, ...noted, receivedBy: actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (good > 0) {
    await enter(tx, order, {
      kind: 'spent',
      committed: -good * line.price,
      spent: good * price,
      by: actor.name,
    })
  }
  const taken = good > 0 ? await takeGood(tx, { line, delivery, budgetId: order.budgetId }, actor) : undefined
  if (taken && !taken.ok) return taken
  const itemIds = taken?.value.itemIds ?? []
  if (taken) await noteTaken(tx, { line, receiptId, good, ...taken.value })
  await closeWhenComplete(tx, order.id)
  const details = { order: order.id, good, damaged }
  await audit(tx, actor, { action: 'order.received', subjectKind: 'order', subjectId: order.id, details })
  return done({ itemIds })
}

/** The order is locked before its line is read: what was received meanwhile is seen. */
async function lockLine(tx: Tx, lineId: number) {
  const place = await tx
    .selectFrom('acquisition.orderLines')
    .select('orderId')
    .where('id', '=', lineId)
    .executeTakeFirst()
  const order = place?.orderId ? await lockOrder(tx, place.orderId) : undefined
  const line = order
    ? await tx.selectFrom('acquisition.orderLines').selectAll().where('id', '=', lineId).executeTakeFirst()
    : undefined
  return { order, line }
}
type Line = NonNullable<Awaited<ReturnType<typeof lockLine>>['line']>

async function takeGood(
  tx: Tx,
  { line, delivery, budgetId }: { line: Line; delivery: Delivery; budgetId: number },
  actor: Actor,
) {
  const { name: source } = await tx
    .selectFrom('acquisition.budgets as budgets')
    .innerJoin('acquisition.sources as sources', 'sources.id', 'budgets.sourceId')
    .select('sources.name')
    .where('budgets.id', '=', budgetId)
    .executeTakeFirstOrThrow()
  const { recordId, branchId, title, author, isbn, publisher, year } = line
  const { good: copies, price, receivedOn: day, barcodes } = delivery
  const brief = { title, author, isbn, publisher, year }
  return takeIn(
    tx,
    { recordId, brief, branchId, copies, price, source, condition: 'baik', day, barcodes },
    actor,
  )
}

interface Taken {
  line: Line
  receiptId: number
  good: number
  recordId: number
  itemIds: number[]
}

async function noteTaken(tx: Tx, { line, receiptId, good, recordId, itemIds }: Taken): Promise<void> {
  await tx
    .insertInto('acquisition.accessions')
    .values(itemIds.map((itemId) => ({ itemId, receiptId })))
    .execute()
  await tx
    .updateTable('acquisition.orderLines')
    .set({ recordId, received: line.received + good })
    .where('id', '=', line.id)
    .execute()
  await advance(tx, [line.suggestionId], 'arrived', recordId)
}

export async function closeWhenComplete(tx: Tx, orderId: number): Promise<void> {
  const open = (await linesOf(tx, orderId)).some((line) => line.received + line.cancelled < line.copies)
  if (!open)
    await tx.updateTable('acquisition.orders').set({ state: 'closed' }).where('id', '=', orderId).execute()
}

/** Gives up what a line still lacks; the money is free again. */
export const cancelRest = (
  db: Db,
  lineId: number,
  actor: Actor,
): Promise<Outcome<{ orderId: number }, 'line-unknown' | 'not-sent'>> =>
  db.transaction().execute(async (tx) => {
    const { order, line } = await lockLine(tx, lineId)
    if (!order || !line) return refused('line-unknown')
    const rest = line.copies - line.received - line.cancelled
    if (order.state !== 'sent' || rest === 0) return refused('not-sent')
    await enter(tx, order, { kind: 'released', committed: -rest * line.price, spent: 0, by: actor.name })
    await tx
      .updateTable('acquisition.orderLines')
      .set({ cancelled: line.cancelled + rest })
      .where('id', '=', lineId)
      .execute()
    if (line.received === 0) await advance(tx, [line.suggestionId], 'open')
    await closeWhenComplete(tx, order.id)
    const details = { line: lineId, copies: rest }
    await audit(tx, actor, { action: 'order.cancelled', subjectKind: 'order', subjectId: order.id, details })
    return done({ orderId: order.id })
  })

/** A refusal after something was written takes it all back. */
export async function undoing<T, R extends string>(
  db: Db,
  act: (tx: Tx) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const outcome = await act(tx)
      if (!outcome.ok) throw new Undone(outcome.refusal)
      return outcome
    })
  } catch (error) {
    // Only `act` above throws it, with a refusal of its own.
    if (error instanceof Undone) return refused(error.message as R)
    throw error
  }
}

class Undone extends Error {}

export async function withNumbers<T, R extends string>(
  act: () => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | 'barcode-taken' | 'inventory-number-taken'>> {
  try {
    return await act()
  } catch (error) {
    if (isViolationOf(error, 'one_item_per_barcode')) return refused('barcode-taken')
    if (isViolationOf(error, 'one_item_per_inventory_number')) return refused('inventory-number-taken')
    throw error
  }
}
