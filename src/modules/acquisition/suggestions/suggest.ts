import { sql } from 'kysely'
import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { optionalText, requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { findSettings } from '../settings/settings.ts'

export const titleEntries = {
  title: requiredText(300),
  author: optionalText(200),
  isbn: v.pipe(optionalText(40), v.regex(/^[\dXx\s-]*$/, 'not-an-isbn')),
  publisher: optionalText(160),
  year: v.pipe(optionalText(4), v.regex(/^(\d{4})?$/, 'not-a-year')),
}

export const SuggestionForm = v.object({ ...titleEntries, reason: optionalText(1000) })
export type SuggestionDetails = v.InferOutput<typeof SuggestionForm>

export type SuggestRefusal = 'too-many-suggestions' | 'patron-unknown'

interface Wish {
  patronId: number
  suggestion: SuggestionDetails
}

const windowDays = 30

/** A member suggests a title; so many in a month as the library reads. */
export const suggest = (
  db: Db,
  { patronId, suggestion }: Wish,
  now: Date,
): Promise<Outcome<{ id: number }, SuggestRefusal>> =>
  db.transaction().execute(async (tx) => {
    const patron = await tx
      .selectFrom('patrons.patrons')
      .select('name')
      .where('id', '=', patronId)
      .forUpdate()
      .executeTakeFirst()
    if (!patron) return refused('patron-unknown')
    const sent = await justSent(tx, { patronId, suggestion }, now)
    if (sent !== undefined) return done({ id: sent })
    const { suggestionsPerMonth, moderated } = await findSettings(tx)
    if ((await countRecent(tx, patronId, now)) >= suggestionsPerMonth) return refused('too-many-suggestions')
    const { id } = await tx
      .insertInto('acquisition.suggestions')
      .values({ ...suggestion, patronId, createdAt: now, state: moderated ? 'waiting' : 'open' })
      .returning('id')
      .executeTakeFirstOrThrow()
    // Whoever suggests it wants it.
    await tx.insertInto('acquisition.votes').values({ suggestionId: id, patronId, votedAt: now }).execute()
    return done({ id })
  })

const sameMinutes = 10

/** The same title a moment ago: a form that was sent twice is one wish. */
async function justSent(tx: Tx, { patronId, suggestion }: Wish, now: Date): Promise<number | undefined> {
  const row = await tx
    .selectFrom('acquisition.suggestions')
    .select('id')
    .where('patronId', '=', patronId)
    .where('title', '=', suggestion.title)
    .where('author', '=', suggestion.author)
    .where('isbn', '=', suggestion.isbn)
    .where('createdAt', '>', new Date(now.getTime() - sameMinutes * 60_000))
    .orderBy('id')
    .executeTakeFirst()
  return row?.id
}

// Only after the lock: a statement that waits for a lock still sees what was before the wait.
async function countRecent(tx: Tx, patronId: number, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from acquisition.suggestions
    where patron_id = ${patronId} and created_at > ${now}::timestamptz - make_interval(days => ${windowDays})
  `.execute(tx)
  return rows[0]?.count ?? 0
}

/** Staff enter a wish, their own or one they heard at the desk; it needs no moderation. */
export const enterSuggestion = (
  db: Db,
  suggestion: SuggestionDetails,
  actor: Actor,
): Promise<{ id: number }> =>
  db.transaction().execute(async (tx) => {
    const entered = { enteredBy: actor.name, state: 'open', decidedBy: actor.name, decidedAt: new Date() }
    const { id } = await tx
      .insertInto('acquisition.suggestions')
      .values({ ...suggestion, ...entered })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, { action: 'suggestion.entered', subjectKind: 'suggestion', subjectId: id })
    return { id }
  })
