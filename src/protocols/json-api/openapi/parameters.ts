import { authorityKinds } from '#modules/catalogue/index.ts'
import {
  facetWords,
  filterFacets,
  furthestResult,
  longestQuery,
  resultsPerPage,
  sorts,
  sortWords,
  type FilterFacet,
} from '#modules/search/index.ts'
import { choice, list, text, whole, type ParameterObject } from './parameter.ts'

export const mostPerPage = 100

const facetDescriptions: Record<FilterFacet, string> = {
  branch: 'Codes of branches; several are alternatives.',
  collection: 'Collections that copies belong to.',
  material: 'Kinds of material.',
  language: 'Languages, in three letters of ISO 639-2.',
  class: 'Classes or divisions of DDC, such as 800 or 890.',
  subject: 'Subject headings, as the facet of an answer gives them.',
  author: 'Names, as the facet of an answer gives them.',
  series: 'Series, as the facet of an answer gives them.',
  audience: 'Audiences.',
  accessibility: 'Ways in which the title can be read or heard without seeing it.',
}

/** The parameters of a search are those of the page of results, so that one address can be turned into the other. */
export const searchParameters: readonly ParameterObject[] = [
  text('q', 'Words as readers type them, with fields such as judul: and pengarang: in them.', longestQuery),
  text('judul', 'Words of the title.', longestQuery),
  text('pengarang', 'Words of a name.', longestQuery),
  text('subjek', 'Words of a subject.', longestQuery),
  text('judul-seri', 'Words of a series.', longestQuery),
  text('penerbit', 'Words of a publisher.', longestQuery),
  text('nomor', 'ISBN, ISSN, barcode, inventory or control number.', longestQuery),
  text('panggil', 'Beginning of a call number.', longestQuery),
  ...filterFacets.map((facet) => list(facetWords[facet], facetDescriptions[facet], 20, 300)),
  choice('tersedia', '1 for titles with a copy that can be borrowed now.', ['1']),
  whole('dari', 'Year of publication from.', [1000, 2100]),
  whole('sampai', 'Year of publication up to.', [1000, 2100]),
  choice(
    'urut',
    'Order.',
    sorts.map((sort) => sortWords[sort]),
    sortWords.relevance,
  ),
  whole('hal', `Page, from 1. The first ${furthestResult} titles can be reached.`, [1, 500], 1),
  whole('jumlah', 'Titles on a page.', [1, mostPerPage], resultsPerPage),
]

export const authorityParameters: readonly ParameterObject[] = [
  text('q', 'Words that stand in the heading, or in one of its other forms.', 200),
  choice('jenis', 'Kind of heading.', authorityKinds),
  whole('hal', 'Page, from 1.', [1, 10_000], 1),
]
