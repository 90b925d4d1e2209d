import * as v from 'valibot'
import type { FieldErrors } from '#kernel/form.ts'
import { normaliseIsbn, normaliseIssn } from '../describe/isbn.ts'
import { linesOf, oneLine, paragraphs, plainText } from './plain-text.ts'

const text = (clean: (text: string) => string) => v.optional(v.pipe(v.string(), v.transform(clean)), '')
const line = text(oneLine)
const plain = text(plainText)
const lines = v.optional(v.pipe(v.string(), v.transform(linesOf)), '')

/**
 * The fields that most corrections are about, as staff type them. What is wrong is for `checkPlainFields` to say: it
 * knows what the record held before, and a value that nobody touched is never refused.
 */
export const PlainForm = v.object({
  title: plain,
  subtitle: plain,
  responsibility: plain,
  author: plain,
  otherAuthors: lines,
  edition: plain,
  place: plain,
  publisher: plain,
  year: line,
  extent: plain,
  series: plain,
  isbn: line,
  language: v.optional(
    v.pipe(
      v.string(),
      v.transform((code) => oneLine(code).toLowerCase()),
    ),
    '',
  ),
  classNumber: line,
  callNumber: line,
  subjects: lines,
  summary: text(paragraphs),
  issn: line,
  frequency: plain,
  numbering: plain,
  scale: plain,
  performers: text(oneLine),
  system: text(oneLine),
  address: line,
  languageNote: text(oneLine),
  host: plain,
  hostPart: plain,
  provenance: text(oneLine),
  notes: lines,
})
export type PlainFields = v.InferOutput<typeof PlainForm>
export type PlainName = keyof PlainFields

export const plainNames = Object.keys(PlainForm.entries).filter(
  (name): name is PlainName => name in PlainForm.entries,
)

const most: Partial<Record<PlainName, number>> = {
  summary: 10_000,
  otherAuthors: 10_000,
  subjects: 10_000,
  notes: 20_000,
}
const mostOfLine = 500

/** What is wrong with the values that were changed: code by field. */
export function checkPlainFields(wanted: PlainFields, shown: PlainFields): FieldErrors {
  const errors: FieldErrors = {}
  for (const name of plainNames) {
    const error = sameValue(wanted[name], shown[name]) ? undefined : problemOf(name, asText(wanted[name]))
    if (error) errors[name] = error
  }
  if (wanted.title === '') errors['title'] = 'required'
  return errors
}

function problemOf(name: PlainName, value: string): string | undefined {
  if (value === '') return undefined
  if (value.length > (most[name] ?? mostOfLine)) return 'too-long'
  if (name === 'year' && !/^\d{4}$/.test(value)) return 'not-a-year'
  if (name === 'isbn' && normaliseIsbn(value) === undefined) return 'not-an-isbn'
  if (name === 'issn' && normaliseIssn(value) === undefined) return 'not-an-issn'
  if (name === 'address' && !/^https?:\/\/\S+$/.test(value)) return 'not-an-address'
  if (name === 'language' && !/^[a-z]{3}$/.test(value)) return 'not-a-language'
  return undefined
}

/** A value as the form shows it: lists one a line. */
export const asText = (value: string | string[]): string =>
  typeof value === 'string' ? value : value.join('\n')

export const sameValue = (a: string | string[], b: string | string[]): boolean => asText(a) === asText(b)
