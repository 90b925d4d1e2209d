import { normaliseIsbn } from '../describe/isbn.ts'

export const searchKinds = ['isbn', 'title', 'author'] as const
export type SearchKind = (typeof searchKinds)[number]

/** A server as it is asked. */
export interface SruSource {
  id: number
  name: string
  url: string
  version: string
  recordSchema: string
  isbnIndex: string
  titleIndex: string
  authorIndex: string
  timeoutSeconds: number
}

/** The address that asks a server for titles. */
export function sruAddress(source: SruSource, kind: SearchKind, text: string, most: number): URL {
  const url = new URL(source.url)
  const ask = (name: string, value: string) => url.searchParams.set(name, value)
  ask('version', source.version)
  // Version 2.0 tells the operation by what is asked.
  if (source.version === '2.0') ask('recordXMLEscaping', 'xml')
  else {
    ask('operation', 'searchRetrieve')
    ask('recordPacking', 'xml')
  }
  ask('query', cqlOf(source, kind, text))
  ask('maximumRecords', String(most))
  if (source.recordSchema) ask('recordSchema', source.recordSchema)
  return url
}

function cqlOf(source: SruSource, kind: SearchKind, text: string): string {
  if (kind === 'isbn') {
    // Servers keep ISBNs in either form; both are the same book.
    const isbn = normaliseIsbn(text) ?? text.trim()
    const short = shortIsbn(isbn)
    const forms = short ? [isbn, short] : [isbn]
    return forms.map((form) => `${source.isbnIndex}=${quoted(form)}`).join(' or ')
  }
  const index = kind === 'title' ? source.titleIndex : source.authorIndex
  return `${index} all ${quoted(text.trim().replaceAll(/\s+/g, ' '))}`
}

/** Nothing that was typed can leave its quotation marks; masks mean themselves. */
const quoted = (text: string) => `"${text.replaceAll(/["\\*?^]/g, '\\$&')}"`

/** The ISBN of ten signs that an ISBN-13 beginning with 978 also is. */
function shortIsbn(isbn: string): string | undefined {
  if (!/^978\d{10}$/.test(isbn)) return undefined
  const stem = isbn.slice(3, 12)
  const sum = Array.from(stem).reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return stem + (check === 10 ? 'X' : String(check))
}
