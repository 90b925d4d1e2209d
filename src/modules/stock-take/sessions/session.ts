import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { fromJson } from '#kernel/json-column.ts'
import type { Figures } from '../report/figures.ts'
import type { Paper } from '../report/paper-form.ts'

export type SessionState = 'planned' | 'under-way' | 'closed' | 'cancelled'

/** What is counted; an empty part does not narrow. */
export interface Scope {
  branchId: number
  shelves: readonly string[]
  collectionTypes: readonly string[]
  /** Keys of call numbers, as `stock_take.call_key` makes them. */
  callFrom: string
  callTo: string
}

export interface Session extends Scope {
  id: number
  name: string
  branch: string
  plannedOn: string | null
  note: string
  state: SessionState
  createdAt: Date
  createdBy: string
  startedAt: Date | null
  startedBy: string | null
  closedAt: Date | null
  closedBy: string | null
  paper: Paper | null
  figures: Figures | null
}

/** One stock-take; undefined where there is none. */
export async function findSession(db: Db | Tx, id: number): Promise<Session | undefined> {
  const [session] = await select(db, sql`sessions.id = ${id}`, 1)
  return session
}

/** All of them: what is under way first, then what is planned, then the past. */
export const listSessions = (db: Db): Promise<Session[]> => select(db, sql`true`, 200)

async function select(db: Db | Tx, which: RawBuilder<unknown>, limit: number): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select sessions.id, sessions.name, sessions.branch_id, branches.name as branch, sessions.shelves,
      sessions.collection_types, sessions.call_from, sessions.call_to, sessions.planned_on, sessions.note,
      sessions.state, sessions.created_at, sessions.created_by, sessions.started_at, sessions.started_by,
      sessions.closed_at, sessions.closed_by, sessions.paper, sessions.figures
    from stock_take.sessions sessions
    join branches.branches branches on branches.id = sessions.branch_id
    where ${which}
    order by case sessions.state when 'under-way' then 1 when 'planned' then 2 else 3 end,
      coalesce(sessions.closed_at, sessions.started_at, sessions.created_at) desc, sessions.id desc
    limit ${limit}
  `.execute(db)
  return rows.map((row) => ({
    ...row,
    paper: row.paper && fromJson<Paper>(row.paper),
    figures: row.figures && fromJson<Figures>(row.figures),
  }))
}

/** Whether a copy, named `items` in the query, belongs to what is counted. */
export function inScope({ branchId, ...part }: Scope): RawBuilder<boolean> {
  return sql<boolean>`items.branch_id = ${branchId} and ${inPart(part)}`
}

/** The same without the branch. Keys are worked out only where a range was given: they cost more than the rest. */
export function inPart({
  shelves,
  collectionTypes,
  callFrom,
  callTo,
}: Omit<Scope, 'branchId'>): RawBuilder<boolean> {
  const key = sql`stock_take.call_key(items.call_number)`
  const parts = [
    sql`true`,
    ...(shelves.length > 0 ? [sql`items.shelf = any(${[...shelves]}::text[])`] : []),
    ...(collectionTypes.length > 0
      ? [sql`items.collection_type = any(${[...collectionTypes]}::text[])`]
      : []),
    ...(callFrom === '' ? [] : [sql`${key} collate "C" >= ${callFrom} collate "C"`]),
    // 899 is the end of everything that begins with 899.
    ...(callTo === '' ? [] : [sql`left(${key}, ${callTo.length}) collate "C" <= ${callTo} collate "C"`]),
  ]
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}
