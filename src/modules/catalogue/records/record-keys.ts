import type { RecordDescription } from '../describe/describe-record.ts'

/** A number or text by which the same title is recognised in another record. */
export interface RecordKey {
  kind: '001' | '035' | 'isbn' | 'issn' | 'title-author-year'
  key: string
}

/** Longest key kept; a longer one would not fit an index page and is no use for matching. */
const longestKey = 300

/** The keys of a record, none twice. The title-author-year key is empty-handed without a title or a year. */
export function keysOf(description: RecordDescription): RecordKey[] {
  const { controlNumber, systemNumbers, isbns, issns } = description
  const keys: RecordKey[] = [
    ...(controlNumber ? [{ kind: '001', key: controlNumber } as const] : []),
    ...systemNumbers.map((key) => ({ kind: '035', key }) as const),
    ...isbns.map((key) => ({ kind: 'isbn', key }) as const),
    ...issns.map((key) => ({ kind: 'issn', key }) as const),
    ...titleAuthorYear(description),
  ]
  const unique = new Map(keys.map((key) => [`${key.kind} ${key.key}`, key]))
  return [...unique.values()].filter(({ key }) => key.length > 0 && key.length <= longestKey)
}

function titleAuthorYear({ titleSort, authorSort, year }: RecordDescription): RecordKey[] {
  if (titleSort === '' || year === undefined) return []
  const [firstAuthorWord = ''] = authorSort.split(/[ ,]/)
  return [{ kind: 'title-author-year', key: `${titleSort.slice(0, 200)}|${firstAuthorWord}|${year}` }]
}
