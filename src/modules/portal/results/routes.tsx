import { Hono, type Context } from 'hono'
import type { Db } from '#kernel/database.ts'
import { everyone } from '#kernel/permissions.ts'
import { remembered } from '#kernel/remembered.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { listTitles } from '#modules/catalogue/index.ts'
import {
  findResults,
  parseQuery,
  readSearchAddress,
  writeSearchAddress,
  type Search,
  type SearchAddress,
} from '#modules/search/index.ts'
import type { Suggestion } from '../page-data.ts'
import { paths } from '../paths.ts'
import type { RememberedPages } from '../remember-pages.ts'
import { ResultsPage } from '../results-page.tsx'
import { AdvancedPage } from './advanced-page.tsx'
import { broaderQuestions, resultsDataOf } from './results-data.ts'

/** Addresses of filtered lists are endless: machines are asked to leave them alone. */
const noIndex = <meta name="robots" content="noindex, follow" />

export const resultsRoutes = (search: Search, pages: RememberedPages) =>
  new Hono<Env>()
    .get(paths.results, requires(everyone), (c) =>
      pages.answer(c, async () => {
        const address = readSearchAddress(parametersOf(c))
        const found = await findResults(search, address, { correcting: c.req.query('persis') !== '1' })
        const [titles, branchNames, broader] = await Promise.all([
          listTitles(c.var.db, found.ids),
          namesOfBranches(c.var.db, c.var.now),
          found.total === 0 ? broaderSuggestions(search, address) : [],
        ])
        const { language } = c.var.page
        const data = resultsDataOf({ address, found, titles, broader, branchNames, language })
        return <ResultsPage context={c.var.page} data={data} head={noIndex} />
      }),
    )
    .get(paths.advanced, requires(everyone), async (c) => {
      const branches = await listBranches(c.var.db)
      return c.html(<AdvancedPage context={c.var.page} branches={branches} />)
    })

export const parametersOf = (c: Context<Env>): URLSearchParams => new URL(c.req.url).searchParams

const namesOfBranches = remembered(
  5,
  async (db: Db) => new Map((await listBranches(db)).map(({ code, name }) => [code, name])),
)

/** Wider questions that do find something. */
async function broaderSuggestions(search: Search, address: SearchAddress): Promise<Suggestion[]> {
  const { words } = parseQuery(address.text)
  const suggestions = await Promise.all(
    broaderQuestions(address, words).map(async (wider) => {
      const { total } = await findResults(search, wider, { facets: [], correcting: false })
      return total > 0 ? [{ label: `${wider.text} (${total})`, href: writeSearchAddress(wider) }] : []
    }),
  )
  return suggestions.flat()
}
