import { isControl, subfieldValues, type DataField, type MarcRecord } from '../marc/record.ts'
import { headingKey } from './heading-key.ts'
import { headingText, type HeadingKind } from './headings-of.ts'

export interface AuthorityDescription {
  kind: HeadingKind
  heading: string
  key: string
  /** See from: other forms of the heading, none that has its key. */
  variants: string[]
  seeAlso: string[]
  /** What the public is told about it: 680, 678, 665 and the like. */
  note?: string
}

interface AuthorityShape {
  kind: HeadingKind
  main: string
}

/** By the last two figures of the tag, which are the same in 1XX, 4XX and 5XX. */
const shapes: Record<string, AuthorityShape | undefined> = {
  '00': { kind: 'person', main: 'abcdq' },
  '10': { kind: 'corporate', main: 'abcdn' },
  '11': { kind: 'meeting', main: 'acdenq' },
  '30': { kind: 'uniform-title', main: 'adfklmnoprst' },
  '48': { kind: 'topic', main: 'a' },
  '50': { kind: 'topic', main: 'abcd' },
  '51': { kind: 'place', main: 'a' },
  '55': { kind: 'genre', main: 'abc' },
}

/** The heading and the other forms of a MARC authority record; undefined without a heading of field 1XX. */
export function describeAuthority(record: MarcRecord): AuthorityDescription | undefined {
  const [field] = tracingsOf(record, '1')
  const shape = field && shapeOf(field)
  if (!field || !shape) return undefined
  const heading = textOf(field)
  const key = headingKey(heading)
  return {
    kind: shape.kind === 'uniform-title' && isSeries(record) ? 'series' : shape.kind,
    heading,
    key,
    variants: formsOf(record, '4', key),
    seeAlso: formsOf(record, '5', key),
    note: noteOf(record),
  }
}

const tracingsOf = (record: MarcRecord, hundred: string): DataField[] =>
  record.fields.filter(
    (field): field is DataField => !isControl(field) && field.tag.startsWith(hundred) && !!shapeOf(field),
  )

/** A name with the title of a work ($t) is the heading of the work. */
function shapeOf(field: DataField): AuthorityShape | undefined {
  const shape = shapes[field.tag.slice(1)]
  const isWork = /^.[01]/.test(field.tag) && field.subfields.some(({ code }) => code === 't')
  return shape && isWork ? { kind: 'uniform-title', main: `${shape.main}tfklmoprs` } : shape
}

function textOf(field: DataField): string {
  const shape = shapeOf(field)
  return shape ? headingText(field, { main: shape.main, parts: 'vxyz' }) : ''
}

/** Forms that differ only in accents or case from the heading or each other are one. */
function formsOf(record: MarcRecord, hundred: string, key: string): string[] {
  const byKey = new Map<string, string>()
  for (const field of tracingsOf(record, hundred)) {
    const form = textOf(field)
    const formKey = headingKey(form)
    if (formKey !== '' && formKey !== key && !byKey.has(formKey)) byKey.set(formKey, form)
  }
  return [...byKey.values()]
}

// 008/12: a to c are kinds of series.
const isSeries = (record: MarcRecord): boolean => {
  const field = record.fields.find(({ tag }) => tag === '008')
  return field !== undefined && isControl(field) && 'abc'.includes(field.value[12] ?? '-')
}

const noteTags = ['680', '678', '665', '663', '664', '681', '670']

function noteOf(record: MarcRecord): string | undefined {
  for (const tag of noteTags) {
    for (const field of record.fields) {
      if (field.tag !== tag || isControl(field)) continue
      // 670 names a source in $a and quotes it in $b; only the quotation says something of the subject.
      const text = subfieldValues(field, tag === '670' ? 'b' : 'abit')
        .join(' ')
        .trim()
      if (text !== '') return text
    }
  }
  return undefined
}
