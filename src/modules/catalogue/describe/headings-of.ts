import { isControl, subfieldValues, type DataField } from '../marc/record.ts'
import { headingKey } from './heading-key.ts'
import { withoutIsbd } from './isbd.ts'
import { linkedTag, type RecordFields } from './record-fields.ts'
import { shortened } from './shortened.ts'

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

const shapes: Record<string, HeadingShape | undefined> = {
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
  653: { role: 'subject', kind: 'topic', main: '', parts: 'a' },
  655: { role: 'subject', kind: 'genre', main: 'abc', parts: 'vxyz' },
  130: { role: 'title', kind: 'uniform-title', main: 'adfklmnoprst' },
  240: { role: 'title', kind: 'uniform-title', main: 'adfklmnoprs' },
  730: { role: 'title', kind: 'uniform-title', main: 'adfklmnoprst' },
  440: { role: 'series', kind: 'series', main: 'anp' },
  490: { role: 'series', kind: 'series', main: 'a' },
  // The author of a series is left out, so that it is the same series in 490 and 8XX.
  800: { role: 'series', kind: 'series', main: 'tnp' },
  810: { role: 'series', kind: 'series', main: 'tnp' },
  811: { role: 'series', kind: 'series', main: 'tnp' },
  830: { role: 'series', kind: 'series', main: 'anp' },
}

/** Which subfields of a field make its heading; undefined for a field that has none. */
export const headingShape = (field: DataField): HeadingShape | undefined =>
  shapes[field.tag === '880' ? linkedTag(field) : field.tag]

/** More than any honest record has; a hostile one must not fill the database with them. */
const mostHeadings = 2000
const lastField = 32_767
const longestText = 1000

export function headingsOf({ all, data }: RecordFields): Heading[] {
  // A traced series (490 with first indicator 1) stands again, better, in an 8XX field.
  const traced = data('800', '810', '811', '830').length > 0
  const headings: Heading[] = []
  for (const [fieldIndex, field] of all.entries()) {
    if (headings.length === mostHeadings || fieldIndex > lastField) break
    if (isControl(field) || (field.tag === '490' && field.ind1 === '1' && traced)) continue
    const shape = headingShape(field)
    if (!shape) continue
    const text = headingText(field, shape)
    const key = headingKey(text)
    if (key === '') continue
    const { role, kind } = shape
    const authorityRef = subfieldValues(field, '0')[0]
    headings.push({ tag: field.tag, role, kind, text, key, authorityRef, fieldIndex })
  }
  return headings
}

/** Parts of a subject are joined by ` -- `, those of a name by a blank. */
export function headingText(
  field: DataField,
  { main, parts = '' }: Pick<HeadingShape, 'main' | 'parts'>,
): string {
  let heading = ''
  let divisions = ''
  for (const { code, value } of field.subfields) {
    if (main.includes(code)) heading += heading === '' ? value : ` ${value}`
    else if (parts.includes(code)) {
      const part = withoutIsbd(value)
      if (part !== '') divisions += divisions === '' ? part : ` -- ${part}`
    }
  }
  const name = withoutIsbd(heading.includes('  ') ? heading.replaceAll(/\s+/g, ' ') : heading)
  const joint = name === '' || divisions === '' ? '' : ' -- '
  return shortened(name + joint + divisions, longestText)
}
