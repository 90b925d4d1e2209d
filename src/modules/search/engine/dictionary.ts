import { valueFacets } from './document.ts'

/** Facets whose values have numbers. Only as many as fit the bits of `places`. */
export const numberedFacets = [...valueFacets, 'branch', 'year'] as const
export type NumberedFacet = (typeof numberedFacets)[number]

/** Place of a facet in `numberedFacets`. */
export const placeOf = Object.fromEntries(numberedFacets.map((facet, place) => [facet, place])) as Record<
  NumberedFacet,
  number
>

/**
 * One number for each value of each facet, given in the order in which they first appear and never taken back.
 * All segments share it, so that counts simply add up, and a title's values of all facets stand in one row.
 */
export interface Dictionary {
  texts: string[]
  /** Place of its facet by value number; may be longer than there are values. */
  places: Uint8Array
  /** Numbers by text, a map for each facet. */
  numbers: readonly Map<string, number>[]
}

export const emptyDictionary = (): Dictionary => ({
  texts: [],
  places: new Uint8Array(1024),
  numbers: numberedFacets.map(() => new Map()),
})

export const numberOf = (dictionary: Dictionary, facet: NumberedFacet, text: string): number =>
  numberAt(dictionary, placeOf[facet], text)

function numberAt(dictionary: Dictionary, place: number, text: string): number {
  const numbers = dictionary.numbers[place]!
  const known = numbers.get(text)
  if (known !== undefined) return known
  const number = dictionary.texts.length
  dictionary.texts.push(text)
  numbers.set(text, number)
  if (number === dictionary.places.length) {
    const larger = new Uint8Array(number * 2)
    larger.set(dictionary.places)
    dictionary.places = larger
  }
  dictionary.places[number] = place
  return number
}

/** Number of a value, or -1. */
export const knownNumber = ({ numbers }: Dictionary, facet: NumberedFacet, text: string): number =>
  numbers[placeOf[facet]]!.get(text) ?? -1

/** Values by place of their facet and text, in the order of their numbers. */
export type DictionaryGrowth = [place: number, text: string][]

/** Values that a dictionary has and one of this size had not; what a follower must learn. */
export const growthSince = ({ texts, places }: Dictionary, size: number): DictionaryGrowth =>
  texts.slice(size).map((text, i) => [places[size + i]!, text])

export function grow(dictionary: Dictionary, growth: DictionaryGrowth): void {
  for (const [place, text] of growth) numberAt(dictionary, place, text)
}
