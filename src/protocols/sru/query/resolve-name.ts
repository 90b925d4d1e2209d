import type { Prefix } from '../../cql/tree.ts'
import { answerable, refusal, type Answerable } from '../diagnostics.ts'
import { contextSets, indexes, isSetName, type SetName, type SruIndex } from './indexes.ts'

/** Which context set a prefix stands for; the empty prefix is that of bare names. */
export type Scope = ReadonlyMap<string, SetName | { unknown: string }>

export const outermost: Scope = new Map()

/** The scope inside a query that brings these prefixes. One name twice, for two sets, is a mistake. */
export function withPrefixes(scope: Scope, prefixes: readonly Prefix[]): Answerable<Scope> {
  if (prefixes.length === 0) return answerable(scope)
  const inner = new Map(scope)
  const given = new Map<string, string>()
  for (const { name = '', identifier } of prefixes) {
    const key = name.toLowerCase()
    if ((given.get(key) ?? identifier) !== identifier) return refusal(45, name)
    given.set(key, identifier)
    inner.set(key, setOf(identifier) ?? { unknown: identifier })
  }
  return answerable(inner)
}

function setOf(identifier: string): SetName | undefined {
  for (const [name, identifiers] of Object.entries(contextSets)) {
    if (isSetName(name) && identifiers.some((one) => one === identifier)) return name
  }
  return undefined
}

/** Names without a prefix are looked for in these sets, in this order. */
const bareSets = ['cql', 'dc', 'rec', 'bath', 'patria'] as const

export interface ResolvedName {
  /** Undefined for a bare name that no prefix map gives a set. */
  set: SetName | undefined
  name: string
}

/** Takes a name apart and finds its context set. */
export function resolveName(text: string, scope: Scope): Answerable<ResolvedName> {
  const point = text.indexOf('.')
  const [prefix, name] = point < 0 ? ['', text] : [text.slice(0, point), text.slice(point + 1)]
  const key = prefix.toLowerCase()
  const given = scope.get(key)
  if (typeof given === 'object') return refusal(15, given.unknown)
  if (given !== undefined || key === '') return answerable({ set: given, name })
  return isSetName(key) ? answerable({ set: key, name }) : refusal(15, prefix)
}

export function findIndex(text: string, scope: Scope): Answerable<SruIndex> {
  const resolved = resolveName(text, scope)
  if (!resolved.ok) return resolved
  const { set, name } = resolved.value
  if (name.toLowerCase() === 'resultsetid' && (set ?? 'cql') === 'cql') return refusal(50)
  for (const one of set === undefined ? bareSets : [set]) {
    const found = indexNamed(one, name.toLowerCase())
    if (found) return answerable(found)
  }
  return refusal(16, text)
}

const byName = new Map(
  indexes.flatMap((index) =>
    index.names.map(({ set, name }) => [`${set}.${name.toLowerCase()}`, index] as const),
  ),
)

const indexNamed = (set: SetName, name: string): SruIndex | undefined => byName.get(`${set}.${name}`)

/** A modifier or relation by its bare name, when it is one of the set `cql` or of the set `sort`. */
export function cqlName(text: string, scope: Scope, own: 'cql' | 'sort' = 'cql'): string | undefined {
  // The set of bare names is that of bare indexes, not of these.
  if (!text.includes('.')) return text.toLowerCase()
  const resolved = resolveName(text, scope)
  if (!resolved.ok) return undefined
  const { set, name } = resolved.value
  return set === own || set === 'cql' ? name.toLowerCase() : undefined
}
