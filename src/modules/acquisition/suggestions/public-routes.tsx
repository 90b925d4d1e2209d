import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import { parseForm } from '#kernel/form.ts'
import { everyone, memberOnly } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { findSimilar, type Alike } from './find-similar.ts'
import { listOwn, listPublic, publicStates, votesOf } from './find-suggestions.ts'
import { PublicSuggestions } from './public-page.tsx'
import { SimilarHint, SuggestPage } from './suggest-page.tsx'
import { suggest, SuggestionForm, type SuggestionDetails } from './suggest.ts'
import { vote } from './vote.ts'

const Text = (most: number) => v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(most)), '')
const Asked = v.object({ judul: Text(300), pengarang: Text(200), isbn: Text(40) })
const Listed = v.object({
  q: Text(100),
  keadaan: v.fallback(v.optional(v.picklist(publicStates)), undefined),
  halaman: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/), v.transform(Number)), 1),
})

/** The list as it was narrowed, or the member's own page. */
const WayBack = v.fallback(
  v.pipe(v.string(), v.regex(/^\/(akun\/)?usulan(\?[\w=&+%.-]*)?$/)),
  paths.suggestions,
)

/** Purchase suggestions, as readers make and see them. */
export const publicSuggestionRoutes = new Hono<Env>()
  .get(paths.shortSuggestions, requires(everyone), (c) => c.redirect(paths.suggestions, 301))
  .get(paths.suggestions, requires(everyone), async (c) => {
    const { db, page, session } = c.var
    const { q: words, keadaan: state, halaman } = v.parse(Listed, c.req.query())
    const search = { words, state, page: halaman }
    const patronId = session?.kind === 'member' ? session.id : undefined
    const [found, mine, votes] = await Promise.all([
      listPublic(db, search),
      patronId === undefined ? [] : listOwn(db, patronId),
      patronId === undefined ? new Set<number>() : votesOf(db, patronId),
    ])
    const own = new Set(mine.map(({ id }) => id))
    return c.html(<PublicSuggestions context={page} {...found} {...{ search, own, votes }} />)
  })
  .get(paths.newSuggestion, requires(memberOnly), (c) => {
    const { judul: title } = v.parse(Asked, c.req.query())
    return c.html(<SuggestPage context={c.var.page} typed={{ title }} />)
  })
  .get(paths.similar, requires(memberOnly), async (c) => {
    const { judul: title, pengarang: author, isbn } = v.parse(Asked, c.req.query())
    const alike = await findSimilar(c.var.db, { title, author, isbn })
    return c.html(<SimilarHint context={c.var.page} alike={alike} />)
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
      ? c.redirect(`${paths.ownSuggestions}?terkirim=1`, 303)
      : c.html(<SuggestPage {...said} refusal={outcome.refusal} />, 422)
  })
  .post(paths.votes(':id{[0-9]{1,15}}'), requires(memberOnly), async (c) => {
    const body = await c.req.parseBody()
    const suggestionId = Number(c.req.param('id'))
    const wanted = body['dukung'] !== '0'
    const outcome = await vote(c.var.db, { suggestionId, patronId: memberOf(c), wanted })
    if (!outcome.ok) throw notFound()
    return c.redirect(v.parse(WayBack, body['kembali']), 303)
  })

/** `requires(memberOnly)` let only a member come here. */
const memberOf = (c: Context<Env>): number => c.var.session?.id ?? 0

/** What the catalogue or another suggestion has of the same; undefined where there is nothing. */
async function alikeOf(db: Db, typed: SuggestionDetails): Promise<Alike | undefined> {
  const alike = await findSimilar(db, typed)
  return alike.titles.length + alike.suggestions.length > 0 ? alike : undefined
}
