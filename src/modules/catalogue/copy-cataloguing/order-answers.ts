import { describeRecord, type RecordDescription } from '../describe/describe-record.ts'
import { normaliseIsbn } from '../describe/isbn.ts'
import type { MarcRecord } from '../marc/record.ts'
import type { SourceAnswer } from './search-sources.ts'
import type { SearchKind } from './sru-request.ts'

/** A title that a server sent. */
export interface Hit {
  record: MarcRecord
  description: RecordDescription
  /** Whether it bears the ISBN that was asked for; true where something else was asked. */
  fits: boolean
}

export type OrderedAnswer = SourceAnswer & { hits: Hit[] }

/**
 * Servers that found something before those that did not, and of each the titles that bear the ISBN first: Enter
 * takes the first that fits, and some servers send what resembles the question.
 */
export function orderAnswers(
  answers: readonly SourceAnswer[],
  { kind, text }: { kind: SearchKind; text: string },
): OrderedAnswer[] {
  const isbn = kind === 'isbn' ? (normaliseIsbn(text) ?? text) : undefined
  const ordered = answers.map((answer) => ({ ...answer, hits: hitsOf(answer.answer?.records ?? [], isbn) }))
  return ordered.toSorted((a, b) => rank(a) - rank(b))
}

const hitsOf = (records: readonly MarcRecord[], isbn: string | undefined): Hit[] =>
  records
    .map((record) => {
      const description = describeRecord(record)
      const fits = isbn === undefined || description.isbns.some((one) => normaliseIsbn(one) === isbn)
      return { record, description, fits }
    })
    .toSorted((a, b) => Number(b.fits) - Number(a.fits))

const rank = ({ hits }: { hits: readonly Hit[] }) =>
  hits.some(({ fits }) => fits) ? 0 : hits.length > 0 ? 1 : 2
