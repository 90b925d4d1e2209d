import { controlValue, isControl, subfieldValues, type DataField, type MarcRecord } from '../marc/record.ts'
import { plainNames, type PlainFields } from './plain-form.ts'
import { oneLine, plainText } from './plain-text.ts'
import { heldBy, slots } from './plain-slots.ts'

const empty: PlainFields = {
  ...Object.assign({}, ...plainNames.map((name) => ({ [name]: '' }))),
  otherAuthors: [],
  subjects: [],
  notes: [],
}

/** A record as the plain form shows it. */
export function plainFieldsOf(record: MarcRecord): PlainFields {
  const shown = { ...empty }
  let date = ''
  for (const slot of slots) {
    const value = slot.shown(heldBy(slot, record.fields))
    if (slot.name === 'date') date = value
    else shown[slot.name] = value
  }
  const fixed = controlValue(record, '008') ?? ''
  return {
    ...shown,
    year: yearIn(date) ?? yearIn(fixed.slice(7, 11)) ?? '',
    language: /^[a-z]{3}$/.exec(fixed.slice(35, 38))?.[0] ?? '',
    otherAuthors: shownLines(record, otherAuthorTag, otherAuthorLine),
    subjects: shownLines(record, subjectTag, subjectLine),
    notes: shownLines(record, noteTag, noteLine),
  }
}

export const yearIn = (text: string): string | undefined => /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0]

export const otherAuthorTag = '700'
export const subjectTag = '650'
export const noteTag = '500'

/** Subfields of a subject that its line shows. */
export const subjectCodes = 'avxyz'
export const subjectLine = (field: DataField): string =>
  subfieldValues(field, subjectCodes).map(plainText).filter(Boolean).join(' -- ')

/** A name and what the person did: `Damono, Sapardi Djoko -- penerjemah`. */
export const otherAuthorLine = (field: DataField): string =>
  subfieldValues(field, 'ae').map(plainText).filter(Boolean).join(' -- ')

export const noteLine = (field: DataField): string => oneLine(subfieldValues(field, 'a')[0] ?? '')

/** Fields that say nothing in the form have no line, and are left alone. */
const shownLines = (record: MarcRecord, tag: string, lineOf: (field: DataField) => string): string[] =>
  record.fields.flatMap((field) => (field.tag === tag && !isControl(field) ? lineOf(field) || [] : []))
