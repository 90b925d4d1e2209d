import type { DataField, MarcField, MarcRecord, Subfield } from '../marc/record.ts'
import { applyLines } from './apply-lines.ts'
import { withFixedField } from './fixed-field.ts'
import { joined } from './isbd-joints.ts'
import { sameValue, type PlainFields } from './plain-form.ts'
import { heldBy, slots, type Slot } from './plain-slots.ts'
import { plainText, surnameFirst } from './plain-text.ts'
import { notes, otherAuthors, subjects } from './line-kinds.ts'
import { plainFieldsOf, yearIn } from './shown-fields.ts'

/**
 * Changes in a record just what the form changed: a value left as it was shown stays in the record to the letter, and
 * so does everything that the form does not show.
 */
export function applyPlainFields(record: MarcRecord, wanted: PlainFields): MarcRecord {
  const shown = plainFieldsOf(record)
  let fields: MarcField[] = record.fields
  for (const slot of slots) {
    if (slot.name === 'date') {
      if (wanted.year !== shown.year)
        fields = withValue(fields, slot, dateWith(heldBy(slot, fields), wanted.year))
    } else if (wanted[slot.name] !== shown[slot.name]) fields = withValue(fields, slot, wanted[slot.name])
  }
  if (!sameValue(wanted.otherAuthors, shown.otherAuthors))
    fields = applyLines(fields, otherAuthors, wanted.otherAuthors)
  if (!sameValue(wanted.subjects, shown.subjects)) fields = applyLines(fields, subjects, wanted.subjects)
  if (!sameValue(wanted.notes, shown.notes)) fields = applyLines(fields, notes, wanted.notes)
  return { leader: record.leader, fields: withFixedField(fields, wanted, shown) }
}

/** `c2005` with the year 2006 is `c2006`. */
function dateWith(date: string, year: string): string {
  const old = yearIn(date)
  const plain = plainText(date)
  return old && year ? plain.replace(old, year) : year
}

function withValue(fields: readonly MarcField[], slot: Slot, value: string): MarcField[] {
  const old = slot.find(fields, slot.code)
  if (!old) return value === '' ? [...fields] : inserted(fields, newField(fields, slot, value))
  const place = fields.indexOf(old)
  const field = changedField(old, slot, value)
  const gone = field.subfields.length === 0 || (slot.needed && value === '')
  return gone ? fields.toSpliced(place, 1) : fields.with(place, field)
}

function changedField(old: DataField, slot: Slot, value: string): DataField {
  const { code, shown } = slot
  const at = old.subfields.findIndex((subfield) => subfield.code === code)
  const before = old.subfields[at]?.value ?? ''
  const subfield = { code, value: value + tailOf(before, shown(before)) }
  const subfields = replaced(old.subfields, at, subfield, value === '')
  const cameOrWent = at < 0 || value === ''
  const field = { ...old, subfields: cameOrWent ? joined(old.tag, subfields) : subfields }
  if (slot.name === 'author') return withAuthor(field, old, value)
  return slot.name === 'title' ? withFiling(field, before, value) : field
}

/** The punctuation that was not shown. */
function tailOf(held: string, shown: string): string {
  const start = shown === '' ? -1 : held.indexOf(shown)
  return start < 0 ? '' : held.slice(start + shown.length)
}

function replaced(subfields: Subfield[], at: number, subfield: Subfield, removed: boolean): Subfield[] {
  if (at >= 0) return removed ? subfields.toSpliced(at, 1) : subfields.with(at, subfield)
  if (removed) return subfields
  const later = subfields.findIndex(({ code }) => code > subfield.code)
  return subfields.toSpliced(later < 0 ? subfields.length : later, 0, subfield)
}

/** Another name is another heading: the number of its authority goes, and the indicator says how it begins. */
function withAuthor(field: DataField, old: DataField, value: string): DataField {
  const subfields = field.subfields.filter(({ code }) => code !== '0' && code !== '1')
  const personal = old.tag === '100' && (old.ind1 === '0' || old.ind1 === '1')
  return { ...field, subfields, ind1: personal ? surnameFirst(value) : old.ind1 }
}

/** The second indicator counts letters that are passed over in sorting (`The `): it must count those of this title. */
function withFiling(field: DataField, before: string, value: string): DataField {
  const passed = Number(field.ind2)
  const same = before.slice(0, passed) === value.slice(0, passed)
  return passed > 0 && !same ? { ...field, ind2: '0' } : field
}

function newField(
  fields: readonly MarcField[],
  { name, tag, code, indicators }: Slot,
  value: string,
): DataField {
  const [ind1 = ' ', ind2 = ' '] = indicators
  const underName = tag === '245' && fields.some((field) => /^1[01]/.test(field.tag))
  const first = name === 'author' ? surnameFirst(value) : underName ? '1' : ind1
  return { tag, ind1: first, ind2, subfields: [{ code, value }] }
}

/** Before the first field of a higher tag, as cataloguers order them. */
function inserted(fields: readonly MarcField[], field: DataField): MarcField[] {
  const place = fields.findIndex(({ tag }) => tag > field.tag)
  return fields.toSpliced(place < 0 ? fields.length : place, 0, field)
}
