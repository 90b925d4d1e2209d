import { isControl, subfieldValues, type DataField, type MarcRecord } from '../marc/record.ts'
import { headingKey } from './heading-key.ts'
import { withoutIsbd } from './isbd.ts'

export type HeadingKind =
  | 'person'
  | 'corporate'
  | 'meeting'
  | 'topic'
  | 'place'
  | 'genre'
  | 'uniform-title'
  | 'series'

/** A name, subject, series or uniform title as an access point of the record. */
export interface Heading {
  tag: string
  role: 'author' | 'subject' | 'series' | 'title'
  kind: HeadingKind
  /** As shown: name order as in the record, parts of a subject joined by ` -- `. */
  text: string
  /** For matching, see `headingKey`. */
  key: string
  /** $0, where the record names its authority. */
  authorityRef?: string
  /** Place among the fields of the record, from 0. */
  fieldIndex: number
}

interface HeadingShape {
  role: Heading['role']
  kind: HeadingKind
  /** Subfields of the name or topic itself. */
  main: string
  /** Subdivisions, joined by ` -- `. */
  parts?: string
}

const shapes: Record<string, HeadingShape> = {
  100: { role: 'author', kind: 'person', main: 'abcdq' },
  110: { role: 'author', kind: 'corporate', main: 'abcdn' },
  111: { role: 'author', kind: 'meeting', main: 'acdenq' },
  700: { role: 'author', kind: 'person', main: 'abcdq' },
  710: { role: 'author', kind: 'corporate', main: 'abcdn' },
  711: { role: 'author', kind: 'meeting', main: 'acdenq' },
  600: { role: 'subject', kind: 'person', main: 'abcdqt', parts: 'vxyz' },
  610: { role: 'subject', kind: 'corporate', main: 'abcdnt', parts: 'vxyz' },
  611: { role: 'subject', kind: 'meeting', main: 'acdenqt', parts: 'vxyz' },
  630: { role: 'subject', kind: 'uniform-title', main: 'adfknp', parts: 'vxyz' },
  648: { role: 'subject', kind: 'topic', main: 'a', parts: 'vxyz' },
  650: { role: 'subject', kind: 'topic', main: 'abcd', parts: 'vxyz' },
  651: { role: 'subject', kind: 'place', main: 'a', parts: 'vxyz' },
  653: { role: 'subject', kind: 'topic', main: 'a' },
  655: { role: 'subject', kind: 'genre', main: 'abc', parts: 'vxyz' },
  130: { role: 'title', kind: 'uniform-title', main: 'adfklmnoprst' },
  240: { role: 'title', kind: 'uniform-title', main: 'adfklmnoprs' },
  730: { role: 'title', kind: 'uniform-title', main: 'adfklmnoprst' },
  440: { role: 'series', kind: 'series', main: 'anp' },
  490: { role: 'series', kind: 'series', main: 'a' },
  800: { role: 'series', kind: 'series', main: 'abcdt' },
  810: { role: 'series', kind: 'series', main: 'abt' },
  830: { role: 'series', kind: 'series', main: 'adfknp' },
}

export function headingsOf(record: MarcRecord): Heading[] {
  // A traced series (490 with first indicator 1) stands again, better, in an 8XX field.
  const traced = record.fields.some(({ tag }) => tag === '800' || tag === '810' || tag === '830')
  return record.fields.flatMap((field, fieldIndex) => {
    if (isControl(field) || (field.tag === '490' && field.ind1 === '1' && traced)) return []
    const tag = field.tag === '880' ? (subfieldValues(field, '6')[0] ?? '').slice(0, 3) : field.tag
    const shape = shapes[tag]
    const text = shape ? headingText(field, shape) : ''
    const key = headingKey(text)
    if (!shape || key === '') return []
    return [{ tag: field.tag, role: shape.role, kind: shape.kind, text, key, ...refOf(field), fieldIndex }]
  })
}

export function headingText(field: DataField, { main, parts }: Pick<HeadingShape, 'main' | 'parts'>): string {
  const heading = withoutIsbd(subfieldValues(field, main).join(' ').replaceAll(/\s+/g, ' '))
  const divisions = parts ? subfieldValues(field, parts).map(withoutIsbd) : []
  return [heading, ...divisions].filter(Boolean).join(' -- ')
}

const refOf = (field: DataField): Pick<Heading, 'authorityRef'> => {
  const [authorityRef] = subfieldValues(field, '0')
  return authorityRef ? { authorityRef } : {}
}
