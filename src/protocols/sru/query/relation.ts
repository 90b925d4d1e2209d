import type { Relation } from '../../cql/tree.ts'
import { answerable, refusal, type Answerable } from '../diagnostics.ts'
import { cqlName, type Scope } from './resolve-name.ts'

export const relations = [
  '=',
  '==',
  'exact',
  '<>',
  '<',
  '>',
  '<=',
  '>=',
  'any',
  'all',
  'adj',
  'within',
  'encloses',
] as const
export type RelationName = (typeof relations)[number]

/** Modifiers that are heeded, or that say what is so anyway. */
export const modifierNames = [
  'stem',
  'relevant',
  'word',
  'string',
  'masked',
  'unmasked',
  'ignoreCase',
  'ignoreAccents',
] as const
type ModifierName = (typeof modifierNames)[number]

const together: readonly (readonly [ModifierName, ModifierName])[] = [
  ['word', 'string'],
  ['masked', 'unmasked'],
  ['stem', 'string'],
]

export interface ReadRelation {
  name: RelationName
  modifiers: ReadonlySet<ModifierName>
}

/** The relation of a clause with its modifiers; `scr` is the older name of `=`. */
export function readRelation({ value, modifiers }: Relation, scope: Scope): Answerable<ReadRelation> {
  const word = cqlName(value, scope)
  const name = word === 'scr' ? '=' : relations.find((one) => one === word)
  if (!name || name === 'encloses') return refusal(19, value)
  const found = new Set<ModifierName>()
  for (const { type, comparison } of modifiers) {
    const bare = cqlName(type, scope)
    const known = modifierNames.find((one) => one.toLowerCase() === bare)
    if (!known || comparison !== undefined) return refusal(20, type)
    found.add(known)
  }
  const clash = together.find((pair) => pair.every((one) => found.has(one)))
  return clash ? refusal(21, clash.join(' ')) : answerable({ name, modifiers: found })
}
