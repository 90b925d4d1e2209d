import { numberClause, type Query } from '#modules/search/index.ts'
import { dcmiTypes } from '../../dublin-core/dublin-core-of.ts'
import { answerable, refusal, type Answerable } from '../diagnostics.ts'
import type { Beginnings, ReadClause } from './clause-query.ts'
import { allOf, anyOf, everything, not, nothing, precise, queryOf } from './combine.ts'
import type { IndexKind } from './indexes.ts'
import { maskOf, type TermWord } from './read-term.ts'

const textOf = (words: readonly TermWord[]): string => words.map(({ literal }) => literal).join(' ')

/** Applies what one value means to a term of several: as a whole, or word by word for `any` and `all`. */
function ofValues(
  { relation, words, index }: ReadClause,
  queryOfValue: (value: string) => Answerable<Query>,
): Answerable<Query> {
  switch (relation.name) {
    case '=':
    case '==':
    case 'exact':
      return queryOfValue(textOf(words))
    case '<>': {
      const whole = queryOfValue(textOf(words))
      return whole.ok ? answerable(not(everything, whole.value)) : whole
    }
    case 'any':
    case 'all': {
      const queries: Query[] = []
      for (const { literal } of words) {
        const query = queryOfValue(literal)
        if (!query.ok) return query
        queries.push(query.value)
      }
      return answerable((relation.name === 'any' ? anyOf : allOf)(queries))
    }
    default:
      return refusal(22, `${relation.name} ${index.names[0]?.name ?? ''}`)
  }
}

const hasSigns = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Numbers compare without hyphens, spaces and case. An ISBN is found under both its forms. */
export function numberQuery(
  clause: ReadClause,
  field: 'identifier' | 'callNumber',
  beginnings: Beginnings,
): Answerable<Query> {
  const masked = clause.words.find(({ pieces }) => pieces)
  if (masked?.pieces) {
    if (clause.words.length > 1) return refusal(28, 'one masked number at a time')
    const mask = maskOf(masked.pieces, 'number')
    if (!mask.ok) return mask
    beginnings.push({ field, start: mask.value.start })
    return ofValues(clause, () => answerable(precise({ kind: 'masked', field, ...mask.value })))
  }
  return ofValues(clause, (value) => {
    if (!hasSigns(value)) return answerable(nothing)
    if (field === 'identifier') return answerable(queryOf(numberClause(value)))
    // Without a mask in it, a masked word is just itself.
    const whole = value.replaceAll(/[*?]/g, '')
    return answerable(precise({ kind: 'masked', field, start: whole, pattern: whole }))
  })
}

const standardNumber = /^(?:97[89]\d{10}|\d{9}[\dX]|\d{7}[\dX])$/i

/** ISBN and ISSN alone: what cannot be one of them is in no title. */
export const standardNumberQuery = (clause: ReadClause): Answerable<Query> =>
  ofValues(clause, (value) => {
    const isOne = standardNumber.test(value.replaceAll(/[-\s]/g, ''))
    return answerable(isOne ? queryOf(numberClause(value)) : nothing)
  })

type Facet = Extract<IndexKind, { kind: 'value' }>['facet']

export const valueQuery = (clause: ReadClause, facet: Facet): Answerable<Query> =>
  ofValues(clause, (value) => {
    const lower = value.toLowerCase()
    const ofType = facet === 'material' ? materialsOf(lower) : []
    const values = new Set([value, lower, ...ofType])
    return answerable(anyOf([...values].map((one) => precise({ kind: 'facet', facet, value: one }))))
  })

/** Our kinds of material that a term of the DCMI type vocabulary covers; a still or moving image is an image. */
function materialsOf(type: string): string[] {
  return Object.entries(dcmiTypes).flatMap(([material, name]) => {
    const ours = name.toLowerCase()
    return ours === type || (type === 'image' && ours.endsWith('image')) ? [material] : []
  })
}

export const recordQuery = (clause: ReadClause): Answerable<Query> =>
  ofValues(clause, (value) =>
    answerable(/^[1-9]\d{0,14}$/.test(value) ? precise({ kind: 'record', id: Number(value) }) : nothing),
  )
