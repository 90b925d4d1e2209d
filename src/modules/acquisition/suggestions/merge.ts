import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { lockSuggestions } from './decide.ts'
import { publishMove } from './publish-move.ts'

export type MergeRefusal = 'suggestion-unknown' | 'same-suggestion' | 'already-ordered'

/**
 * Two suggestions of one title become one: whoever supports either supports what stays, once, and whoever made the
 * other finds the way to it. What is on an order list, ordered or here already stays; it can only take others in.
 */
export const merge = (
  db: Db,
  { from, into }: { from: number; into: number },
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<null, MergeRefusal>> =>
  db.transaction().execute(async (tx) => {
    if (from === into) return refused('same-suggestion')
    const locked = await lockSuggestions(tx, [from, into])
    const [one, other] = [from, into].map((id) => locked.find((suggestion) => suggestion.id === id))
    if (!one || !other || other.state === 'merged' || other.state === 'declined')
      return refused('suggestion-unknown')
    if (!['waiting', 'open', 'declined'].includes(one.state)) return refused('already-ordered')
    await sql`
      insert into acquisition.votes (suggestion_id, patron_id, voted_at)
      select ${into}, patron_id, voted_at from acquisition.votes where suggestion_id = ${from}
      on conflict do nothing
    `.execute(tx)
    await sql`delete from acquisition.votes where suggestion_id = ${from}`.execute(tx)
    // What had become the first becomes the second with it: a way of one step leads to the end.
    await sql`
      update acquisition.suggestions set state = 'merged', merged_into = ${into}, decided_at = ${now},
        decided_by = ${actor.name}
      where id = ${from} or merged_into = ${from}
    `.execute(tx)
    // Told to whoever made it; whoever supported it supports what stays, and hears what becomes of that.
    await publishMove(tx, from, 'merged')
    const details = { into }
    await audit(tx, actor, {
      action: 'suggestion.merged',
      subjectKind: 'suggestion',
      subjectId: from,
      details,
    })
    return done(null)
  })
