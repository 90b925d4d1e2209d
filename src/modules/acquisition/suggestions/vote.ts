import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export interface Vote {
  suggestionId: number
  patronId: number
  wanted: boolean
}

const tries = 3

/**
 * “Saya juga”: a member wants it too, or no longer does. Only what the library shows can be voted for; a vote for one
 * that was merged counts for what it became, also if that happens at the same moment.
 */
export async function vote(db: Db, wish: Vote): Promise<Outcome<null, 'suggestion-unknown'>> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const standing = await voteOnce(db, wish)
    if (standing === 'voted') return done(null)
    if (standing === 'unknown') return refused('suggestion-unknown')
  }
  return refused('suggestion-unknown')
}

const voteOnce = (
  db: Db,
  { suggestionId, patronId, wanted }: Vote,
): Promise<'voted' | 'merged' | 'unknown'> =>
  db.transaction().execute(async (tx) => {
    // Held until the vote is there, so that a merge takes it along or comes after it. One row only: no two wait for
    // each other.
    const { rows } = await sql<{ id: number; state: string }>`
      select id, state from acquisition.suggestions
      where id = (select coalesce(merged_into, id) from acquisition.suggestions where id = ${suggestionId})
      for share
    `.execute(tx)
    const [suggestion] = rows
    if (suggestion?.state === 'merged') return 'merged'
    if (!suggestion || !['open', 'listed', 'ordered'].includes(suggestion.state)) return 'unknown'
    if (wanted)
      await tx
        .insertInto('acquisition.votes')
        .values({ suggestionId: suggestion.id, patronId })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    else
      await tx
        .deleteFrom('acquisition.votes')
        .where('suggestionId', '=', suggestion.id)
        .where('patronId', '=', patronId)
        .execute()
    return 'voted'
  })
