import { sql } from 'kysely'
import * as v from 'valibot'
import type { MergeFollower } from '../../title-merge/followers.ts'

const Moved = v.fallback(v.array(v.object({ id: v.number(), ended: v.boolean() })), [])

/** Subscriptions go along with their title; where the other has one at the same place, this one ends. */
export const subscriptionsFollowMerge: MergeFollower = {
  name: 'subscriptions',
  async follow(tx, { from, into }) {
    const { rows } = await sql<{ id: number; ended: boolean }>`
      with seen as (
        select id, closed_at is null and exists (select from catalogue.subscriptions others
          where others.record_id = ${into} and others.branch_id = subscriptions.branch_id
            and others.closed_at is null) as ended
        from catalogue.subscriptions subscriptions where record_id = ${from} for update
      )
      update catalogue.subscriptions subscriptions
      set record_id = ${into}, closed_at = case when seen.ended then now() else closed_at end
      from seen where seen.id = subscriptions.id returning subscriptions.id, seen.ended
    `.execute(tx)
    return rows
  },
  async takeBack(tx, { from, into }, moved) {
    for (const { id, ended } of v.parse(Moved, moved)) {
      await sql`
        update catalogue.subscriptions
        set record_id = ${from}, closed_at = case when ${ended} then null else closed_at end
        where id = ${id} and record_id = ${into}
      `.execute(tx)
    }
  },
}
