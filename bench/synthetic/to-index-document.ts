import type { IndexDocument } from '../../src/modules/search/engine/document.ts'
import { classesOf } from '../../src/modules/search/index-source/facets-of.ts'
import type { PlainTitle } from './plain-titles.ts'

/** A made-up title as the engine takes it, without a database between. Ids count from 1. */
export function toIndexDocument(title: PlainTitle): IndexDocument {
  const { number, authors, subtitle, series, audience } = title
  const subjects = title.subjects.map((parts) => parts.join(' -- '))
  const seriesTitles = series ? [series.title] : []
  return {
    id: number + 1,
    title: subtitle === undefined ? title.title : `${title.title} : ${subtitle}`,
    otherTitles: [],
    authors,
    subjects,
    series: seriesTitles,
    publishers: [title.publisher],
    text: title.summary === undefined ? [] : [title.summary],
    variants: [],
    identifiers: [title.isbn, ...title.copies.map((_, i) => `SYN${number}-${i}`)],
    callNumbers: [title.copies[0]?.callNumber ?? title.ddc, title.ddc],
    facets: {
      collection: ['umum'],
      material: [title.material],
      language: [title.language],
      class: classesOf(title.ddc),
      subject: subjects,
      author: authors,
      series: seriesTitles,
      audience: audience ? [audience] : [],
      accessibility: [],
    },
    year: title.year,
    holdings: holdingsOf(title),
    titleSort: title.title.toLowerCase(),
    authorSort: (authors[0] ?? '').toLowerCase(),
    addedAt: 1_700_000_000_000 + number * 1000,
    popularity: title.popularity,
  }
}

/** One for each branch; it is in when one of the copies there is. */
function holdingsOf({ copies }: PlainTitle): IndexDocument['holdings'] {
  const branches = new Map<string, boolean>()
  for (const { branch, available } of copies) {
    const code = `uji-${branch}`
    branches.set(code, available || branches.get(code) === true)
  }
  return [...branches].map(([branch, available]) => ({ branch, available }))
}
