import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { AmnestyTerms } from './terms.ts'

export interface Amnesty {
  id: number
  name: string
  terms: AmnestyTerms
  doneBy: string
  doneAt: Date
  undoneBy: string | null
  undoneAt: Date | null
  members: number
  charges: number
  amount: number
}

const counted = sql`
  select batches.id, batches.name, batches.terms, batches.done_by, batches.done_at, batches.undone_by,
    batches.undone_at, sums.members, sums.charges, sums.amount
  from circulation.batches batches
  cross join lateral (
    select count(distinct patron_id)::int as members, count(distinct charge_id)::int as charges,
      coalesce(sum(amount), 0)::bigint as amount
    from circulation.account_entries entries where entries.batch_id = batches.id and entries.kind = 'waiver'
  ) sums
  where batches.kind = 'amnesty'`

/** Amnesties, the newest first. */
export async function listAmnesties(db: Db): Promise<Amnesty[]> {
  const { rows } = await sql<Amnesty>`${counted} order by batches.id desc limit 100`.execute(db)
  return rows
}

export async function findAmnesty(db: Db, id: number): Promise<Amnesty | undefined> {
  const { rows } = await sql<Amnesty>`${counted} and batches.id = ${id}`.execute(db)
  return rows[0]
}
