import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { SuggestionState } from './find-suggestions.ts'
import { publishMove } from './publish-move.ts'

export interface Decision {
  id: number
  state: 'open' | 'declined'
  /** Read by whoever suggested it; a refusal always says why. */
  answer: string
  /** A title that the library has already. */
  recordId: number | null
}

export type DecideRefusal = 'suggestion-unknown' | 'reason-needed' | 'already-ordered'

/** Shows a suggestion to everybody, or turns it down with a reason. */
export const decide = (
  db: Db,
  { id, state, answer, recordId }: Decision,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<null, DecideRefusal>> =>
  db.transaction().execute(async (tx) => {
    const suggestion = await lockSuggestion(tx, id)
    if (!suggestion) return refused('suggestion-unknown')
    if (state === 'declined' && answer === '') return refused('reason-needed')
    if (!['waiting', 'open', 'declined'].includes(suggestion.state)) return refused('already-ordered')
    await tx
      .updateTable('acquisition.suggestions')
      .set({ state, answer, recordId, decidedAt: now, decidedBy: actor.name })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, { action: `suggestion.${state}`, subjectKind: 'suggestion', subjectId: id })
    if (state !== suggestion.state) await publishMove(tx, id, state)
    return done(null)
  })

export const lockSuggestion = (tx: Tx, id: number) =>
  tx
    .selectFrom('acquisition.suggestions')
    .select(['id', 'state', 'title', 'author', 'isbn', 'publisher', 'year'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Moves suggestions along with what becomes of their order. */
export async function advance(
  tx: Tx,
  ids: readonly (number | null)[],
  state: SuggestionState,
  recordId?: number,
): Promise<void> {
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return
  await lockSuggestions(tx, known)
  const moving = await tx
    .selectFrom('acquisition.suggestions')
    .select('id')
    .where('id', 'in', known)
    .where('state', '<>', state)
    .execute()
  await tx
    .updateTable('acquisition.suggestions')
    .set({ state, ...(recordId === undefined ? {} : { recordId }) })
    .where('id', 'in', known)
    .execute()
  for (const { id } of moving) await publishMove(tx, id, state)
}

/** Always the smaller number first, so that two who lock several never wait for each other. */
export const lockSuggestions = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('acquisition.suggestions')
    .select(['id', 'state', 'title', 'patronId'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
