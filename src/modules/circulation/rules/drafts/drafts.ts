import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { RuleSet } from '../book/rule-set.ts'

export interface Draft {
  id: number
  name: string
  base: RuleSet
  proposed: RuleSet
  madeBy: string
  madeAt: Date
  changedAt: Date
  endedAt: Date | null
  ending: 'applied' | 'discarded' | null
  endedBy: string | null
}

const columns = sql`id, name, base, proposed, made_by, made_at, changed_at, ended_at, ending, ended_by`

export async function findDraft(db: Db | Tx, id: number): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`select ${columns} from circulation.rule_drafts where id = ${id}`.execute(
    db,
  )
  return rows[0]
}

/** A draft that is still being worked on, locked. */
export async function lockDraft(tx: Tx, id: number): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`
    select ${columns} from circulation.rule_drafts where id = ${id} and ended_at is null for update
  `.execute(tx)
  return rows[0]
}

/** Those being worked on first, then the newest. */
export async function listDrafts(db: Db): Promise<Omit<Draft, 'base' | 'proposed'>[]> {
  const { rows } = await sql<Omit<Draft, 'base' | 'proposed'>>`
    select id, name, made_by, made_at, changed_at, ended_at, ending, ended_by from circulation.rule_drafts
    order by ended_at is null desc, id desc limit 100
  `.execute(db)
  return rows
}

export async function keepProposed(tx: Tx, id: number, proposed: RuleSet, now: Date): Promise<void> {
  await tx
    .updateTable('circulation.ruleDrafts')
    .set({ proposed: toJson(proposed), changedAt: now })
    .where('id', '=', id)
    .execute()
}
