import type { FieldProblem } from './check-record.ts'
import { codeList, fixedLength, positionsOf, type Position } from './schema.ts'

type Found = Omit<FieldProblem, 'field' | 'tag'>

/** What a fixed field holds that the schema does not know. Fill characters (`|`) are always allowed. */
export function checkFixed(tag: string, value: string, leader: string): Found[] {
  const length = fixedLength(tag, value, leader)
  if (length !== undefined && value.length !== length)
    return [
      {
        code: 'fixed-length',
        detail: `${value.length}/${length}`,
        severity: tag === '007' ? 'warning' : 'error',
      },
    ]
  return positionsOf(tag, value, leader)
    .filter((position) => !knows(position, value.slice(position.start, position.end + 1)))
    .map(({ start, end }) => ({
      code: 'fixed-code' as const,
      detail: `${placesOf(start, end)}: ${value.slice(start, end + 1).replaceAll(' ', '#')}`,
      severity: 'warning' as const,
    }))
}

export const placesOf = (start: number, end: number): string =>
  [start, end === start ? undefined : end]
    .filter((place) => place !== undefined)
    .map((place) => String(place).padStart(2, '0'))
    .join('-')

function knows({ codes, old = [], list, start, end }: Position, held: string): boolean {
  if (held === '' || /^\|+$/.test(held)) return true
  if (list) {
    const known = codeList(list)
    return !known || held.trim() === '' || held.trim() in known.codes || known.old.includes(held.trim())
  }
  if (!codes || held in codes || old.includes(held)) return true
  // Codes as long as the whole position, or each character its own: illustrations `ab  `.
  const widest = Math.max(...Object.keys(codes).map((code) => code.replaceAll('|', '').length))
  if (widest > 1 && widest >= end - start + 1) return Object.keys(codes).some((code) => /\d-\d/.test(code))
  return [...held].every((sign) => sign in codes || old.includes(sign) || sign === ' ' || sign === '|')
}
