import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/database.ts'

export const states = ['waiting', 'open', 'listed', 'ordered', 'arrived', 'declined'] as const
export type SuggestionState = (typeof states)[number]

export interface Suggestion {
  id: number
  title: string
  author: string
  isbn: string
  publisher: string
  year: string
  reason: string
  state: SuggestionState
  answer: string
  recordId: number | null
  /** Whether a member made it; staff need not know who. */
  byMember: boolean
  enteredBy: string
  createdAt: Date
  decidedAt: Date | null
  decidedBy: string
  votes: number
}

const found = (condition: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number) => sql<Suggestion>`
  select suggestions.id, title, author, isbn, publisher, year, reason, state, answer, record_id,
    patron_id is not null as by_member, entered_by, created_at, decided_at, decided_by,
    (select count(*)::int from acquisition.votes where suggestion_id = suggestions.id) as votes
  from acquisition.suggestions suggestions
  where ${condition} order by ${order} limit ${limit}
`

const mostListed = 300

/** For staff: those in a state, what most readers want first. */
export const listSuggestions = async (db: Db, state: SuggestionState): Promise<Suggestion[]> =>
  (await found(sql`state = ${state}`, sql`votes desc, suggestions.id desc`, mostListed).execute(db)).rows

export const findSuggestion = async (db: Db, id: number): Promise<Suggestion | undefined> =>
  (await found(sql`suggestions.id = ${id}`, sql`suggestions.id`, 1).execute(db)).rows[0]

const shown = sql`state in ('open', 'listed', 'ordered', 'arrived')`

/** For everybody: what was moderated and not turned down. */
export const listPublic = async (db: Db): Promise<Suggestion[]> =>
  (await found(sql`${shown}`, sql`state = 'arrived', votes desc, suggestions.id desc`, 100).execute(db)).rows

/** A member's own, in whatever state. */
export const listOwn = async (db: Db, patronId: number): Promise<Suggestion[]> =>
  (await found(sql`patron_id = ${patronId}`, sql`suggestions.id desc`, 100).execute(db)).rows

/** Suggestions that a member has voted for. */
export async function votesOf(db: Db, patronId: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('acquisition.votes')
    .select('suggestionId')
    .where('patronId', '=', patronId)
    .execute()
  return new Set(rows.map(({ suggestionId }) => suggestionId))
}

/** Suggestions of the same title that wait or are shown. */
export const listAlike = async (
  db: Db,
  { title, isbn }: { title: string; isbn: string },
): Promise<Suggestion[]> => {
  const digits = isbn.replaceAll(/[^\dXx]/g, '').toUpperCase()
  const alike = sql`${shown} and (lower(title) = lower(${title})
    or (${digits} <> '' and regexp_replace(upper(isbn), '[^0-9X]', '', 'g') = ${digits}))`
  return (await found(alike, sql`suggestions.id`, 5).execute(db)).rows
}

export async function countStates(db: Db): Promise<Record<SuggestionState, number>> {
  const { rows } = await sql<{ state: SuggestionState; count: number }>`
    select state, count(*)::int as count from acquisition.suggestions group by state
  `.execute(db)
  const none = { waiting: 0, open: 0, listed: 0, ordered: 0, arrived: 0, declined: 0 }
  return Object.assign(none, ...rows.map(({ state, count }) => ({ [state]: count })))
}
