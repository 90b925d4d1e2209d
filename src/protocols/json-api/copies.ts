import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export const copyStandings = [
  'available',
  'read-there',
  'on-loan',
  'kept',
  'on-the-way',
  'unavailable',
] as const
export type CopyStanding = (typeof copyStandings)[number]

/** A copy as anybody may know it: where it is, never with whom. */
export interface Copy {
  barcode: string
  recordId: number
  title: string
  branch: { code: string; name: string }
  callNumber: string
  shelf: string
  collection: string
  standing: CopyStanding
  dueOn: Day | null
}

export const copiesOfTitle = (db: Db, recordId: number): Promise<Copy[]> =>
  readCopies(db, sql`items.record_id = ${recordId}`)

export async function copyOfBarcode(db: Db, barcode: string): Promise<Copy | undefined> {
  const [copy] = await readCopies(db, sql`items.barcode = ${barcode}`)
  return copy
}

interface Row extends Omit<Copy, 'branch' | 'standing'> {
  branchCode: string
  branchName: string
  disposition: string
  kept: boolean
  onTheWay: boolean
}

async function readCopies(db: Db, which: ReturnType<typeof sql>): Promise<Copy[]> {
  const { rows } = await sql<Row>`
    select items.barcode, items.record_id, records.title, branches.code as branch_code, branches.name as branch_name,
      items.call_number, items.shelf, items.collection_type as collection, items.disposition,
      loans.due_on::text as due_on,
      exists (select from circulation.holds where trapped_item_id = items.id and standing = 'ready') as kept,
      exists (select from circulation.transits where item_id = items.id and received_at is null) as on_the_way
    from catalogue.items items
    join catalogue.records records on records.id = items.record_id and records.deleted_at is null
    join branches.branches branches on branches.id = items.branch_id
    left join circulation.loans loans on loans.item_id = items.id and loans.ended_at is null
    where ${which} and items.deleted_at is null and items.disposition <> 'withdrawn'
    order by branches.position, items.barcode
  `.execute(db)
  return rows.map(({ branchCode, branchName, disposition, kept, onTheWay, ...copy }) => ({
    ...copy,
    branch: { code: branchCode, name: branchName },
    standing: standingOf({ disposition, kept, onTheWay, lent: copy.dueOn !== null }),
  }))
}

function standingOf(copy: {
  disposition: string
  kept: boolean
  onTheWay: boolean
  lent: boolean
}): CopyStanding {
  if (copy.lent) return 'on-loan'
  if (copy.onTheWay) return 'on-the-way'
  if (copy.kept) return 'kept'
  if (copy.disposition === 'reference-only') return 'read-there'
  return copy.disposition === 'in-circulation' ? 'available' : 'unavailable'
}
