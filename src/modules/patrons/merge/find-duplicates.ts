import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export type Likeness = 'name-and-birth' | 'name-and-contact' | 'name-and-school' | 'name'

export interface LikelyPair {
  reason: Likeness
  oneId: number
  oneName: string
  oneCard: string | null
  oneBirth: Day | null
  otherId: number
  otherName: string
  otherCard: string | null
  otherBirth: Day | null
}

/** Most pairs that are shown; those that are settled make room for others. */
const mostPairs = 100

/** A name without titles, capitals and signs. */
const nameKey = sql`trim(regexp_replace(regexp_replace(lower(name), '\\m(h|hj|dr|drs|dra|ir|prof)\\M\\.?', ' ', 'g'),
  '[^a-z]+', ' ', 'g'))`

/** Members who look like one person, the likeliest pairs first. `member`: only pairs with this one. */
export async function findDuplicates(db: Db, member?: number): Promise<LikelyPair[]> {
  const { rows } = await sql<LikelyPair>`
    ${pairs(member)}
    select (array['name-and-birth', 'name-and-contact', 'name-and-school', 'name'])[likeliest.rank] as reason,
      one.id as one_id, one.name as one_name, one_card.number as one_card, one.birth_date as one_birth,
      other.id as other_id, other.name as other_name, other_card.number as other_card,
      other.birth_date as other_birth
    from likeliest
    join patrons.patrons one on one.id = likeliest.one_id
    join patrons.patrons other on other.id = likeliest.other_id
    left join patrons.cards one_card on one_card.patron_id = one.id and one_card.ended_at is null
    left join patrons.cards other_card on other_card.patron_id = other.id and other_card.ended_at is null
    order by likeliest.rank, one.id, other.id
  `.execute(db)
  return rows
}

/** Pairs of ids with how alike they are, 1 the most. */
const pairs = (member: number | undefined) => sql`
    with members as materialized (
      select id, name, birth_date, lower(school) as school, ${nameKey} as key
      from patrons.patrons where standing <> 'closed'
    ),
    pairs as (
      select one.id as one_id, other.id as other_id, case
          when one.birth_date = other.birth_date then 1
          when one.school = other.school and one.school <> '' then 3
          else 4 end as rank
      from members one join members other on other.key = one.key and one.id < other.id
      where one.key <> '' and (one.birth_date = other.birth_date or one.birth_date is null or other.birth_date is null)
      union all
      select one.id, other.id, 2
      from patrons.contacts first
      join patrons.contacts second on lower(second.value) = lower(first.value) and first.patron_id < second.patron_id
      join members one on one.id = first.patron_id
      join members other on other.id = second.patron_id
      where split_part(one.key, ' ', 1) = split_part(other.key, ' ', 1)
    ),
    likeliest as (
      select one_id, other_id, min(rank) as rank from pairs
      where (${member ?? null}::bigint is null or ${member ?? 0} in (one_id, other_id))
        and not exists (select from patrons.told_apart apart
          where apart.one_id = pairs.one_id and apart.other_id = pairs.other_id)
      group by one_id, other_id order by min(rank), one_id, other_id limit ${mostPairs}
    )
`

/** Notes that two members are two people, so that nobody looks at them again. */
export const tellApart = (db: Db, first: number, second: number, by: string) =>
  db
    .insertInto('patrons.toldApart')
    .values({ oneId: Math.min(first, second), otherId: Math.max(first, second), toldBy: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
