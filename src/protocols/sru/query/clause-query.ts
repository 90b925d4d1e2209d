import type { Field, Query } from '#modules/search/index.ts'
import type { SearchClause } from '../../cql/tree.ts'
import { answerable, refusal, type Answerable } from '../diagnostics.ts'
import { everything } from './combine.ts'
import type { SruIndex } from './indexes.ts'
import { numberQuery, recordQuery, standardNumberQuery, valueQuery } from './list-queries.ts'
import { readTerm, type TermWord } from './read-term.ts'
import { readRelation, type ReadRelation } from './relation.ts'
import { findIndex, type Scope } from './resolve-name.ts'
import { textQuery } from './text-query.ts'
import { yearQuery } from './year-query.ts'

/** A clause with its index, relation and term understood. */
export interface ReadClause {
  index: SruIndex
  relation: ReadRelation
  words: TermWord[]
  /** Several words without quotes. */
  loose: boolean
}

/** Beginnings of words that must not be too common, told while a query is made. */
export type Beginnings = { field: Field; start: string }[]

export function readClause(clause: SearchClause, scope: Scope): Answerable<ReadClause> {
  const index = findIndex(clause.index, scope)
  if (!index.ok) return index
  const relation = readRelation(clause.relation, scope)
  if (!relation.ok) return relation
  const words = readTerm(clause.term, relation.value.modifiers.has('unmasked'))
  if (!words.ok) return words
  return answerable({ index: index.value, relation: relation.value, words: words.value, loose: clause.loose })
}

export function clauseQuery(clause: ReadClause, beginnings: Beginnings): Answerable<Query> {
  const { asks } = clause.index
  if (asks.kind === 'text') return textQuery(clause, asks.field, beginnings)
  if (clause.words.some(({ atStart, atEnd }) => atStart || atEnd)) return refusal(31)
  if (clause.relation.modifiers.has('stem')) return refusal(20, 'stem')
  if (asks.kind === 'number') return numberQuery(clause, asks.field, beginnings)
  if (clause.words.some(({ pieces }) => pieces)) return refusal(28)
  switch (asks.kind) {
    case 'isbn':
      return standardNumberQuery(clause)
    case 'year':
      return yearQuery(clause)
    case 'value':
      return valueQuery(clause, asks.facet)
    case 'record':
      return recordQuery(clause)
    case 'all':
      if (clause.relation.name !== '=') return refusal(22, `${clause.relation.name} allRecords`)
      return clause.words[0]?.literal === '1' ? answerable(everything) : refusal(36, 'cql.allRecords = 1')
  }
}
