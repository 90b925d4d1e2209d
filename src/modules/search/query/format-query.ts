import { wordOfField } from './field-words.ts'
import type { Clause, Field, Query } from './query.ts'

/** The text that `parseQuery` reads as this query; chosen values of facets, which no text can say, are left out. */
export const formatQuery = ({ all, none }: Query): string =>
  [...all.map(clauseText), ...none.map((clause) => negative(clauseText(clause)))].filter(Boolean).join(' ')

const negative = (text: string): string => (text === '' ? '' : `-${text}`)

function clauseText(clause: Clause): string {
  if (clause.kind === 'value') return ''
  if (clause.kind === 'phrase') return fieldText(clause.field) + quoted(clause.words.join(' '))
  if (clause.kind === 'either') return numberText(clause.of) ?? clause.of.map(formatQuery).join(' ATAU ')
  const isNumber = clause.field === 'identifier' || clause.field === 'callNumber'
  return fieldText(clause.field) + (isNumber ? quoted(clause.word) : clause.word + (clause.prefix ? '*' : ''))
}

/** Alternatives of one number typed without a field: the number is all there was. */
function numberText([first]: Query[]): string | undefined {
  const [clause] = first?.all ?? []
  if (first?.all.length !== 1 || clause?.kind !== 'word') return undefined
  return clause.field === 'identifier' || clause.field === 'callNumber' ? clause.word : undefined
}

const fieldText = (field: Field): string => (field === 'any' ? '' : `${wordOfField[field]}:`)
const quoted = (text: string): string => `"${text.replaceAll('"', ' ')}"`
