import { valueFacets, type ValueFacet } from '../engine/document.ts'
import { wordOfField } from './field-words.ts'
import { longestQuery } from './parse-query.ts'
import type { Field, Filters, Sort } from './query.ts'

/** A search as its address says it: the one thing that pages, feeds, exports and the API are made from. */
export interface SearchAddress {
  text: string
  filters: Filters
  sort: Sort
  /** From 1. */
  page: number
}

export type FilterFacet = ValueFacet | 'branch'

export const filterFacets: readonly FilterFacet[] = ['branch', ...valueFacets]

export const resultsPerPage = 20
const lastPage = 500
const mostValues = 20
const longestValue = 300

/** Words in the address for facets and sorts. */
export const facetWords: Record<FilterFacet, string> = {
  branch: 'cabang',
  collection: 'koleksi',
  material: 'jenis',
  language: 'bahasa',
  class: 'kelas',
  subject: 'topik',
  author: 'oleh',
  series: 'seri',
  audience: 'pembaca',
  accessibility: 'akses',
}
export const sortWords: Record<Sort, string> = {
  relevance: 'relevansi',
  newest: 'terbaru',
  title: 'judul',
  author: 'pengarang',
  callNumber: 'nomor-panggil',
}
export const sorts = ['relevance', 'newest', 'title', 'author', 'callNumber'] as const

/** Fields of the advanced form, which become part of the text: the address has one way to say it. */
const formFields: [string, Exclude<Field, 'any'>][] = [
  ['judul', 'title'],
  ['pengarang', 'author'],
  ['subjek', 'subject'],
  ['judul-seri', 'series'],
  ['penerbit', 'publisher'],
  ['nomor', 'identifier'],
  ['panggil', 'callNumber'],
]

/** Reads an address; what is unknown, too long or no number is left out. */
export function readSearchAddress(parameters: URLSearchParams): SearchAddress {
  const values = filterFacets.flatMap((facet) => {
    const chosen = [...new Set(parameters.getAll(facetWords[facet]))]
      .filter((value) => value !== '' && value.length <= longestValue)
      .slice(0, mostValues)
    return chosen.length > 0 ? [{ facet, values: chosen }] : []
  })
  return {
    text: textOf(parameters),
    filters: { values, availableOnly: parameters.get('tersedia') === '1', ...yearsOf(parameters) },
    sort: sorts.find((sort) => sortWords[sort] === parameters.get('urut')) ?? 'relevance',
    page: Math.min(lastPage, Math.max(1, Number.parseInt(parameters.get('hal') ?? '1', 10) || 1)),
  }
}

function textOf(parameters: URLSearchParams): string {
  const fields = formFields.flatMap(([name, field]) => {
    const text = (parameters.get(name) ?? '').replaceAll('"', ' ').trim()
    return text === '' ? [] : [fieldText(field, text)]
  })
  return [(parameters.get('q') ?? '').trim(), ...fields]
    .filter(Boolean)
    .join(' ')
    .slice(0, longestQuery)
    .trim()
    .toWellFormed()
}

// Each word needs the field's name; a phrase would ask for more than the form says.
const fieldText = (field: Exclude<Field, 'any'>, text: string): string =>
  field === 'identifier' || field === 'callNumber'
    ? `${wordOfField[field]}:"${text}"`
    : text
        .split(/\s+/)
        .map((word) => `${wordOfField[field]}:${word}`)
        .join(' ')

/** Years that stand the wrong way round are meant the other way. */
function yearsOf(parameters: URLSearchParams): Pick<Filters, 'yearFrom' | 'yearTo'> {
  const yearFrom = yearOf(parameters.get('dari'))
  const yearTo = yearOf(parameters.get('sampai'))
  if (yearFrom === undefined || yearTo === undefined || yearFrom <= yearTo) return { yearFrom, yearTo }
  return { yearFrom: yearTo, yearTo: yearFrom }
}

function yearOf(text: string | null): number | undefined {
  const year = Number(text)
  return text && Number.isInteger(year) && year >= 1000 && year <= 2100 ? year : undefined
}

/** The address of a search below a path, the shortest that says it. */
export function writeSearchAddress({ text, filters, sort, page }: SearchAddress, path = '/cari'): string {
  // Joined by hand: a page of results has a hundred such links, and URLSearchParams takes its time with each.
  const parts: string[] = []
  if (text !== '') parts.push(`q=${encoded(text)}`)
  for (const { facet, values } of filters.values) {
    for (const value of values) parts.push(`${facetWords[facet]}=${encoded(value)}`)
  }
  if (filters.availableOnly) parts.push('tersedia=1')
  if (filters.yearFrom !== undefined) parts.push(`dari=${filters.yearFrom}`)
  if (filters.yearTo !== undefined) parts.push(`sampai=${filters.yearTo}`)
  if (sort !== 'relevance') parts.push(`urut=${sortWords[sort]}`)
  if (page > 1) parts.push(`hal=${page}`)
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`
}

/** As forms encode: a space is +. Half of a character pair, which nobody can type, becomes a replacement sign. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+')

/** A search that looks for one text, with nothing chosen. */
export const searchFor = (text: string): SearchAddress => ({
  text,
  filters: { values: [], availableOnly: false },
  sort: 'relevance',
  page: 1,
})

const withFilters = (address: SearchAddress, change: Partial<Filters>): SearchAddress => ({
  ...address,
  page: 1,
  filters: { ...address.filters, ...change },
})

const valuesOf = ({ filters }: SearchAddress, facet: FilterFacet): string[] =>
  filters.values.find((one) => one.facet === facet)?.values ?? []

function withValues(address: SearchAddress, facet: FilterFacet, values: string[]): SearchAddress {
  const others = address.filters.values.filter((one) => one.facet !== facet)
  return withFilters(address, { values: values.length > 0 ? [...others, { facet, values }] : others })
}

export const withValue = (address: SearchAddress, facet: FilterFacet, value: string): SearchAddress =>
  withValues(address, facet, [...valuesOf(address, facet).filter((one) => one !== value), value])

export const withoutValue = (address: SearchAddress, facet: FilterFacet, value: string): SearchAddress =>
  withValues(
    address,
    facet,
    valuesOf(address, facet).filter((one) => one !== value),
  )

export const withoutFacet = (address: SearchAddress, facet: FilterFacet): SearchAddress =>
  withValues(address, facet, [])

export const withAvailability = (address: SearchAddress, availableOnly: boolean): SearchAddress =>
  withFilters(address, { availableOnly })

export const withYears = (address: SearchAddress, yearFrom?: number, yearTo?: number): SearchAddress =>
  withFilters(address, { yearFrom, yearTo })

export const withoutFilters = (address: SearchAddress): SearchAddress =>
  withFilters(address, { values: [], availableOnly: false, yearFrom: undefined, yearTo: undefined })

export const withText = (address: SearchAddress, text: string): SearchAddress => ({
  ...address,
  text,
  page: 1,
})
export const withPage = (address: SearchAddress, page: number): SearchAddress => ({ ...address, page })
export const withSort = (address: SearchAddress, sort: Sort): SearchAddress => ({ ...address, sort, page: 1 })
