import type { Sort } from '#modules/search/index.ts'
import type { Modifier, SortKey } from '../../cql/tree.ts'
import { answerable, refusal, type Answerable } from '../diagnostics.ts'
import type { SruIndex } from './indexes.ts'
import { cqlName, findIndex, outermost, type Scope } from './resolve-name.ts'

export interface Order {
  sort: Sort
  reversed: boolean
}

export const byRelevance: Order = { sort: 'relevance', reversed: false }

/** The order that `sortBy` of a query asks for. Titles that have nothing to sort by come last. */
export function orderOfCql(keys: readonly SortKey[], scope: Scope = outermost): Answerable<Order> {
  const [key, ...more] = keys
  if (!key) return answerable(byRelevance)
  if (more.length > 0) return refusal(84, '1')
  const index = findIndex(key.index, scope)
  if (!index.ok) return index
  const descending = readDirection(key.modifiers, scope)
  return descending.ok ? orderBy(index.value, descending.value, key.index) : descending
}

function readDirection(modifiers: readonly Modifier[], scope: Scope): Answerable<boolean> {
  let descending = false
  for (const { type, comparison } of modifiers) {
    const name = comparison === undefined ? cqlName(type, scope, 'sort') : undefined
    if (name === 'descending' || name === 'ascending') descending = name === 'descending'
    else if (name === 'respectcase' || name === 'respectaccents') return refusal(91, type)
    else if (name !== 'ignorecase' && name !== 'ignoreaccents')
      return refusal(name?.startsWith('missing') ? 92 : 82, type)
  }
  return answerable(descending)
}

/** Years are kept newest first, everything else from A on. */
function orderBy({ sort }: SruIndex, descending: boolean, name: string): Answerable<Order> {
  if (!sort) return refusal(80, name)
  return answerable({ sort, reversed: sort === 'newest' ? !descending : descending })
}

/** The order of the parameter `sortKeys` of the older versions: path,schema,ascending,caseSensitive,missingValue. */
export function orderOfKeys(text: string): Answerable<Order> {
  const [key, ...more] = text.trim().split(/\s+/)
  if (!key) return answerable(byRelevance)
  if (more.length > 0) return refusal(84, '1')
  const [path = '', schema = '', ascending = '', caseSensitive = '', missing = ''] = key.split(',')
  const index = findIndex(path, outermost)
  if (!index.ok) return refusal(88, path)
  if (!['', 'dc', 'marcxml'].includes(schema)) return refusal(87, schema)
  if (!['', '0', '1'].includes(ascending)) return refusal(90, ascending)
  if (!['', '0'].includes(caseSensitive)) return refusal(91, caseSensitive)
  const descending = ascending === '0'
  // Missing values come last, whichever the direction.
  if (!['', descending ? 'lowValue' : 'highValue'].includes(missing)) return refusal(92, missing)
  return orderBy(index.value, descending, path)
}
