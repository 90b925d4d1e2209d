import { isControl, type DataField, type MarcField, type MarcRecord } from '../../marc/record.ts'
import { fieldToLine } from './field-lines.ts'
import type { RecordChange } from './record-change.ts'

export type RecordRefusal = 'in-quarantine' | 'title-would-go' | 'second-of-field' | 'main-entry-there'

export type RecordDecision =
  /** Fields that go and fields that come, as lines. */
  | { outcome: 'change'; marc: MarcRecord; before: string[]; after: string[] }
  | { outcome: 'same' }
  | { outcome: 'refused'; reason: RecordRefusal }

/** Decides what a change does to one title, from its record alone. */
export function decideRecord(change: RecordChange, record: MarcRecord, quarantined: boolean): RecordDecision {
  if (quarantined) return { outcome: 'refused', reason: 'in-quarantine' }
  const fields =
    change.deed === 'add-field' ? withField(record.fields, change.field) : changed(record, change)
  const before = linesOnlyIn(record.fields, fields)
  const after = linesOnlyIn(fields, record.fields)
  if (before.length === 0 && after.length === 0) return { outcome: 'same' }
  const reason = refusalOf(record.fields, fields)
  if (reason) return { outcome: 'refused', reason }
  return { outcome: 'change', marc: { leader: record.leader, fields }, before, after }
}

/** Before the first field of a higher tag; not at all where just the same field is there. */
function withField(fields: readonly MarcField[], added: DataField): MarcField[] {
  const line = fieldToLine(added)
  if (fields.some((field) => field.tag === added.tag && fieldToLine(field) === line)) return [...fields]
  const place = fields.findIndex(({ tag }) => tag > added.tag)
  return place < 0 ? [...fields, added] : fields.toSpliced(place, 0, added)
}

function changed({ fields }: MarcRecord, change: Exclude<RecordChange, { deed: 'add-field' }>): MarcField[] {
  const tag = change.deed === 'replace-field' ? change.field.tag : change.tag
  let first = true
  return fields.flatMap((field) => {
    if (field.tag !== tag || isControl(field)) return [field]
    const isFirst = first
    first = false
    return changedField(field, change, isFirst)
  })
}

function changedField(
  field: DataField,
  change: Exclude<RecordChange, { deed: 'add-field' }>,
  isFirst: boolean,
): DataField[] {
  if (change.deed === 'replace-field') return isFirst ? [change.field] : []
  if (change.deed === 'remove-field') {
    const goes = change.having === '' || field.subfields.some(({ value }) => has(value, change.having))
    return goes ? [] : [field]
  }
  if (change.deed === 'add-subfield') {
    const there = field.subfields.some(({ code, value }) => code === change.code && value === change.value)
    const added = { code: change.code, value: change.value }
    return [there ? field : { ...field, subfields: [...field.subfields, added] }]
  }
  const subfields = field.subfields.flatMap((subfield) => {
    if (subfield.code !== change.code) return [subfield]
    if (change.deed === 'set-subfield') return [{ ...subfield, value: change.value }]
    if (change.deed === 'remove-subfield') {
      return change.having === '' || has(subfield.value, change.having) ? [] : [subfield]
    }
    const value = replaced(subfield.value, change)
    return value.trim() === '' ? [] : [{ ...subfield, value }]
  })
  // A field that loses its last subfield has nothing left to say.
  return subfields.length === 0 ? [] : [{ ...field, subfields }]
}

const has = (value: string, text: string) => value.toLowerCase().includes(text.toLowerCase())

function replaced(
  value: string,
  { having, value: text, matchCase }: { having: string; value: string; matchCase: boolean },
): string {
  const pattern = having.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return value.replaceAll(new RegExp(pattern, matchCase ? 'gu' : 'giu'), () => text)
}

/** Data fields of MARC 21 that a record has once at most. */
const onlyOnce = new Set(
  '010 018 036 038 040 042 043 044 045 066 100 110 111 130 240 243 245 254 256 263 306 357 507 514 841 842 844 882'.split(
    ' ',
  ),
)
const mainEntries = new Set(['100', '110', '111', '130'])

/** What was wrong in the record already is no reason to refuse. */
function refusalOf(before: readonly MarcField[], after: readonly MarcField[]): RecordRefusal | undefined {
  const titleIsThere = (fields: readonly MarcField[]) =>
    fields.some((field) => field.tag === '245' && !isControl(field) && field.subfields.some(isTitle))
  if (titleIsThere(before) && !titleIsThere(after)) return 'title-would-go'
  const mains = (fields: readonly MarcField[]) => fields.filter(({ tag }) => mainEntries.has(tag)).length
  if (mains(after) > 1 && mains(after) > mains(before)) return 'main-entry-there'
  const count = (fields: readonly MarcField[], wanted: string) =>
    fields.filter(({ tag }) => tag === wanted).length
  const doubled = after.some(
    ({ tag }) => onlyOnce.has(tag) && count(after, tag) > 1 && count(after, tag) > count(before, tag),
  )
  return doubled ? 'second-of-field' : undefined
}

const isTitle = ({ code, value }: { code: string; value: string }) =>
  (code === 'a' || code === 'k') && value.trim() !== ''

/** Lines of the fields that the other list lacks, as often as it lacks them. */
function linesOnlyIn(fields: readonly MarcField[], others: readonly MarcField[]): string[] {
  const rest = new Map<string, number>()
  for (const field of others) {
    const line = fieldToLine(field)
    rest.set(line, (rest.get(line) ?? 0) + 1)
  }
  return fields.map(fieldToLine).filter((line) => {
    const left = rest.get(line) ?? 0
    if (left > 0) rest.set(line, left - 1)
    return left === 0
  })
}
