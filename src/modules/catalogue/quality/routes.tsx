import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { parseForm } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { actorOf } from '../workplace/acting.ts'
import { dismissPair, listDuplicatePairs } from './duplicate-pairs.ts'
import { kindOfSlug, slugs, type CountedKind } from './finding-kinds.ts'
import { followChanges } from './follow-changes.ts'
import { countKinds, listFindings, nextFinding, trendOf } from './list-findings.ts'
import { DeskPage } from './pages/desk-page.tsx'
import { FindingsPage } from './pages/list-page.tsx'
import { pairsPerPage, PairsPage } from './pages/pairs-page.tsx'
import { qualityPaths } from './paths.ts'

/** So many changed titles are looked at before a page is shown: what was just mended is gone from its list. */
const mostBeforePage = 300
const trendDays = 60

const TwoTitles = v.object({
  satu: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
  dua: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
})

/** Lists of what is to be mended. */
export const qualityRoutes = new Hono<Env>()
  .get(qualityPaths.desk, requires('catalogue.view'), async (c) => {
    const waiting = await catchUp(c)
    return c.html(<DeskPage context={c.var.page} counts={await countKinds(c.var.db)} waiting={waiting} />)
  })
  .get(qualityPaths.duplicates, requires('catalogue.view'), async (c) => {
    await catchUp(c)
    const page = pageOf(c)
    const [total, pairs] = await Promise.all([
      countOf(c, 'duplicate'),
      listDuplicatePairs(c.var.db, { offset: (page - 1) * pairsPerPage, limit: pairsPerPage }),
    ])
    return c.html(<PairsPage context={c.var.page} {...{ page, total, pairs }} />)
  })
  .post(qualityPaths.dismissal, requires('catalogue.edit'), async (c) => {
    const form = parseForm(TwoTitles, await c.req.parseBody())
    if (!form.ok) throw notFound()
    await dismissPair(c.var.db, [form.values.satu, form.values.dua], actorOf(c))
    return c.redirect(qualityPaths.duplicates, 303)
  })
  .get(qualityPaths.next(':slug{[a-z-]+}'), requires('catalogue.edit'), async (c) => {
    const kind = kindOfSlug(c.req.param('slug'))
    if (!kind) throw notFound()
    await catchUp(c)
    const after = Number(c.req.query('setelah')) || undefined
    const next = await nextFinding(c.var.db, kind, after)
    return next === undefined
      ? c.redirect(`${qualityPaths.list(slugs[kind])}?selesai=1`, 303)
      : c.redirect(`${paths.editRecord(next)}?mutu=${slugs[kind]}`, 303)
  })
  .get(qualityPaths.list(':slug{[a-z-]+}'), requires('catalogue.view'), async (c) => {
    const kind = kindOfSlug(c.req.param('slug'))
    if (!kind) throw notFound()
    await catchUp(c)
    const page = pageOf(c)
    const [total, findings, trend] = await Promise.all([
      countOf(c, kind),
      listFindings(c.var.db, kind, page),
      trendOf(c.var.db, kind, trendDays),
    ])
    const finished = c.req.query('selesai') !== undefined
    return c.html(<FindingsPage context={c.var.page} {...{ kind, page, total, findings, trend, finished }} />)
  })

const catchUp = (c: Context<Env>) => followChanges(c.var.db, c.var.now, { most: mostBeforePage })

const pageOf = (c: Context<Env>) =>
  Math.trunc(Math.min(Math.max(1, Number(c.req.query('hal')) || 1), 100_000))

async function countOf(c: Context<Env>, wanted: CountedKind): Promise<number> {
  const counts = await countKinds(c.var.db)
  return counts.find(({ kind }) => kind === wanted)?.count ?? 0
}
