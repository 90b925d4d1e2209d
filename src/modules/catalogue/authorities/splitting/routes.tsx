import { Hono, type Context } from 'hono'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../../paths.ts'
import { actorOf } from '../../workplace/acting.ts'
import { findAuthority } from '../find-authority.ts'
import { authorityTexts } from '../messages.ts'
import { authorityPaths } from '../paths.ts'
import { findAuthorityRecord } from '../update-authority.ts'
import { whereUsed, type UsingTitle } from '../where-used.ts'
import { splitAuthority } from './split-authority.ts'
import { mostSplit, SplitPage } from './split-page.tsx'

const permission = 'catalogue.authorities'
const numbered = ':id{[0-9]{1,15}}'
const longestHeading = 300

/** Making two authorities of one. */
export const splitRoutes = new Hono<Env>()
  .get(authorityPaths.split(numbered), requires(permission), async (c) => {
    const reason = authorityTexts(c.var.page.language).split.usualReason
    const typed = { heading: '', reason, variants: [], titles: [] }
    return c.html(<SplitPage {...await pageParts(c)} typed={typed} />)
  })
  .post(authorityPaths.split(numbered), requires(permission), async (c) => {
    const parts = await pageParts(c)
    const body = await c.req.parseBody({ all: true })
    const typed = {
      heading: textsOf(body['tajuk'])[0]?.trim().slice(0, longestHeading) ?? '',
      reason: textsOf(body['alasan'])[0]?.trim().slice(0, 300) ?? '',
      variants: textsOf(body['bentuk']),
      titles: textsOf(body['judul']),
    }
    const split = {
      id: parts.authority.id,
      version: Number(textsOf(body['version'])[0]),
      ...typed,
      titles: typed.titles.map(Number).filter(Number.isSafeInteger),
    }
    const outcome = await splitAuthority(c.var.db, split, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.authority(outcome.value.id), 303)
      : c.html(<SplitPage {...parts} typed={typed} refusal={outcome.refusal} />, 422)
  })

const textsOf = (value: unknown): string[] =>
  [value].flat().flatMap((one) => (typeof one === 'string' ? [one.replaceAll('\0', '')] : []))

async function pageParts(c: Context<Env>) {
  const id = Number(c.req.param('id'))
  const [authority, record] = await Promise.all([
    findAuthority(c.var.db, id),
    findAuthorityRecord(c.var.db, id),
  ])
  if (!authority || !record) throw notFound()
  const titles: UsingTitle[] = []
  for (let page = 1; titles.length < Math.min(mostSplit, authority.titles); page += 1) {
    const found = await whereUsed(c.var.db, id, page)
    if (found.length === 0) break
    titles.push(...found)
  }
  return { context: c.var.page, authority, version: record.version, titles }
}
