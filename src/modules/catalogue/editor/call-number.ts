import type { RecordDescription } from '../describe/describe-record.ts'

type Facts = Pick<RecordDescription, 'callNumber' | 'classNumber' | 'mainAuthor' | 'titleSort'>

/** The record's own call number, or else class, three letters of the author and one of the title: `899.221 3 HIR l`. */
export function proposedCallNumber({ callNumber, classNumber, mainAuthor = '', titleSort }: Facts): string {
  if (callNumber) return callNumber
  if (!classNumber) return ''
  const letters = (text: string) => text.normalize('NFKD').replaceAll(/[^\p{L}]/gu, '')
  const [title] = letters(titleSort)
  const author = letters(mainAuthor).slice(0, 3).toUpperCase()
  return [
    classNumber.replaceAll(/[/']/g, '').trim(),
    author,
    author === '' ? title?.toUpperCase() : title?.toLowerCase(),
  ]
    .filter(Boolean)
    .join(' ')
}
