import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { everyone } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'

/** Titles in one part; the protocol allows 50,000. */
const partLength = 20_000

/** For search engines: which pages there are, and which they should leave alone. */
export const sitemapRoutes = new Hono<Env>()
  .get(paths.sitemap, requires(everyone), async (c) => {
    const parts = await partBounds(c.var.db)
    const { origin } = c.var.page
    const entries = parts.map((_, i) => `<sitemap><loc>${origin}${paths.sitemapPart(i)}</loc></sitemap>`)
    return c.body(document('sitemapindex', entries), 200, xml)
  })
  .get('/sitemap/:part{[0-9]+\\.xml}', requires(everyone), async (c) => {
    const number = Number.parseInt(c.req.param('part'), 10)
    const start = (await partBounds(c.var.db))[number]
    if (start === undefined) throw notFound()
    const { origin } = c.var.page
    const titles = await titlesFrom(c.var.db, start)
    const urls = titles.map(
      ({ id, updatedAt }) =>
        `<url><loc>${origin}${paths.title(id)}</loc><lastmod>${updatedAt.toISOString().slice(0, 10)}</lastmod></url>`,
    )
    return c.body(document('urlset', urls), 200, xml)
  })
  .get(paths.robots, requires(everyone), (c) => c.text(robots(c.var.page.origin)))

const xml = { 'Content-Type': 'application/xml; charset=utf-8' }

const document = (element: string, entries: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</${element}>\n`

/** First id of each part. */
async function partBounds(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from (
      select id, row_number() over (order by id) - 1 as place from catalogue.records where deleted_at is null
    ) numbered
    where place % ${partLength} = 0
    order by id
  `.execute(db)
  return rows.map(({ id }) => id)
}

const titlesFrom = (db: Db, start: number) =>
  db
    .selectFrom('catalogue.records')
    .select(['id', 'updatedAt'])
    .where('deletedAt', 'is', null)
    .where('id', '>=', start)
    .orderBy('id')
    .limit(partLength)
    .execute()

const robots = (origin: string): string =>
  [
    'User-agent: *',
    `Disallow: ${paths.results}`,
    'Disallow: /staf',
    'Disallow: /akun',
    'Disallow: /masuk',
    'Disallow: /api/',
    `Sitemap: ${origin}${paths.sitemap}`,
    '',
  ].join('\n')
