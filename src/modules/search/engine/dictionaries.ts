import { valueFacets, type ValueFacet } from './document.ts'

/** Numbers for the values of one facet, given in the order in which they first appear; never taken back. */
export interface Dictionary {
  values: string[]
  numbers: Map<string, number>
}

/** One dictionary a facet and one for branches, shared by all segments so that counts simply add up. */
export type Dictionaries = Record<ValueFacet | 'branch', Dictionary>

export const dictionaryNames = [...valueFacets, 'branch'] as const
export type DictionaryName = (typeof dictionaryNames)[number]

export const emptyDictionary = (): Dictionary => ({ values: [], numbers: new Map() })

export const emptyDictionaries = (): Dictionaries => ({
  collection: emptyDictionary(),
  material: emptyDictionary(),
  language: emptyDictionary(),
  class: emptyDictionary(),
  subject: emptyDictionary(),
  author: emptyDictionary(),
  series: emptyDictionary(),
  audience: emptyDictionary(),
  accessibility: emptyDictionary(),
  branch: emptyDictionary(),
})

export function numberOf(dictionary: Dictionary, value: string): number {
  const known = dictionary.numbers.get(value)
  if (known !== undefined) return known
  const number = dictionary.values.length
  dictionary.values.push(value)
  dictionary.numbers.set(value, number)
  return number
}

export type DictionaryGrowth = Partial<Record<DictionaryName, string[]>>

/** Values that a dictionary has and one of these lengths had not; what a follower must learn. */
export function growthSince(dictionaries: Dictionaries, lengths: Record<string, number>): DictionaryGrowth {
  const growth: DictionaryGrowth = {}
  for (const name of dictionaryNames) {
    const fresh = dictionaries[name].values.slice(lengths[name] ?? 0)
    if (fresh.length > 0) growth[name] = fresh
  }
  return growth
}

export function grow(dictionaries: Dictionaries, growth: DictionaryGrowth): void {
  for (const name of dictionaryNames)
    for (const value of growth[name] ?? []) numberOf(dictionaries[name], value)
}

export const lengthsOf = (dictionaries: Dictionaries): Record<string, number> =>
  Object.fromEntries(dictionaryNames.map((name) => [name, dictionaries[name].values.length]))
