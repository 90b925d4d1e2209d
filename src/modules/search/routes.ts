import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listTitles, type TitleSummary } from '#modules/catalogue/index.ts'
import { findResults } from './find-results.ts'
import { paths } from './paths.ts'
import { readSearchAddress, searchFor, writeSearchAddress } from './query/search-address.ts'
import type { Search } from './start-search.ts'

const mostPerPage = 100

/** The search as machines ask it: completion for the search box, and the JSON answer of `/cari`. */
export const searchRoutes = (search: Search) =>
  new Hono<Env>()
    .get(paths.suggestions, requires(everyone), async (c) => {
      const text = (c.req.query('q') ?? '').slice(0, 100)
      const found = await search.suggest(text, 5)
      const titles = await listTitles(c.var.db, found.ids)
      c.header('Cache-Control', 'public, max-age=60')
      return c.json(completionsOf(found, titles))
    })
    .get(paths.api, requires(everyone), async (c) => {
      const parameters = new URL(c.req.url).searchParams
      const address = readSearchAddress(parameters)
      const perPage = Math.min(mostPerPage, Math.max(1, Number(parameters.get('jumlah')) || 20))
      const found = await findResults(search, address, { perPage })
      const titles = await listTitles(c.var.db, found.ids)
      c.header('Access-Control-Allow-Origin', '*')
      return c.json({
        total: found.total,
        page: address.page,
        pages: found.pages,
        results: titles.map(resultOf),
        facets: found.facets,
        corrected: found.corrected ?? null,
        asOf: found.asOf,
      })
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

const resultOf = ({ id, description, holdings }: TitleSummary) => ({
  id,
  title: description.title,
  author: description.mainAuthor ?? null,
  year: description.year ?? null,
  publication: description.publication ?? null,
  material: description.material,
  languages: description.languages,
  isbns: description.isbns,
  classNumber: description.classNumber ?? null,
  subjects: description.subjects,
  copies: holdings.reduce((sum, { copies }) => sum + copies, 0),
  available: holdings.reduce((sum, { available }) => sum + available, 0),
  holdings,
})
