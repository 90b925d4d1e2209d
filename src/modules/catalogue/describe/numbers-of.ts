import { controlValue, fieldsOf, subfieldValues, type MarcRecord } from '../marc/record.ts'
import { normaliseIsbn, normaliseIssn } from './isbn.ts'

export interface Numbers {
  controlNumber?: string
  /** Field 035, as `(source)number`. */
  systemNumbers: string[]
  /** Valid ones, as ISBN-13 without hyphens. */
  isbns: string[]
  /** Valid ones, with the hyphen. */
  issns: string[]
  /** Numbers of other kinds, and ISBN that are wrong as printed: still searched for by people. */
  otherNumbers: string[]
  /** DDC number without prime marks and slashes. */
  classNumber?: string
  /** The library's own call number, where the record has one. */
  callNumber?: string
}

export function numbersOf(record: MarcRecord): Numbers {
  const printed = fieldsOf(record, '020').flatMap((field) => subfieldValues(field, 'az'))
  const wrong = printed
    .filter((text) => !normaliseIsbn(text))
    .flatMap((text) => text.match(/[\dX-]{9,17}/gi) ?? [])
  const other = fieldsOf(record, '010', '024', '028', '086').flatMap((field) => subfieldValues(field, 'a'))
  return {
    controlNumber: controlValue(record, '001')?.trim() || undefined,
    systemNumbers: unique(
      fieldsOf(record, '035')
        .flatMap((field) => subfieldValues(field, 'a'))
        .map(trimmed),
    ),
    isbns: unique(printed.flatMap((text) => normaliseIsbn(text) ?? [])),
    issns: unique(
      fieldsOf(record, '022')
        .flatMap((field) => subfieldValues(field, 'al'))
        .flatMap((text) => normaliseIssn(text) ?? []),
    ),
    otherNumbers: unique([...wrong, ...other.map(trimmed)]).filter((text) => text !== ''),
    classNumber: classNumberOf(record),
    callNumber: callNumberOf(record),
  }
}

const unique = (values: string[]) => [...new Set(values)]
const trimmed = (text: string) => text.trim()

// Indonesian records keep the DDC number in 082; a few local ones only in 084 or at the head of the call number.
function classNumberOf(record: MarcRecord): string | undefined {
  for (const field of fieldsOf(record, '082', '083', '084', '092', '090', '099')) {
    const number = /^\D{0,4}(\d{3}(?:\.\d+)?)/.exec(
      (subfieldValues(field, 'a')[0] ?? '').replaceAll(/[/'′\s]/g, ''),
    )
    if (number) return number[1]
  }
  return undefined
}

function callNumberOf(record: MarcRecord): string | undefined {
  for (const tag of ['084', '090', '099', '092', '852', '050']) {
    for (const field of fieldsOf(record, tag)) {
      const parts = subfieldValues(field, tag === '852' ? 'hi' : 'ab')
      if (parts.length > 0) return parts.join(' ').trim()
    }
  }
  return undefined
}
