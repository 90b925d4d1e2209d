import { valueFacets } from './document.ts'

/** Facets whose values have numbers; a year is its own number. */
export const numberedFacets = [...valueFacets, 'branch'] as const
export type NumberedFacet = (typeof numberedFacets)[number]

/** Facets with few values, of which a title's together are its pattern. */
export const fewValued = ['collection', 'material', 'language', 'class', 'audience', 'accessibility'] as const
export type FewValued = (typeof fewValued)[number]

/** Facets with many values, kept in slots. */
export const withSlots = ['subject', 'author', 'series'] as const
export type WithSlots = (typeof withSlots)[number]

const few: ReadonlySet<string> = new Set(fewValued)
export const isFewValued = (facet: string): facet is FewValued => few.has(facet)

/** Place of a facet in `numberedFacets`. */
export const placeOf = Object.fromEntries(numberedFacets.map((facet, place) => [facet, place])) as Record<
  NumberedFacet,
  number
>

/**
 * One number for each value of each facet, from 1, given in the order in which they first appear and never taken
 * back. All segments share it, so that counts simply add up. Arrays by the place of the facet.
 */
export interface Dictionary {
  /** Texts by number; there is none at 0. */
  texts: readonly string[][]
  numbers: readonly Map<string, number>[]
}

export const emptyDictionary = (): Dictionary => ({
  texts: numberedFacets.map(() => ['']),
  numbers: numberedFacets.map(() => new Map()),
})

export const numberOf = (dictionary: Dictionary, facet: NumberedFacet, text: string): number =>
  numberAt(dictionary, placeOf[facet], text)

function numberAt(dictionary: Dictionary, place: number, text: string): number {
  const numbers = dictionary.numbers[place]!
  const known = numbers.get(text)
  if (known !== undefined) return known
  const texts = dictionary.texts[place]!
  const number = texts.length
  texts.push(text)
  numbers.set(text, number)
  return number
}

/** Number of a value, or 0. */
export const knownNumber = ({ numbers }: Dictionary, facet: NumberedFacet, text: string): number =>
  numbers[placeOf[facet]]!.get(text) ?? 0

/** Values by place of their facet and text; those of one facet in the order of their numbers. */
export type DictionaryGrowth = [place: number, text: string][]

/** How many texts a dictionary has of each facet. */
export const sizesOf = ({ texts }: Dictionary): number[] => texts.map(({ length }) => length)

/** Values that a dictionary has and one of these sizes had not; what a follower must learn. */
export const growthSince = ({ texts }: Dictionary, sizes: readonly number[] = []): DictionaryGrowth =>
  texts.flatMap((of, place) => of.slice(sizes[place] ?? 1).map((text): [number, string] => [place, text]))

export function grow(dictionary: Dictionary, growth: DictionaryGrowth): void {
  for (const [place, text] of growth) numberAt(dictionary, place, text)
}
