import { subfieldValues } from '../marc/record.ts'
import type { RecordFields } from './record-fields.ts'
import { shortened } from './shortened.ts'

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

/** Longest text kept of one note, and most parts of a book; the MARC record keeps them all. */
const longest = 4000
const mostParts = 500

const noteTags = '500 501 502 504 508 511 515 518 521 525 530 533 534 538 545 546 550 586'.split(' ')

export function notesOf(fields: RecordFields): Notes {
  const summaries = textsOf(fields, ['520'], 'ab')
  return {
    contents: textsOf(fields, ['505'], 'agrt')
      .flatMap((text) => text.split('--'))
      .map((part) => part.trim())
      .filter(Boolean)
      .slice(0, mostParts),
    summary: summaries.join('\n') || undefined,
    notes: textsOf(fields, noteTags, 'abcd'),
  }
}

function textsOf(fields: RecordFields, tags: string[], codes: string): string[] {
  const texts: string[] = []
  for (const field of fields.data(...tags)) {
    const text = shortened(subfieldValues(field, codes).join(' ').trim(), longest)
    if (text !== '') texts.push(text)
  }
  return texts
}

/** Addresses to follow, of the web only. */
export function linksOf(fields: RecordFields): Link[] {
  const links: Link[] = []
  for (const field of fields.data('856')) {
    const label = subfieldValues(field, 'y3z')[0]?.trim() || undefined
    for (const value of subfieldValues(field, 'u')) {
      const url = value.trim()
      if (/^https?:\/\/[^\s<>"]+$/i.test(url) && URL.canParse(url)) links.push({ url, label })
    }
  }
  return links
}

const unspoken = new Set(['und', 'zxx', 'mul', 'mis'])

/** ISO 639-2 codes from 008 and 041, in lower case; `|||` and `und` say nothing. */
export function languagesOf(fields: RecordFields, field008: string): string[] {
  const codes = new Set([field008.slice(35, 38).toLowerCase()])
  for (const field of fields.data('041')) {
    // Of old, the codes of several languages stood in one subfield: `engind`.
    for (const value of subfieldValues(field, 'ade'))
      for (const code of value.match(/.{3}/g) ?? []) codes.add(code.toLowerCase())
  }
  return [...codes].filter((code) => /^[a-z]{3}$/.test(code) && !unspoken.has(code))
}
