import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { Disposition } from '#modules/catalogue/index.ts'
import type { ItemRef } from '../deeds/deed.ts'
import { runningFine } from '../money/running-fine.ts'
import type { Fine } from '../money/fine-of.ts'
import { ruleBook } from '../rules/rule-book.ts'

export interface ItemState {
  itemId: number
  recordId: number
  barcode: string
  title: string
  author: string
  branchId: number
  branch: string
  callNumber: string
  shelf: string
  collectionType: string
  loanCategory: string
  disposition: Disposition
  loan: { loanId: number; patronId: number; dueOn: Day; lentAt: Date; claimed: boolean; fine: Fine } | null
  /** The hold for which it is kept. */
  keptFor: {
    holdId: number
    patronId: number
    standing: 'in-transit' | 'ready'
    shelfCode: string | null
  } | null
  transit: { toBranchId: number; toBranch: string; reason: string; sentAt: Date } | null
  /** Members who wait for the title. */
  waiting: number
}

interface Row extends Omit<ItemState, 'loan' | 'transit'> {
  version: number
  price: number | null
  loan: {
    loanId: number
    patronId: number
    dueOn: Day
    lentAt: string
    claimedAt: string | null
    branchId: number
    finePolicyId: number
  } | null
  transit: { toBranchId: number; toBranch: string; reason: string; sentAt: string } | null
}

/** Where a copy is and who has it; undefined for a barcode that nobody has. For staff: it names members by id. */
export async function itemState(db: Db, ref: ItemRef, now: Date): Promise<ItemState | undefined> {
  const row = await readState(db, ref)
  if (!row) return undefined
  const { version, price, loan, transit, ...state } = row
  const book = await ruleBook(db, db, version)
  return {
    ...state,
    loan: loan && {
      loanId: loan.loanId,
      patronId: loan.patronId,
      dueOn: loan.dueOn,
      lentAt: new Date(loan.lentAt),
      claimed: loan.claimedAt !== null,
      fine: runningFine(book, { ...loan, price }, dayOf(now)),
    },
    transit: transit && { ...transit, sentAt: new Date(transit.sentAt) },
  }
}

async function readState(db: Db, ref: ItemRef): Promise<Row | undefined> {
  const which = 'itemId' in ref ? sql`items.id = ${ref.itemId}` : sql`items.barcode = ${ref.barcode.trim()}`
  const { rows } = await sql<Row>`
    select (select version from circulation.rule_book) as version, items.id as item_id, items.record_id, items.barcode,
      records.title, coalesce(records.main_author, '') as author, items.branch_id, branches.short_name as branch,
      items.call_number, items.shelf, items.collection_type, items.loan_category, items.disposition,
      case when items.currency = 'IDR' then nullif(items.price, 0) end as price,
      (select jsonb_build_object('loanId', id, 'patronId', patron_id, 'dueOn', due_on, 'lentAt', lent_at,
          'claimedAt', claimed_at, 'branchId', branch_id, 'finePolicyId', fine_policy_id)
        from circulation.loans where item_id = items.id and ended_at is null) as loan,
      (select jsonb_build_object('holdId', id, 'patronId', patron_id, 'standing', standing, 'shelfCode', shelf_code)
        from circulation.holds where trapped_item_id = items.id and standing in ('in-transit', 'ready')) as kept_for,
      (select jsonb_build_object('toBranchId', transits.to_branch_id, 'toBranch', targets.short_name,
          'reason', transits.reason, 'sentAt', transits.sent_at)
        from circulation.transits transits join branches.branches targets on targets.id = transits.to_branch_id
        where transits.item_id = items.id and transits.received_at is null) as transit,
      (select count(*) from circulation.holds
        where record_id = items.record_id and standing = 'waiting' and (item_id is null or item_id = items.id))
        as waiting
    from catalogue.items items
    join catalogue.records records on records.id = items.record_id
    join branches.branches branches on branches.id = items.branch_id
    where ${which} and items.deleted_at is null
  `.execute(db)
  return rows[0]
}
