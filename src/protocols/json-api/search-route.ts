import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listTitles, type TitleSummary } from '#modules/catalogue/index.ts'
import { findResults, readSearchAddress, type Search } from '#modules/search/index.ts'
import { paths } from './paths.ts'

const mostPerPage = 100

/** The JSON answer to the address of a page of results. */
export const searchRoute = (search: Search) =>
  new Hono<Env>().get(paths.search, requires(everyone), async (c) => {
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
