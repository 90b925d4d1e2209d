import * as fc from 'fast-check'
import type { DataField, MarcField, MarcRecord } from '#modules/catalogue/marc/record.ts'

// Letters, digits, blanks, marks, other scripts and planes; no controls but tab and line ends.
const text = fc.string({ unit: 'binary', maxLength: 40 }).map((given) =>
  given
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .toWellFormed(),
)
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789')
const indicator = fc.constantFrom(...' 0123456789')
const plain = { noNullPrototype: true }
const subfield = fc.record({ code: letter, value: text }, plain)

const controlField: fc.Arbitrary<MarcField> = fc.record(
  {
    tag: fc.constantFrom('001', '003', '005', '007', '008'),
    value: text,
  },
  plain,
)
const dataField: fc.Arbitrary<DataField> = fc.record(
  {
    tag: fc.integer({ min: 10, max: 999 }).map((tag) => String(tag).padStart(3, '0')),
    ind1: indicator,
    ind2: indicator,
    subfields: fc.array(subfield, { minLength: 1, maxLength: 6 }),
  },
  plain,
)

/** Records as a reader gives them: any text in well-formed fields. */
export const anyRecord: fc.Arbitrary<MarcRecord> = fc.record(
  {
    leader: fc
      .tuple(fc.constantFrom(...'acdnp'), fc.constantFrom(...'aceimzuw'), fc.constantFrom(...'abcims'))
      .map(([status, kind, level]) => `00000${status}${kind}${level} a2200000 i 4500`),
    fields: fc
      .tuple(fc.array(controlField, { maxLength: 3 }), fc.array(dataField, { minLength: 1, maxLength: 12 }))
      .map(([control, data]) => [...control, ...data]),
  },
  plain,
)
