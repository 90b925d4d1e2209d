import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/database.ts'

export const states = ['waiting', 'open', 'listed', 'ordered', 'arrived', 'declined', 'merged'] as const
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
  /** The suggestion that it became, and how that one stands. */
  mergedInto: number | null
}

const foundFrom = (
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
  offset: number,
) => sql<Suggestion>`
  select suggestions.id, title, author, isbn, publisher, year, reason, state, answer, record_id,
    patron_id is not null as by_member, entered_by, created_at, decided_at, decided_by, merged_into,
    (select count(*)::int from acquisition.votes where suggestion_id = suggestions.id) as votes
  from acquisition.suggestions suggestions
  where ${condition} order by ${order} limit ${limit} offset ${offset}
`
const found = (condition: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number) =>
  foundFrom(condition, order, limit, 0)

const mostListed = 300

const shown = sql`state in ('open', 'listed', 'ordered', 'arrived')`

/** For staff: those in a state, what most readers want first. */
export const listSuggestions = async (db: Db, state: SuggestionState): Promise<Suggestion[]> =>
  (await found(sql`state = ${state}`, sql`votes desc, suggestions.id desc`, mostListed).execute(db)).rows

export const findSuggestion = async (db: Db, id: number): Promise<Suggestion | undefined> =>
  (await found(sql`suggestions.id = ${id}`, sql`suggestions.id`, 1).execute(db)).rows[0]

export const publicStates = ['open', 'listed', 'ordered', 'arrived'] as const
export type PublicState = (typeof publicStates)[number]

export interface PublicSearch {
  /** Words of a title or an author. */
  words: string
  state: PublicState | undefined
  page: number
}
export const suggestionsAPage = 60

/** For everybody: what was moderated and not turned down, what most want first. */
export async function listPublic(
  db: Db,
  { words, state, page }: PublicSearch = { words: '', state: undefined, page: 1 },
): Promise<{ shown: Suggestion[]; total: number }> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const condition = sql`${shown} and (${words} = '' or title ilike ${pattern} or author ilike ${pattern})
    and (${state ?? null}::text is null or state = ${state ?? null})`
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from acquisition.suggestions where ${condition}
  `.execute(db)
  const order = sql`state = 'arrived', votes desc, suggestions.id desc`
  const found = foundFrom(condition, order, suggestionsAPage, (page - 1) * suggestionsAPage)
  return { shown: (await found.execute(db)).rows, total: rows[0]?.total ?? 0 }
}

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

/** What a member supports and did not suggest, in whatever state it is now. */
export const listSupported = async (db: Db, patronId: number): Promise<Suggestion[]> => {
  const supported = sql`suggestions.patron_id is distinct from ${patronId} and exists (select from acquisition.votes
    where suggestion_id = suggestions.id and patron_id = ${patronId})`
  return (await found(supported, sql`suggestions.id desc`, 100).execute(db)).rows
}

/** Letters from which on a beginning of a title says something. */
const tellingLetters = 4

/** Suggestions that are shown and of the same title, one that begins like it, or the same number. */
export const listAlike = async (
  db: Db,
  { title, isbn }: { title: string; isbn: string },
  except = 0,
): Promise<Suggestion[]> => {
  const digits = isbn.replaceAll(/[^\dXx]/g, '').toUpperCase()
  const begins = `${title
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const alike = sql`${shown} and suggestions.id <> ${except} and (lower(title) = lower(${title.trim()})
    or (length(${title.trim()}) >= ${tellingLetters} and lower(title) like ${begins})
    or (${digits} <> '' and regexp_replace(upper(isbn), '[^0-9X]', '', 'g') = ${digits}))`
  return (await found(alike, sql`votes desc, suggestions.id`, 5).execute(db)).rows
}

export async function countStates(db: Db): Promise<Record<SuggestionState, number>> {
  const { rows } = await sql<{ state: SuggestionState; count: number }>`
    select state, count(*)::int as count from acquisition.suggestions group by state
  `.execute(db)
  const none = { waiting: 0, open: 0, listed: 0, ordered: 0, arrived: 0, declined: 0, merged: 0 }
  return Object.assign(none, ...rows.map(({ state, count }) => ({ [state]: count })))
}
