import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { addDays, startOfDay, type Day } from '#kernel/days.ts'

export interface Period {
  from: Day
  to: Day
  /** Undefined for all places. */
  branchId: number | undefined
}

/** What visits are told apart by; `null` for those of whom it is not known. */
export const facets = [
  'hour',
  'day',
  'kind',
  'branch',
  'purpose',
  'age',
  'occupation',
  'education',
  'origin',
  'category',
] as const
export type Facet = (typeof facets)[number]

export interface VisitCounts {
  total: number
  women: number
  men: number
  disabled: number
  /** By facet: value -> people. */
  by: Record<Facet, Map<string | null, number>>
}

interface Row {
  mark: number
  value: string | null
  people: number
  women: number
  men: number
  disabled: number
}

/** Counts the visits of a period by all that they are told apart by, in one reading. */
export async function countVisits(db: Db, period: Period): Promise<VisitCounts> {
  const [{ rows }, ages] = await Promise.all([
    sql<Row>`
      select grouping(hour, day, kind, branch_id, purpose, age, occupation, education, origin, category) as mark,
        coalesce(hour::text, day::text, kind, branch_id::text, purpose, age, occupation, education, origin, category)
          as value,
        sum(people)::bigint as people, coalesce(sum(women), 0)::bigint as women,
        coalesce(sum(men), 0)::bigint as men, sum(disabled)::bigint as disabled
      from visitors.visits where ${within(period)}
      group by grouping sets ((hour), (day), (kind), (branch_id), (purpose), (age), (occupation), (education),
        (origin), (category), ())
    `.execute(db),
    countGroupAges(db, period),
  ])
  const counts = sorted(rows)
  // Ages of groups are counts of their own, and were among those of whom it is not known.
  for (const [code, people] of ages) {
    counts.by.age.set(code, (counts.by.age.get(code) ?? 0) + people)
    counts.by.age.set(null, (counts.by.age.get(null) ?? 0) - people)
  }
  return counts
}

const within = ({ from, to, branchId }: Period) => sql`
  day between ${from} and ${to} and withdrawn_at is null
  and (${branchId ?? null}::bigint is null or branch_id = ${branchId ?? null})`

const everyBit = 2 ** facets.length - 1

function sorted(rows: readonly Row[]): VisitCounts {
  const none = () => new Map<string | null, number>()
  const by = {
    hour: none(),
    day: none(),
    kind: none(),
    branch: none(),
    purpose: none(),
    age: none(),
    occupation: none(),
    education: none(),
    origin: none(),
    category: none(),
  }
  const counts: VisitCounts = { total: 0, women: 0, men: 0, disabled: 0, by }
  for (const { mark, value, people, women, men, disabled } of rows) {
    if (mark === everyBit) Object.assign(counts, { total: people ?? 0, women, men, disabled: disabled ?? 0 })
    // The bit of the one column that a row is grouped by is not set; the first column has the highest bit.
    const facet = facets[facets.length - 1 - Math.log2(everyBit - mark)]
    if (facet) by[facet].set(value, people)
  }
  return counts
}

async function countGroupAges(db: Db, period: Period): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; people: number }>`
    select ages.key as code, sum(ages.value::int)::bigint as people
    from visitors.visits cross join lateral jsonb_each_text(ages) as ages
    where ${within(period)} and kind = 'group' group by ages.key
  `.execute(db)
  return new Map(rows.map(({ code, people }) => [code, people]))
}

export interface DoorTotals {
  total: number
  byHour: Map<string, number>
  byDay: Map<string, number>
}

/** What devices at the doors counted in a period. */
export async function countDoors(db: Db, { from, to, branchId }: Period): Promise<DoorTotals> {
  const { rows } = await sql<{ day: Day | null; hour: string | null; entered: number }>`
    select day, clock as hour, sum(entered)::bigint as entered
    from (
      select (hour at time zone 'Asia/Jakarta')::date as day,
        extract(hour from hour at time zone 'Asia/Jakarta')::int::text as clock, entered
      from visitors.door_counts
      where hour >= ${startOfDay(from)} and hour < ${startOfDay(addDays(to, 1))}
        and (${branchId ?? null}::bigint is null or branch_id = ${branchId ?? null})
    ) counted
    group by grouping sets ((day), (clock))
  `.execute(db)
  const named = (key: 'day' | 'hour') =>
    new Map(rows.flatMap((row) => (row[key] === null ? [] : [[row[key], row.entered] as const])))
  const byDay = named('day')
  return {
    total: [...byDay.values()].reduce((sum, entered) => sum + entered, 0),
    byHour: named('hour'),
    byDay,
  }
}

/** How many came today, for the first page of staff. */
export async function countToday(db: Db, today: Day): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select coalesce(sum(people), 0)::bigint as people from visitors.visits
    where day = ${today} and withdrawn_at is null
  `.execute(db)
  return rows[0]?.people ?? 0
}

export interface GroupShown {
  day: Day
  institution: string
  branch: string
  people: number
}

/** Schools, offices and others that came as a group, the newest first. */
export async function listGroups(db: Db, period: Period): Promise<GroupShown[]> {
  const { rows } = await sql<GroupShown>`
    select visits.day, visits.institution, branches.short_name as branch, visits.people
    from visitors.visits visits join branches.branches branches on branches.id = visits.branch_id
    where ${within(period)} and visits.kind = 'group' and visits.institution is not null
    order by visits.at desc limit 200
  `.execute(db)
  return rows
}
