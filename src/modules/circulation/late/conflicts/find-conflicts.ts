import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Block } from '../../deeds/block.ts'
import type { Channel } from '../../deeds/deed.ts'
import type { LateDone, LateKind, LateStep } from '../late-deed.ts'

export interface LateConflict {
  id: number
  kind: LateKind
  toldTime: Date
  at: Date
  toldAt: Date
  channel: Channel
  branchId: number
  branch: string
  actorName: string
  card: string | null
  barcode: string | null
  patronId: number | null
  patronName: string | null
  itemId: number | null
  title: string | null
  dueTold: Day | null
  dueOn: Day | null
  step: LateStep
  blocks: Block[]
  done: LateDone
  settledAt: Date | null
  settledBy: string | null
  settledHow: 'accepted' | 'undone' | 'applied' | 'dropped' | null
  settledNote: string
}

const listed = sql`
  select conflicts.id, conflicts.kind, conflicts.told_time, conflicts.at, conflicts.told_at, conflicts.channel,
    conflicts.branch_id, branches.short_name as branch, conflicts.actor_name, conflicts.card, conflicts.barcode,
    conflicts.patron_id, patrons.name as patron_name, conflicts.item_id, conflicts.title, conflicts.due_told,
    conflicts.due_on, conflicts.step, conflicts.blocks, coalesce(conflicts.done, '{}') as done,
    conflicts.settled_at, conflicts.settled_by, conflicts.settled_how, conflicts.settled_note
  from circulation.late_conflicts conflicts
  join branches.branches branches on branches.id = conflicts.branch_id
  left join patrons.patrons patrons on patrons.id = conflicts.patron_id`

export interface ConflictList {
  conflicts: LateConflict[]
  open: number
  settled: number
}

/** What waits for staff, the oldest first; or what they settled, the newest first. */
export async function listConflicts(
  db: Db,
  { settled, offset, limit }: { settled: boolean; offset: number; limit: number },
): Promise<ConflictList> {
  const { rows: counts } = await sql<{ open: number; settled: number }>`
    select count(*) filter (where settled_at is null) as open, count(settled_at) as settled
    from circulation.late_conflicts
  `.execute(db)
  const { rows: conflicts } = await sql<LateConflict>`
    ${listed} where conflicts.settled_at is ${settled ? sql`not null` : sql`null`}
    order by ${settled ? sql`conflicts.settled_at desc, conflicts.id desc` : sql`conflicts.id`}
    limit ${limit} offset ${offset}
  `.execute(db)
  return { conflicts, open: counts[0]?.open ?? 0, settled: counts[0]?.settled ?? 0 }
}

export async function findConflict(db: Db | Tx, id: number): Promise<LateConflict | undefined> {
  const { rows } = await sql<LateConflict>`${listed} where conflicts.id = ${id}`.execute(db)
  return rows[0]
}

/** Those listed for these deeds, in the order of their numbers. */
export async function conflictsByNumber(db: Db, ids: readonly number[]): Promise<LateConflict[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<LateConflict>`
    ${listed} where conflicts.id = any (${[...ids]}::bigint[]) order by conflicts.id
  `.execute(db)
  return rows
}
