import { abbreviationOf } from './abbreviations.ts'
import { wordOfField } from './field-words.ts'
import type { Clause, Field, Query } from './query.ts'

/** A query as the shortest text that `parseQuery` reads back as the same; facet values and what machines ask, which nobody types, are left out. */
export function formatQuery({ all, none }: Query): string {
  return [...all.map(formatClause), ...none.map((clause) => `-${formatClause(clause)}`)]
    .filter((text) => text !== '' && text !== '-')
    .join(' ')
}

function formatClause(clause: Clause): string {
  if (clause.kind === 'value' || clause.kind === 'precise') return ''
  if (clause.kind === 'phrase') return `${fieldPart(clause.field)}"${clause.words.join(' ')}"`
  const abbreviation = abbreviationOf(clause)
  if (abbreviation) return formatClause(abbreviation)
  if (clause.kind === 'either') return formatEither(clause.of)
  const { field, word, prefix } = clause
  if (field === 'identifier' || field === 'callNumber') return `${fieldPart(field)}"${word}"`
  return `${fieldPart(field)}${word}${prefix ? '*' : ''}`
}

const fieldPart = (field: Field): string => (field === 'any' ? '' : `${wordOfField[field]}:`)

function formatEither(of: Query[]): string {
  // Two quotes with nothing between them ask for nothing.
  if (of.length === 0) return '""'
  const [number] = of[0]?.all ?? []
  // An ISBN, barcode or call number that was recognised will be recognised again.
  if (
    number?.kind === 'word' &&
    (number.field === 'identifier' || number.field === 'callNumber') &&
    of.length < 3
  )
    return number.word
  return of.map(formatAlternative).join(' ATAU ')
}

/** Words that make one alternative together are joined by a sign that parts them again. */
function formatAlternative({ all, none }: Query): string {
  const [first] = all
  if (!first) return none.map((clause) => `-${formatClause(clause)}`).join('')
  if (all.length === 1 || first.kind !== 'word') return formatClause(first)
  return fieldPart(first.field) + all.map((clause) => (clause.kind === 'word' ? clause.word : '')).join('/')
}
