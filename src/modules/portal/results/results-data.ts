import type { Chip } from '#design/chips.tsx'
import type { Facet as ShownFacet } from '#design/facet-list.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { TitleSummary } from '#modules/catalogue/index.ts'
import {
  sorts,
  sortWords,
  withAvailability,
  withoutFacet,
  withoutFilters,
  withoutValue,
  withPage,
  withText,
  withValue,
  withYears,
  writeSearchAddress,
  type Facet,
  type FacetValue,
  type FoundResults,
  type SearchAddress,
} from '#modules/search/index.ts'
import { labelTexts } from '../label-messages.ts'
import { facetValueLabel } from '../labels.ts'
import type { ResultsData, Suggestion } from '../page-data.ts'
import { paths } from '../paths.ts'
import { resultTitleOf } from '../titles/title-card-of.ts'

export interface ResultsParts {
  address: SearchAddress
  found: FoundResults
  titles: TitleSummary[]
  broader: readonly Suggestion[]
  branchNames: ReadonlyMap<string, string>
  language: Language
}

/** What the page of results shows, from what was found. */
export function resultsDataOf(parts: ResultsParts): ResultsData {
  const { address, found, titles, broader, language } = parts
  const texts = labelTexts(language)
  const feed = new URLSearchParams(writeSearchAddress(withPage(address, 1)).split('?')[1] ?? '')
  return {
    query: address.text,
    total: found.total,
    page: address.page,
    pages: found.pages,
    hrefOf: (page) => writeSearchAddress(withPage(address, page)),
    results: titles.map((title) => resultTitleOf(title, language)),
    facets: facetsOf(parts),
    chosen: chosenOf(parts),
    clearHref: writeSearchAddress(withoutFilters(address)),
    sort: {
      value: sortWords[address.sort],
      options: sorts.map((sort) => ({ value: sortWords[sort], label: texts.sorts[sort] })),
    },
    kept: [...feed].filter(([name]) => name !== 'urut'),
    corrected: found.corrected
      ? { query: found.corrected, href: `${writeSearchAddress(address)}&persis=1` }
      : undefined,
    feedHref: `${paths.resultsFeed}?${feed}`,
    advancedHref: paths.advanced,
    help: { corrections: [], broader, suggestPurchaseHref: paths.suggestPurchase(address.text) },
  }
}

const shownFacets: readonly Facet[] = [
  'availability',
  'branch',
  'material',
  'class',
  'author',
  'subject',
  'year',
  'language',
  'audience',
  'collection',
  'series',
  'accessibility',
]
/** Facets that start unfolded on a wide screen. */
const unfolded = new Set<Facet>(['availability', 'branch', 'material', 'class'])

function facetsOf(parts: ResultsParts): ShownFacet[] {
  const texts = labelTexts(parts.language)
  return shownFacets.flatMap((facet) => {
    const counts = parts.found.facets[facet] ?? []
    const values = facet === 'year' ? yearValues(parts, counts) : plainValues(parts, facet, counts)
    // A facet with one value that everything shares is no choice.
    const choice = values.some((value) => value.selected || (value.count ?? 0) < parts.found.total)
    if (values.length === 0 || !choice) return []
    return [
      {
        label: texts.facets[facet],
        values,
        open: unfolded.has(facet),
        clearHref: clearOf(parts.address, facet),
      },
    ]
  })
}

/** Values of a facet that are offered; the rest can be reached by searching further. */
const valuesShown = 12

function plainValues(
  { address, branchNames, language }: ResultsParts,
  facet: Facet,
  counts: readonly FacetValue[],
) {
  return counts
    .filter(({ selected }, place) => place < valuesShown || selected)
    .map(({ value, count, selected }) => ({
      label: facetValueLabel(facet, value, language, branchNames),
      count,
      selected,
      href: writeSearchAddress(toggled(address, facet, value, selected)),
    }))
}

function toggled(address: SearchAddress, facet: Facet, value: string, selected: boolean): SearchAddress {
  if (facet === 'availability') return withAvailability(address, !selected)
  if (facet === 'year') return address
  return selected ? withoutValue(address, facet, value) : withValue(address, facet, value)
}

/** Years by decades, the newest first: seventy single years are no help to anybody. */
function yearValues({ address, language }: ResultsParts, counts: readonly FacetValue[]) {
  const decades = new Map<number, number>()
  for (const { value, count } of counts) {
    const decade = Math.floor(Number(value) / 10) * 10
    decades.set(decade, (decades.get(decade) ?? 0) + count)
  }
  const { yearFrom, yearTo } = address.filters
  return [...decades]
    .toSorted(([a], [b]) => b - a)
    .map(([decade, count]) => {
      const selected = yearFrom === decade && yearTo === decade + 9
      const next = selected ? withYears(address) : withYears(address, decade, decade + 9)
      return { label: labelTexts(language).decade(decade), count, selected, href: writeSearchAddress(next) }
    })
}

function clearOf(address: SearchAddress, facet: Facet): string {
  if (facet === 'availability') return writeSearchAddress(withAvailability(address, false))
  return writeSearchAddress(facet === 'year' ? withYears(address) : withoutFacet(address, facet))
}

/** Filters that hold now, each with a way to take it away. */
function chosenOf({ address, branchNames, language }: ResultsParts): Chip[] {
  const texts = labelTexts(language)
  const { values, availableOnly, yearFrom, yearTo } = address.filters
  const chips = values.flatMap(({ facet, values: chosen }) =>
    chosen.map((value) => ({
      label: facetValueLabel(facet, value, language, branchNames),
      href: writeSearchAddress(withoutValue(address, facet, value)),
    })),
  )
  if (availableOnly) chips.push({ label: texts.availableNow, href: clearOf(address, 'availability') })
  if (yearFrom !== undefined || yearTo !== undefined) {
    chips.push({ label: texts.years(yearFrom, yearTo), href: clearOf(address, 'year') })
  }
  return chips
}

/** The same question with less, for those whom nothing was found for. */
export function broaderQuestions(address: SearchAddress, words: readonly string[]): SearchAddress[] {
  const { values, availableOnly, yearFrom, yearTo } = address.filters
  const filtered = values.length > 0 || availableOnly || yearFrom !== undefined || yearTo !== undefined
  const fewer =
    words.length > 1 ? words.slice(0, 4).map((word) => withText(withoutFilters(address), word)) : []
  return [...(filtered ? [withoutFilters(address)] : []), ...fewer]
}
