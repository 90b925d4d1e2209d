import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf, startOfDay } from '#kernel/days.ts'
import { slipCode } from './presence.ts'

export interface PhoneLoan {
  at: Date
  branchId: number
  title: string
  barcode: string
  slip: string
}

const most = 100

/** What was borrowed by telephone today, the newest first, for whoever looks at slips at the door. Without names. */
export async function listPhoneLoans(db: Db, now: Date): Promise<PhoneLoan[]> {
  const { rows } = await sql<{ at: Date; key: string; branchId: number; title: string; barcode: string }>`
    select operations.at, operations.key, operations.branch_id, records.title, items.barcode
    from circulation.operations operations
    join catalogue.items items on items.id = operations.item_id
    join catalogue.records records on records.id = items.record_id
    where operations.at >= ${startOfDay(dayOf(now))} and operations.kind = 'check-out'
      and operations.channel = 'phone' and operations.undone_by is null
    order by operations.at desc limit ${most}
  `.execute(db)
  return rows.map(({ key, ...row }) => ({ ...row, slip: slipCode(key.split('-').slice(0, 2).join('-')) }))
}
