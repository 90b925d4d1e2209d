import { deepestNesting, type Query, type Search } from '#modules/search/index.ts'
import type { CqlNode } from '../../cql/tree.ts'
import { answerable, refusal, type Answerable } from '../diagnostics.ts'
import { clauseQuery, readClause, type Beginnings } from './clause-query.ts'
import { and, depthOf, not, or } from './combine.ts'
import { costOf, mostCost } from './cost-of.ts'
import { proximityQuery } from './proximity-query.ts'
import { outermost, withPrefixes, type Scope } from './resolve-name.ts'

/** What a CQL query means to our engine, or the diagnostic that says why it cannot be answered exactly. */
export async function queryOfCql(
  root: CqlNode,
  search: Pick<Search, 'isTooBroad'>,
): Promise<Answerable<Query>> {
  const beginnings: Beginnings = []
  const query = translate(root, outermost, beginnings)
  if (!query.ok) return query
  if (depthOf(query.value) > deepestNesting) return refusal(48, `nested more than ${deepestNesting} deep`)
  if (costOf(query.value) > mostCost) return refusal(38, 'too much at once; ask in parts')
  for (const { field, start } of beginnings) {
    if (await search.isTooBroad(field, start)) return refusal(29, `too many words begin with ${start}`)
  }
  return query
}

function translate(node: CqlNode, outer: Scope, beginnings: Beginnings): Answerable<Query> {
  const scope = withPrefixes(outer, node.prefixes)
  if (!scope.ok) return scope
  if (node.kind === 'clause') {
    const clause = readClause(node, scope.value)
    return clause.ok ? clauseQuery(clause.value, beginnings) : clause
  }
  const { value: boolean, modifiers } = node.boolean
  if (boolean === 'prox') return proximityQuery(node, scope.value)
  const [modifier] = modifiers
  if (modifier) return refusal(46, modifier.type)
  const left = translate(node.left, scope.value, beginnings)
  if (!left.ok) return left
  const right = translate(node.right, scope.value, beginnings)
  if (!right.ok) return right
  return answerable(combine[boolean](left.value, right.value))
}

const combine = { and, or, not }
