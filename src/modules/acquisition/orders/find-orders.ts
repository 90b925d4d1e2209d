import { sql } from 'kysely'
import type { Signatory } from '#design/print/letter.ts'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export const orderStates = ['draft', 'sent', 'closed', 'cancelled'] as const
export type OrderState = (typeof orderStates)[number]

export interface Order {
  id: number
  state: OrderState
  number: string
  sentOn: Day | null
  signatory: Signatory | null
  note: string
  createdAt: Date
  createdBy: string
  vendor: string
  vendorAddress: string
  source: string
  year: number
  /** What is left of its budget. */
  left: number
  titles: number
  copies: number
  received: number
  cost: number
}

export interface OrderLine {
  id: number
  orderId: number | null
  suggestionId: number | null
  recordId: number | null
  title: string
  author: string
  isbn: string
  publisher: string
  year: string
  copies: number
  price: number
  branchName: string
  received: number
  cancelled: number
  damaged: number
  note: string
  votes: number
}

const orders = sql`
  select orders.id, orders.state, orders.number, orders.sent_on, orders.signatory, orders.note, orders.created_at,
    orders.created_by, vendors.name as vendor, vendors.address as vendor_address, sources.name as source, budgets.year,
    budgets.amount - budgets.committed - budgets.spent as left, sums.*
  from acquisition.orders orders
  join acquisition.vendors vendors on vendors.id = orders.vendor_id
  join acquisition.budgets budgets on budgets.id = orders.budget_id
  join acquisition.sources sources on sources.id = budgets.source_id
  left join lateral (
    select count(*)::int as titles, coalesce(sum(copies), 0)::int as copies, coalesce(sum(received), 0)::int as received,
      coalesce(sum(copies * price), 0)::bigint as cost
    from acquisition.order_lines where order_id = orders.id
  ) as sums on true
`

export const listOrders = async (db: Db, state: OrderState | undefined): Promise<Order[]> =>
  (
    await sql<Order>`
      ${orders} where ${state ?? null}::text is null or orders.state = ${state ?? null}::text
      order by orders.id desc limit 300
    `.execute(db)
  ).rows

export const findOrder = async (db: Db, id: number): Promise<Order | undefined> =>
  (await sql<Order>`${orders} where orders.id = ${id}`.execute(db)).rows[0]

const lines = sql`
  select lines.id, order_id, suggestion_id, record_id, title, author, isbn, publisher, year, copies, price,
    branches.name as branch_name, received, cancelled, lines.note,
    (select coalesce(sum(damaged), 0)::int from acquisition.receipts where line_id = lines.id) as damaged,
    (select count(*)::int from acquisition.votes where votes.suggestion_id = lines.suggestion_id) as votes
  from acquisition.order_lines lines
  join branches.branches branches on branches.id = lines.branch_id
`

export const listLines = async (db: Db, orderId: number): Promise<OrderLine[]> =>
  (await sql<OrderLine>`${lines} where order_id = ${orderId} order by lines.id`.execute(db)).rows

/** The order list: what waits to be ordered, what most readers want first. */
export const listWanted = async (db: Db): Promise<OrderLine[]> =>
  (await sql<OrderLine>`${lines} where order_id is null order by votes desc, lines.id limit 400`.execute(db))
    .rows

export const findLine = async (db: Db, id: number): Promise<OrderLine | undefined> =>
  (await sql<OrderLine>`${lines} where lines.id = ${id}`.execute(db)).rows[0]

export interface Receipt {
  id: number
  receivedOn: Day
  title: string
  good: number
  damaged: number
  price: number
  invoice: string
  note: string
  receivedBy: string
  /** First and last inventory number of the copies. */
  numbers: string
}

export const listReceipts = async (db: Db, orderId: number): Promise<Receipt[]> =>
  (
    await sql<Receipt>`
      select receipts.id, receipts.received_on, lines.title, receipts.good, receipts.damaged, receipts.price,
        receipts.invoice, receipts.note, receipts.received_by,
        (select concat_ws(' – ', min(inventory_number), nullif(max(inventory_number), min(inventory_number)))
          from acquisition.accessions accessions join catalogue.items items on items.id = accessions.item_id
          where accessions.receipt_id = receipts.id) as numbers
      from acquisition.receipts receipts
      join acquisition.order_lines lines on lines.id = receipts.line_id
      where lines.order_id = ${orderId} order by receipts.id
    `.execute(db)
  ).rows
