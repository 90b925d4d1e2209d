import type { MarcField, MarcRecord } from '../marc/record.ts'
import { controlValue, isControl } from '../marc/record.ts'
import { normalLeader } from '../marc/normal-leader.ts'

/**
 * A record of another library as a new one of ours: its own number becomes a number of the system it came from, and
 * what belongs to that library's copies and shelves stays behind.
 */
export function asOwnRecord(record: MarcRecord): MarcRecord {
  const number = controlValue(record, '001')?.trim()
  const agency = controlValue(record, '003')?.trim()
  const origin: MarcField[] =
    number && agency
      ? [{ tag: '035', ind1: ' ', ind2: ' ', subfields: [{ code: 'a', value: `(${agency})${number}` }] }]
      : []
  const kept = record.fields.filter((field) => !isTheirs(field))
  const known = new Set(
    kept.flatMap((field) => (isControl(field) ? [] : field.subfields.map(({ value }) => value))),
  )
  const added = origin.filter((field) => isControl(field) || !known.has(field.subfields[0]?.value ?? ''))
  const place = kept.findIndex(({ tag }) => tag > '035')
  const fields = kept.toSpliced(place < 0 ? kept.length : place, 0, ...added)
  return { leader: normalLeader(record.leader).leader, fields }
}

/** Numbers, holdings and fields with a 9, which every library uses in its own way. */
const isTheirs = ({ tag }: MarcField) =>
  /^(001|003|005|09\d|59\d|69\d|84\d|85[0-35]|86\d|87\d|9\d\d)$/.test(tag)
