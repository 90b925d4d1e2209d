import { sql } from 'kysely'
import * as v from 'valibot'
import type { Tx } from '#kernel/database.ts'
import type { MergedTitles, MergeFollower } from '#modules/catalogue/index.ts'

const Ids = v.array(v.number())
const Moved = v.object({ holds: Ids, ended: Ids, ofCopies: Ids, loans: Ids, transits: Ids })
type Moved = v.InferOutput<typeof Moved>

/**
 * When two titles become one, their queues become one by the time of asking, and the history of their copies goes
 * along. Whoever waited for both waits once.
 */
export const circulationFollowsMerge: MergeFollower = {
  name: 'circulation',
  async follow(tx, titles) {
    const twice = await holdsOfBoth(tx, titles)
    const ended = await endWaiting(tx, twice)
    const ofCopies = await bindToCopies(tx, twice)
    const moved: Moved = {
      holds: await moveAll(tx, 'holds', titles),
      ended,
      ofCopies,
      loans: await moveAll(tx, 'loans', titles),
      transits: await moveAll(tx, 'transits', titles),
    }
    return moved
  },
  async takeBack(tx, titles, moved) {
    const { holds, ended, ofCopies, loans, transits } = v.parse(Moved, moved)
    await moveBack(tx, 'holds', titles, holds)
    await sql`
      update circulation.holds set item_id = null where id = any(${ofCopies}) and ended_at is null
    `.execute(tx)
    await sql`
      update circulation.holds set standing = 'waiting', ended_at = null, ended_because = null
      where id = any(${ended}) and ended_because = 'title-gone' and patron_id is not null
    `.execute(tx)
    await moveBack(tx, 'loans', titles, loans)
    await moveBack(tx, 'transits', titles, transits)
    await followCopies(tx, titles)
  },
}

interface SecondHold {
  id: number
  /** A copy is on its way or on the shelf for it. */
  trapped: boolean
}

/** Of a member's two open holds on the titles, that which has to give way: one with a copy stays, else the earlier. */
async function holdsOfBoth(tx: Tx, { from, into }: MergedTitles): Promise<SecondHold[]> {
  await sql`
    select id from circulation.holds
    where record_id in (${from}, ${into}) and ended_at is null order by id for update
  `.execute(tx)
  const { rows } = await sql<SecondHold>`
    select id, trapped from (
      select id, trapped_item_id is not null as trapped, row_number() over (
        partition by patron_id order by (trapped_item_id is null), placed_at, id) as place
      from circulation.holds
      where record_id in (${from}, ${into}) and ended_at is null and item_id is null
    ) ranked where place > 1
  `.execute(tx)
  return rows
}

async function endWaiting(tx: Tx, holds: readonly SecondHold[]): Promise<number[]> {
  const ids = holds.filter(({ trapped }) => !trapped).map(({ id }) => id)
  await sql`
    update circulation.holds set standing = 'cancelled', ended_at = now(), ended_because = 'title-gone'
    where id = any(${ids})
  `.execute(tx)
  return ids
}

/** Two copies lie ready for one member: both may be fetched, so the second becomes a hold on just its copy. */
async function bindToCopies(tx: Tx, holds: readonly SecondHold[]): Promise<number[]> {
  const ids = holds.filter(({ trapped }) => trapped).map(({ id }) => id)
  await sql`update circulation.holds set item_id = trapped_item_id where id = any(${ids})`.execute(tx)
  return ids
}

type Table = 'holds' | 'loans' | 'transits'
const table = (name: Table) => sql.table(`circulation.${name}`)

async function moveAll(tx: Tx, name: Table, { from, into }: MergedTitles): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update ${table(name)} set record_id = ${into} where record_id = ${from} returning id
  `.execute(tx)
  return rows.map(({ id }) => id)
}

async function moveBack(tx: Tx, name: Table, { from, into }: MergedTitles, ids: number[]): Promise<void> {
  await sql`
    update ${table(name)} set record_id = ${from} where record_id = ${into} and id = any(${ids})
  `.execute(tx)
}

/** Copies are back with their title; so is what was lent and asked for of them meanwhile. */
async function followCopies(tx: Tx, { from, into }: MergedTitles): Promise<void> {
  for (const name of ['loans', 'transits', 'holds'] as const) {
    await sql`
      update ${table(name)} set record_id = ${from}
      where record_id = ${into}
        and item_id in (select items.id from catalogue.items items where items.record_id = ${from})
    `.execute(tx)
  }
}
