import { fieldsOf, subfieldValues, type DataField, type MarcRecord } from '../marc/record.ts'

export interface Notes {
  /** Parts of the book, one a line. */
  contents: string[]
  summary?: string
  notes: string[]
}

export interface Link {
  url: string
  label?: string
}

/** Longest text kept of one note; the MARC record keeps it whole. */
const longest = 4000

export function notesOf(record: MarcRecord): Notes {
  const summaries = textsOf(record, ['520'], 'ab')
  return {
    contents: textsOf(record, ['505'], 'agrt')
      .flatMap((text) => text.split(/\s*--\s*/))
      .filter(Boolean),
    summary: summaries.join('\n') || undefined,
    notes: textsOf(
      record,
      ['500', '501', '502', '504', '508', '511', '515', '518', '521', '538', '546', '586'],
      'abcd',
    ),
  }
}

const textsOf = (record: MarcRecord, tags: string[], codes: string): string[] =>
  fieldsOf(record, ...tags)
    .map((field) => subfieldValues(field, codes).join(' ').trim().slice(0, longest))
    .filter((text) => text !== '')

/** Addresses to follow, of the web only. */
export const linksOf = (record: MarcRecord): Link[] =>
  fieldsOf(record, '856').flatMap((field) => {
    const label = subfieldValues(field, 'y3z')[0]
    return subfieldValues(field, 'u')
      .map((url) => url.trim())
      .filter((url) => /^https?:\/\/[^\s<>"]+$/i.test(url) && URL.canParse(url))
      .map((url) => ({ url, label }))
  })

/** ISO 639-2 codes from 008 and 041, in lower case; `|||` and `und` say nothing. */
export function languagesOf(record: MarcRecord, field008: string): string[] {
  const further = fieldsOf(record, '041').flatMap((field: DataField) =>
    subfieldValues(field, 'ade').flatMap((codes) => codes.match(/.{3}/g) ?? []),
  )
  const codes = [field008.slice(35, 38), ...further].map((code) => code.toLowerCase())
  return [...new Set(codes)].filter(
    (code) => /^[a-z]{3}$/.test(code) && !['und', 'zxx', 'mul'].includes(code),
  )
}
