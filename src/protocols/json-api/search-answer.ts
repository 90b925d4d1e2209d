import type { Db } from '#kernel/database.ts'
import { listTitles, type TitleSummary } from '#modules/catalogue/index.ts'
import { findResults, readSearchAddress, resultsPerPage, type Search } from '#modules/search/index.ts'

/** The answer to the address of a page of results, its parameters already checked. */
export async function searchAnswer(db: Db, search: Search, parameters: URLSearchParams) {
  const address = readSearchAddress(parameters)
  const perPage = Number(parameters.get('jumlah') ?? resultsPerPage)
  const found = await findResults(search, address, { perPage })
  const titles = await listTitles(db, found.ids)
  return {
    total: found.total,
    page: address.page,
    pages: found.pages,
    results: titles.map(resultOf),
    facets: found.facets,
    corrected: found.corrected ?? null,
    asOf: found.asOf,
  }
}

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
