import { tokensOf, type Query } from '#modules/search/index.ts'
import type { Modifier, Triple } from '../../cql/tree.ts'
import { answerable, refusal, type Answerable } from '../diagnostics.ts'
import { readClause } from './clause-query.ts'
import { nothing, precise } from './combine.ts'
import { cqlName, withPrefixes, type Scope } from './resolve-name.ts'

interface Nearness {
  distance: number
  exactly: boolean
  ordered: boolean
}

/** Two words or phrases of one index near each other in one text: `a prox/unit=word/distance<=3/ordered b`. */
export function proximityQuery({ boolean, left, right }: Triple, scope: Scope): Answerable<Query> {
  const nearness = readNearness(boolean.modifiers, scope)
  if (!nearness.ok) return nearness
  const first = readOperand(left, scope)
  if (!first.ok) return first
  const second = readOperand(right, scope)
  if (!second.ok) return second
  if (first.value.field !== second.value.field) return refusal(39, 'only within one index')
  const [ofFirst, ofSecond] = [first.value.tokens, second.value.tokens]
  if (ofFirst.length === 0 || ofSecond.length === 0) return answerable(nothing)
  const { field } = first.value
  return answerable(precise({ kind: 'near', field, first: ofFirst, second: ofSecond, ...nearness.value }))
}

function readNearness(modifiers: readonly Modifier[], scope: Scope): Answerable<Nearness> {
  const found: Nearness = { distance: 1, exactly: false, ordered: false }
  for (const { type, comparison, value = '' } of modifiers) {
    switch (cqlName(type, scope)) {
      case 'unit':
        if (comparison !== '=' || value.toLowerCase() !== 'word') return refusal(42, value)
        break
      case 'distance': {
        const distance = readDistance(comparison, value)
        if (!distance.ok) return distance
        Object.assign(found, distance.value)
        break
      }
      case 'ordered':
      case 'unordered':
        if (comparison !== undefined) return refusal(43, type)
        found.ordered = cqlName(type, scope) === 'ordered'
        break
      default:
        return refusal(46, type)
    }
  }
  return answerable(found)
}

/** Furthest that words can be apart. */
const furthest = 1000

function readDistance(
  comparison: string | undefined,
  value: string,
): Answerable<Pick<Nearness, 'distance' | 'exactly'>> {
  if (comparison !== '=' && comparison !== '<=' && comparison !== '<') return refusal(40, comparison ?? '')
  const distance = /^\d{1,4}$/.test(value) ? Number(value) - (comparison === '<' ? 1 : 0) : 0
  if (distance < 1 || distance > furthest) return refusal(41, value)
  return answerable({ distance, exactly: comparison === '=' })
}

function readOperand(node: Triple['left'], outer: Scope) {
  const scope = withPrefixes(outer, node.prefixes)
  if (!scope.ok) return scope
  if (node.kind !== 'clause') return refusal(39, 'only between two terms')
  const clause = readClause(node, scope.value)
  if (!clause.ok) return clause
  const { index, relation, words } = clause.value
  if (index.asks.kind !== 'text') return refusal(39, 'only within texts')
  if (words.some(({ pieces }) => pieces)) return refusal(33)
  if (words.some(({ atStart, atEnd }) => atStart || atEnd)) return refusal(34)
  const tokens = tokensOf(words.map(({ literal }) => literal).join(' '))
  const isRun = relation.name === '=' || relation.name === 'adj'
  const isWord = (relation.name === 'any' || relation.name === 'all') && tokens.length < 2
  if ((!isRun && !isWord) || relation.modifiers.has('stem') || relation.modifiers.has('string'))
    return refusal(39, `with the relation ${relation.name}`)
  return answerable({ field: index.asks.field, tokens })
}
