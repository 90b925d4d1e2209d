import type { Context } from 'hono'
import { dayOf } from '#kernel/days.ts'
import { notFound, type Env } from '#kernel/web.tsx'
import { readCalendar } from '#modules/branches/index.ts'
import { readKnownScopes } from '../book/known-scopes.ts'
import { lintSet, type Finding } from '../book/lint.ts'
import { bookOf, readRuleSet } from '../book/rule-set.ts'
import { findDraft } from '../drafts/drafts.ts'
import type { RuleBook } from '../rule-book.ts'
import type { Shown } from './rule-page.tsx'
import { namesOf } from './rule-words.ts'

/** The draft that an address or a form names. */
export function draftIdOf(text: unknown): number | undefined {
  if (text === undefined || text === '') return undefined
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text)) throw notFound()
  return Number(text)
}

/** The rules that a page shows: those in force, or those of the draft that the address names. */
export async function shownRules(
  c: Context<Env>,
  draftId = draftIdOf(c.req.query('rancangan')),
): Promise<Shown> {
  const { db, page } = c.var
  const draft = draftId === undefined ? undefined : await findDraft(db, draftId)
  if (draftId !== undefined && !draft) throw notFound()
  const known = await readKnownScopes(db)
  const may = page.viewer?.permissions.has('circulation.rules-change') ?? false
  return {
    context: page,
    set: draft?.proposed ?? (await readRuleSet(db)),
    known,
    names: namesOf(known, page.language),
    draft: draft && { id: draft.id, name: draft.name },
    mayChange: may && !draft?.endedAt,
  }
}

export async function bookOfShown(c: Context<Env>, { set }: Shown): Promise<RuleBook> {
  return bookOf(set, await readCalendar(c.var.db))
}

export async function findingsOf(c: Context<Env>, shown: Shown): Promise<Finding[]> {
  const book = await bookOfShown(c, shown)
  return lintSet(shown.set, book, shown.known, dayOf(c.var.now)).toSorted(
    (a, b) => Number(b.serious) - Number(a.serious),
  )
}
