import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { addDays, startOfDay } from '#kernel/days.ts'
import type { Period } from './count-visits.ts'

/** A day at a place in figures; nothing in it is about one person. */
export interface DayCounts {
  day: Day
  branch: string
  members: number
  guests: number
  groups: number
  taps: number
  total: number
  women: number
  men: number
  disabled: number
  /** What devices counted; they count everybody again. */
  doors: number | null
}

/** Day by day and place by place. */
export async function listDays(db: Db, { from, to, branchId }: Period): Promise<DayCounts[]> {
  const { rows } = await sql<DayCounts>`
    with book as (
      select day, branch_id, coalesce(sum(people) filter (where kind = 'member'), 0) as members,
        coalesce(sum(people) filter (where kind = 'guest'), 0) as guests,
        coalesce(sum(people) filter (where kind = 'group'), 0) as groups,
        coalesce(sum(people) filter (where kind = 'tap'), 0) as taps, sum(people) as total,
        coalesce(sum(women), 0) as women, coalesce(sum(men), 0) as men, sum(disabled) as disabled
      from visitors.visits where day between ${from} and ${to} and withdrawn_at is null group by day, branch_id
    ), doors as (
      select (hour at time zone 'Asia/Jakarta')::date as day, branch_id, sum(entered) as doors
      from visitors.door_counts
      where hour >= ${startOfDay(from)} and hour < ${startOfDay(addDays(to, 1))} group by 1, 2
    )
    select day, branches.short_name as branch, coalesce(members, 0)::int as members, coalesce(guests, 0)::int as guests,
      coalesce(groups, 0)::int as groups, coalesce(taps, 0)::int as taps, coalesce(total, 0)::int as total,
      coalesce(women, 0)::int as women, coalesce(men, 0)::int as men, coalesce(disabled, 0)::int as disabled,
      doors::int as doors
    from book full join doors using (day, branch_id)
    join branches.branches branches on branches.id = branch_id
    where ${branchId ?? null}::bigint is null or branch_id = ${branchId ?? null}
    order by day, branches.position, branches.id
  `.execute(db)
  return rows
}
