import type { Query } from '#modules/search/index.ts'
import { answerable, refusal, type Answerable } from '../diagnostics.ts'
import type { ReadClause } from './clause-query.ts'
import { allOf, anyOf, nothing, precise } from './combine.ts'

/** Years that a title can have; one without a year is never found by it. */
const [earliest, latest] = [1, 65_535]

const years = (from: number, to: number): Query =>
  from > to ? nothing : precise({ kind: 'years', from: Math.max(earliest, from), to: Math.min(latest, to) })

export function yearQuery({ relation, words }: ReadClause): Answerable<Query> {
  const asked = words.map(({ literal }) => (/^\d{1,4}$/.test(literal) ? Number(literal) : undefined))
  const [year, end, ...more] = asked
  if (asked.includes(undefined) || year === undefined) return refusal(36, 'a year, such as 1980')
  const each = asked.map((one = 0) => years(one, one))
  if (relation.name === 'any') return answerable(anyOf(each))
  if (relation.name === 'all') return answerable(allOf(each))
  if (relation.name === 'within') {
    return end === undefined || more.length > 0
      ? refusal(36, 'two years, such as "1980 1989"')
      : answerable(years(year, end))
  }
  if (asked.length > 1) return refusal(36, 'one year')
  switch (relation.name) {
    case '<':
      return answerable(years(earliest, year - 1))
    case '<=':
      return answerable(years(earliest, year))
    case '>':
      return answerable(years(year + 1, latest))
    case '>=':
      return answerable(years(year, latest))
    case '<>':
      return answerable(anyOf([years(earliest, year - 1), years(year + 1, latest)]))
    case 'adj':
      return refusal(22, 'adj date')
    default:
      return answerable(years(year, year))
  }
}
