import type { DataField, MarcRecord } from '#modules/catalogue/index.ts'
import type { GivenCopy } from '../headers/given-of-title.ts'

const location = '852'

/** The record with one field 852 for each copy, in the place of those it brought from elsewhere. */
export function withCopies(
  { leader, fields }: MarcRecord,
  copies: readonly GivenCopy[],
  library: string,
): MarcRecord {
  const kept = fields.filter(({ tag }) => tag !== location)
  const next = kept.findIndex(({ tag }) => tag > location)
  const place = next === -1 ? kept.length : next
  const located = copies.map((copy) => locationOf(copy, library))
  return { leader, fields: kept.toSpliced(place, 0, ...located) }
}

/** Library, branch, shelf, call number as it is on the label (a scheme of our own), barcode. */
const locationOf = ([branch, shelf, callNumber, barcode]: GivenCopy, library: string): DataField => ({
  tag: location,
  ind1: '8',
  ind2: ' ',
  subfields: [
    { code: 'a', value: library },
    { code: 'b', value: branch },
    { code: 'c', value: shelf },
    { code: 'h', value: callNumber },
    { code: 'p', value: barcode },
  ].filter(({ value }) => value !== ''),
})
