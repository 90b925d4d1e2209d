import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import { parseForm } from '#kernel/form.ts'
import { everyone, memberOnly } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { findDuplicates } from '#modules/catalogue/index.ts'
import { paths } from '../paths.ts'
import { listAlike, listOwn, listPublic, votesOf } from './find-suggestions.ts'
import { PublicSuggestions } from './public-page.tsx'
import { SuggestPage, type Alike } from './suggest-page.tsx'
import { suggest, SuggestionForm, vote, type SuggestionDetails } from './suggest.ts'

const Asked = v.object({ judul: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(300)), '') })

/** Purchase suggestions, as readers make and see them. */
export const publicSuggestionRoutes = new Hono<Env>()
  .get(paths.suggestions, requires(everyone), async (c) => {
    const { db, page, session } = c.var
    const patronId = session?.kind === 'member' ? session.id : undefined
    const [all, own, votes] = await Promise.all([
      listPublic(db),
      patronId === undefined ? [] : listOwn(db, patronId),
      patronId === undefined ? new Set<number>() : votesOf(db, patronId),
    ])
    const mine = new Set(own.map(({ id }) => id))
    const shown = all.filter(({ id }) => !mine.has(id))
    const sent = c.req.query('terkirim') !== undefined
    return c.html(<PublicSuggestions context={page} {...{ shown, own, votes, sent }} />)
  })
  .get(paths.newSuggestion, requires(memberOnly), (c) => {
    const { judul: title } = v.parse(Asked, c.req.query())
    return c.html(<SuggestPage context={c.var.page} typed={{ title }} />)
  })
  .post(paths.newSuggestion, requires(memberOnly), async (c) => {
    const form = parseForm(SuggestionForm, await c.req.parseBody())
    const said = { context: c.var.page, typed: form.typed }
    if (!form.ok) return c.html(<SuggestPage {...said} errors={form.errors} />, 422)
    const alike = form.typed['tetap'] === undefined ? await alikeOf(c.var.db, form.values) : undefined
    if (alike) return c.html(<SuggestPage {...said} alike={alike} />, 422)
    const wanted = { patronId: memberOf(c), suggestion: form.values }
    const outcome = await suggest(c.var.db, wanted, c.var.now)
    return outcome.ok
      ? c.redirect(`${paths.suggestions}?terkirim=1`, 303)
      : c.html(<SuggestPage {...said} refusal={outcome.refusal} />, 422)
  })
  .post(paths.votes(':id{[0-9]{1,15}}'), requires(memberOnly), async (c) => {
    const wanted = (await c.req.parseBody())['dukung'] !== '0'
    const suggestionId = Number(c.req.param('id'))
    const outcome = await vote(c.var.db, { suggestionId, patronId: memberOf(c), wanted })
    if (!outcome.ok) throw notFound()
    return c.redirect(paths.suggestions, 303)
  })

/** `requires(memberOnly)` let only a member come here. */
const memberOf = (c: Context<Env>): number => c.var.session?.id ?? 0

/** What the catalogue or another suggestion has of the same; undefined where there is nothing. */
async function alikeOf(db: Db, { title, author, isbn }: SuggestionDetails): Promise<Alike | undefined> {
  const [titles, suggestions] = await Promise.all([
    findDuplicates(db, { isbn, issn: '', title, author }),
    listAlike(db, { title, isbn }),
  ])
  return titles.length + suggestions.length > 0 ? { titles, suggestions } : undefined
}
