import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { SessionDetails } from './session-form.ts'

export type SaveRefusal = 'branch-unknown' | 'range-turned' | 'not-now'

/** Plans a stock-take, or changes one that has not begun. */
export async function saveSession(
  db: Db,
  id: number | undefined,
  details: SessionDetails,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ id: number }, SaveRefusal>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const { callFrom, callTo } = await keysOf(tx, details)
      if (callFrom !== '' && callTo !== '' && callFrom.slice(0, callTo.length) > callTo)
        return refused('range-turned')
      const values = { ...details, callFrom, callTo }
      const saved = id === undefined ? await insert(tx, values, actor, now) : await update(tx, id, values)
      if (saved === undefined) return refused('not-now')
      const action = id === undefined ? 'stock-take.planned' : 'stock-take.changed'
      await audit(tx, actor, { action, subjectKind: 'stock-take', subjectId: saved })
      return done({ id: saved })
    })
  } catch (error) {
    if (isViolationOf(error, 'sessions_branch_id_fkey')) return refused('branch-unknown')
    throw error
  }
}

/** Bounds as call numbers are compared: `R 899.221 3` is `899.2213`. */
async function keysOf(tx: Tx, { callFrom, callTo }: SessionDetails) {
  const { rows } = await sql<{ callFrom: string; callTo: string }>`
    select trim(stock_take.call_key(${callFrom})) as call_from, trim(stock_take.call_key(${callTo})) as call_to
  `.execute(tx)
  return rows[0] ?? { callFrom: '', callTo: '' }
}

async function insert(tx: Tx, details: SessionDetails, actor: Actor, now: Date): Promise<number> {
  const { id } = await tx
    .insertInto('stockTake.sessions')
    .values({ ...details, createdAt: now, createdBy: actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function update(tx: Tx, id: number, details: SessionDetails): Promise<number | undefined> {
  const changed = await tx
    .updateTable('stockTake.sessions')
    .set(details)
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .returning('id')
    .executeTakeFirst()
  return changed?.id
}
