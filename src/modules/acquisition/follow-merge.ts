import { sql } from 'kysely'
import * as v from 'valibot'
import type { MergeFollower } from '#modules/catalogue/index.ts'

const Ids = v.fallback(v.array(v.number()), [])
const Moved = v.fallback(v.object({ suggestions: Ids, orderLines: Ids, giftLines: Ids }), {
  suggestions: [],
  orderLines: [],
  giftLines: [],
})

/** Suggestions, orders and gifts of a title speak of the one that it became. */
export const acquisitionsFollowMerge: MergeFollower = {
  name: 'acquisition',
  async follow(tx, { from, into }) {
    const idsOf = ({ rows }: { rows: { id: number }[] }) => rows.map(({ id }) => id)
    const suggestions = await sql<{ id: number }>`
      update acquisition.suggestions set record_id = ${into} where record_id = ${from} returning id`.execute(
      tx,
    )
    const orderLines = await sql<{ id: number }>`
      update acquisition.order_lines set record_id = ${into} where record_id = ${from} returning id`.execute(
      tx,
    )
    const giftLines = await sql<{ id: number }>`
      update acquisition.gift_lines set record_id = ${into} where record_id = ${from} returning id`.execute(
      tx,
    )
    return { suggestions: idsOf(suggestions), orderLines: idsOf(orderLines), giftLines: idsOf(giftLines) }
  },
  async takeBack(tx, { from, into }, moved) {
    const { suggestions, orderLines, giftLines } = v.parse(Moved, moved)
    await sql`update acquisition.suggestions set record_id = ${from}
      where record_id = ${into} and id = any(${suggestions}::bigint[])`.execute(tx)
    await sql`update acquisition.order_lines set record_id = ${from}
      where record_id = ${into} and id = any(${orderLines}::bigint[])`.execute(tx)
    await sql`update acquisition.gift_lines set record_id = ${from}
      where record_id = ${into} and id = any(${giftLines}::bigint[])`.execute(tx)
  },
}
