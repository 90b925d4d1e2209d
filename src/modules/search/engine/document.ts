/** Names of the facets that hold plain values; availability, branch and year have columns of their own. */
export const valueFacets = [
  'collection',
  'material',
  'language',
  'class',
  'subject',
  'author',
  'series',
  'audience',
  'accessibility',
] as const
export type ValueFacet = (typeof valueFacets)[number]
export type Facet = ValueFacet | 'availability' | 'branch' | 'year'

/** One branch that holds copies of a title, and whether one of them can be borrowed there now. */
export interface Holding {
  branch: string
  available: boolean
}

/** All the engine knows of a title. Text is indexed as it stands; the engine never gives it back. */
export interface IndexDocument {
  id: number
  /** Title proper with its remainder, as a reader would type it. */
  title: string
  otherTitles: string[]
  authors: string[]
  subjects: string[]
  series: string[]
  publishers: string[]
  /** Contents, summary, notes. */
  text: string[]
  /** Other forms of the names and subjects, from authority records: found, but of low weight. */
  variants: string[]
  /** ISBN, ISSN, barcodes, inventory and control numbers. */
  identifiers: string[]
  callNumbers: string[]
  facets: Record<ValueFacet, string[]>
  year: number | undefined
  holdings: Holding[]
  titleSort: string
  authorSort: string
  /** Milliseconds since 1970. */
  addedAt: number
  /** Any non-negative number; loans, say. Only its order counts. */
  popularity: number
}
