import type { Tx, Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'

/** Where and by which machine or person a visit is noted, and the key of the form or tap. */
export interface Noting {
  key: string
  branchId: number
  machineId: number | null
  notedBy: string
  now: Date
}

export interface VisitColumns {
  kind: 'member' | 'guest' | 'group' | 'tap'
  at?: Date
  people?: number
  women?: number | null
  men?: number | null
  disabled?: number
  purpose?: string | null
  age?: string | null
  occupation?: string | null
  education?: string | null
  origin?: string | null
  ages?: Record<string, number>
  patronId?: number | null
  category?: string | null
  guestName?: string | null
  contact?: string | null
  institution?: string | null
}

export interface VisitNoted {
  id: number
  /** Under which it stands: the one given, or that of the visit noted before. */
  key: string
  /** True where it was noted before under its key, or minutes ago: nothing was counted now. */
  again: boolean
  /** Of a member, as long as it is known. */
  patronId?: number | null
}

/** Notes a visit once under its key, also if the same form comes twice at the same moment. */
export async function noteVisit(
  db: Db | Tx,
  { ages = {}, at, ...columns }: VisitColumns,
  { key, branchId, machineId, notedBy, now }: Noting,
): Promise<VisitNoted> {
  const noted = await db
    .insertInto('visitors.visits')
    .values({ ...columns, ages: toJson(ages), at: at ?? now, key, branchId, machineId, notedBy })
    .onConflict((conflict) => conflict.column('key').where('key', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (noted) return { id: noted.id, key, again: false }
  const before = await db
    .selectFrom('visitors.visits')
    .select(['id', 'patronId'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return { id: before.id, key, again: true, patronId: before.patronId }
}
