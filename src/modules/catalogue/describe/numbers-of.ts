import { subfieldValues, type DataField } from '../marc/record.ts'
import { normaliseIsbn, normaliseIssn } from './isbn.ts'
import type { RecordFields } from './record-fields.ts'
import { shortened } from './shortened.ts'

export interface Numbers {
  controlNumber?: string
  /** Field 035, as `(source)number`. */
  systemNumbers: string[]
  /** Valid ones of this very edition, as ISBN-13 without hyphens. */
  isbns: string[]
  /** Valid ones, with the hyphen. */
  issns: string[]
  /** Numbers of other kinds, ISBN of other forms of the work, and ISBN that are wrong as printed: people search them. */
  otherNumbers: string[]
  /** DDC number without prime marks and slashes. */
  classNumber?: string
  /** The library's own call number, where the record has one. */
  callNumber?: string
}

export function numbersOf(fields: RecordFields): Numbers {
  const isbns = new Set<string>()
  const issns = new Set<string>()
  const other = new Set<string>()
  for (const field of fields.data('020')) readIsbns(field, isbns, other)
  for (const field of fields.data('022')) readIssns(field, issns, other)
  for (const field of fields.data('010', '024', '027', '028', '086')) {
    for (const value of subfieldValues(field, 'a')) other.add(value.trim())
  }
  other.delete('')
  for (const isbn of isbns) other.delete(isbn)
  const systemNumbers = fields.data('035').flatMap((field) => subfieldValues(field, 'a'))
  return {
    controlNumber: fields.control('001')[0]?.trim() || undefined,
    systemNumbers: [...new Set(systemNumbers.map((text) => text.trim()).filter(Boolean))],
    isbns: [...isbns],
    issns: [...issns],
    otherNumbers: [...other],
    classNumber: classNumberOf(fields),
    callNumber: callNumberOf(fields),
  }
}

// $z holds numbers that are wrong or those of another form (the e-book): good for finding, not for recognising.
function readIsbns(field: DataField, isbns: Set<string>, other: Set<string>): void {
  for (const { code, value } of field.subfields) {
    if (code !== 'a' && code !== 'z') continue
    const isbn = normaliseIsbn(value)
    if (isbn) (code === 'a' ? isbns : other).add(isbn)
    else for (const [digits] of value.matchAll(/\d[\dX-]{8,16}/gi)) other.add(digits)
  }
}

function readIssns(field: DataField, issns: Set<string>, other: Set<string>): void {
  for (const { code, value } of field.subfields) {
    if (!'alyz'.includes(code)) continue
    const issn = normaliseIssn(value)
    if (issn && code === 'a') issns.add(issn)
    else if (issn || code !== 'l') other.add(issn ?? value.trim())
  }
}

// `899.221`, `j899.221/3`, `R 899.221`; but not the shelf marks of the Library of Congress (`PL5089`, `PL 508 .T6`).
const inClassification = /^\D{0,4}(\d{3}(?:\.\d{1,20})?)(?!\d)/
const inCallNumber = /^(?:[A-Z]{1,3}\s)?(\d{3}(?:\.\d{1,20})?)(?:\s|$)/i

function classNumberOf(fields: RecordFields): string | undefined {
  for (const field of fields.data('082', '083')) {
    const number = inClassification.exec((subfieldValues(field, 'a')[0] ?? '').replaceAll(/[/'′\s]/g, ''))
    if (number) return number[1]
  }
  for (const field of fields.data('084', '092', '090', '099')) {
    const number = inCallNumber.exec((subfieldValues(field, 'a')[0] ?? '').replaceAll(/[/'′]/g, '').trim())
    if (number) return number[1]
  }
  return undefined
}

const longestCallNumber = 200

function callNumberOf(fields: RecordFields): string | undefined {
  for (const tag of ['084', '090', '099', '092', '852', '050']) {
    for (const field of fields.data(tag)) {
      const text = subfieldValues(field, tag === '852' ? 'khim' : 'ab')
        .join(' ')
        .trim()
      if (text !== '') return shortened(text, longestCallNumber)
    }
  }
  return undefined
}
