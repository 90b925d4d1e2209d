import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listTitles, type TitleSummary } from '#modules/catalogue/index.ts'
import { paths } from './paths.ts'
import { searchFor, writeSearchAddress } from './query/search-address.ts'
import type { Search } from './start-search.ts'

/** What the search box asks while somebody types. */
export const searchRoutes = (search: Search) =>
  new Hono<Env>().get(paths.suggestions, requires(everyone), async (c) => {
    const text = (c.req.query('q') ?? '').slice(0, 100)
    const found = await search.suggest(text, 5)
    const titles = await listTitles(c.var.db, found.ids)
    c.header('Cache-Control', 'public, max-age=60')
    return c.json(completionsOf(found, titles))
  })

type Found = Awaited<ReturnType<Search['suggest']>>

function completionsOf(found: Found, titles: TitleSummary[]) {
  const texts = new Set<string>()
  const completions = [
    ...found.words.map((text) => ({ text, kind: 'word', href: writeSearchAddress(searchFor(text)) })),
    ...titles.map(({ id, description }) => ({
      text: description.title,
      kind: 'title',
      href: `/koleksi/${id}`,
    })),
    ...found.authors.slice(0, 2).map(({ value, count }) => ({
      text: value,
      kind: 'author',
      count,
      href: writeSearchAddress({ ...searchFor(''), filters: only('author', value) }),
    })),
    ...found.subjects.slice(0, 2).map(({ value, count }) => ({
      text: value,
      kind: 'subject',
      count,
      href: writeSearchAddress({ ...searchFor(''), filters: only('subject', value) }),
    })),
  ]
  return completions
    .filter(({ text }) => !texts.has(text.toLowerCase()) && texts.add(text.toLowerCase()))
    .slice(0, 10)
}

const only = (facet: 'author' | 'subject', value: string) => ({
  values: [{ facet, values: [value] }],
  availableOnly: false,
})
