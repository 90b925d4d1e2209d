import { fieldsOf, isControl, subfieldValues, type DataField, type MarcRecord } from '../marc/record.ts'
import { headingKey } from './heading-key.ts'
import { headingText, type HeadingKind } from './headings-of.ts'

export interface AuthorityDescription {
  kind: HeadingKind
  heading: string
  key: string
  /** See from: other forms of the heading. */
  variants: string[]
  seeAlso: string[]
  note?: string
}

const kinds: Record<string, { kind: HeadingKind; main: string }> = {
  '00': { kind: 'person', main: 'abcdq' },
  10: { kind: 'corporate', main: 'abcdn' },
  11: { kind: 'meeting', main: 'acdenq' },
  30: { kind: 'uniform-title', main: 'adfklmnoprst' },
  48: { kind: 'topic', main: 'a' },
  50: { kind: 'topic', main: 'abcd' },
  51: { kind: 'place', main: 'a' },
  55: { kind: 'genre', main: 'abc' },
}

/** The heading and the other forms of a MARC authority record; undefined without a heading of field 1XX. */
export function describeAuthority(record: MarcRecord): AuthorityDescription | undefined {
  const field = record.fields.find((one): one is DataField => !isControl(one) && /^1\d\d$/.test(one.tag))
  const shape = kinds[field?.tag.slice(1) ?? '']
  if (!field || !shape) return undefined
  const forms = (hundred: string) =>
    record.fields.flatMap((one) => (!isControl(one) && one.tag.startsWith(hundred) ? [formOf(one)] : []))
  const heading = formOf(field)
  const key = headingKey(heading)
  return {
    kind: shape.kind,
    heading,
    key,
    variants: forms('4').filter((form) => form !== '' && headingKey(form) !== key),
    seeAlso: forms('5').filter(Boolean),
    note: fieldsOf(record, '678', '680').flatMap((one) => subfieldValues(one, 'abi'))[0],
  }
}

const formOf = (field: DataField): string => {
  const shape = kinds[field.tag.slice(1)]
  return shape ? headingText(field, { main: shape.main, parts: 'vxyz' }) : ''
}
