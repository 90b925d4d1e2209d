import { Feed } from 'feed'
import { Hono, type Context } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listTitles, newestTitles, type TitleSummary } from '#modules/catalogue/index.ts'
import {
  findResults,
  readSearchAddress,
  withPage,
  withSort,
  writeSearchAddress,
  type Search,
} from '#modules/search/index.ts'
import { moreTexts } from '../more-messages.ts'
import { naturalName } from '../natural-name.ts'
import { paths } from '../paths.ts'

const mostEntries = 50

/** Atom feeds (RSS with `?format=rss`): of new arrivals and of any search. */
export const feedRoutes = (search: Search) =>
  new Hono<Env>()
    .get(paths.newestFeed, requires(everyone), async (c) => {
      const { language, libraryName } = c.var.page
      const titles = await listTitles(c.var.db, await newestTitles(c.var.db, mostEntries))
      return sendFeed(c, moreTexts(language).feed.newest(libraryName), paths.newest, titles)
    })
    .get(paths.resultsFeed, requires(everyone), async (c) => {
      const { language } = c.var.page
      const asked = readSearchAddress(new URL(c.req.url).searchParams)
      const address = withPage(withSort(asked, 'newest'), 1)
      const found = await findResults(search, address, { facets: [], perPage: mostEntries })
      const titles = await listTitles(c.var.db, found.ids)
      return sendFeed(
        c,
        moreTexts(language).feed.search(address.text || '*'),
        writeSearchAddress(asked),
        titles,
      )
    })

function sendFeed(c: Context<Env>, title: string, path: string, titles: readonly TitleSummary[]) {
  const { origin, language, libraryName } = c.var.page
  const feed = new Feed({
    id: origin + path,
    link: origin + path,
    title,
    language,
    copyright: libraryName,
    updated: newest(titles) ?? c.var.now,
    feedLinks: { atom: origin + c.var.page.path },
  })
  for (const { id, description, createdAt } of titles) {
    feed.addItem({
      id: origin + paths.title(id),
      link: origin + paths.title(id),
      title: description.title,
      date: createdAt,
      description: [description.publication, description.summary].filter(Boolean).join('. '),
      author: description.mainAuthor ? [{ name: naturalName(description.mainAuthor) }] : [],
    })
  }
  c.header('Cache-Control', 'public, max-age=600')
  return c.req.query('format') === 'rss'
    ? c.body(feed.rss2(), 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' })
    : c.body(feed.atom1(), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
}

function newest(titles: readonly TitleSummary[]): Date | undefined {
  return titles.map(({ createdAt }) => createdAt).toSorted((a, b) => b.getTime() - a.getTime())[0]
}
