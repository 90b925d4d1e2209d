import { isControl, type DataField, type MarcField } from '../marc/record.ts'

/** How fields of one tag are shown and typed, one a line. */
export interface LineKind {
  tag: string
  lineOf(field: DataField): string
  /** The field of a line; changed from another one where the line took its place. */
  fieldOf(line: string, from: DataField | undefined): DataField
}

/**
 * Puts lines in the place of those a record shows. A field whose line did not change is kept to the letter, whatever
 * else it holds; a changed line changes its field; fields without a line stay where they are.
 */
export function applyLines(
  fields: readonly MarcField[],
  kind: LineKind,
  lines: readonly string[],
): MarcField[] {
  const old = fields.filter(
    (field): field is DataField => field.tag === kind.tag && !isControl(field) && kind.lineOf(field) !== '',
  )
  const fresh = matched(old, kind, lines)
  const kept = fresh.filter(({ from }) => from).map(({ from }) => from)
  const inOrder = kept.every(
    (field, index) => index === 0 || placeOf(old, kept[index - 1]) < placeOf(old, field),
  )
  const wanted = fresh.map(({ field }) => field)
  return inOrder ? inPlace(fields, old, fresh) : together(fields, old, wanted)
}

interface Matched {
  field: DataField
  /** The field of the record that it was or was changed from. */
  from: DataField | undefined
}

const placeOf = (old: readonly DataField[], field: DataField | undefined) => (field ? old.indexOf(field) : -1)

function matched(
  old: readonly DataField[],
  { lineOf, fieldOf }: LineKind,
  lines: readonly string[],
): Matched[] {
  const left = [...old]
  const same = lines.map((line) => {
    const at = left.findIndex((field) => lineOf(field) === line)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  })
  // As many lines as before: one that fits no field was typed over the one that stood there.
  const overwritten = lines.length === old.length
  return lines.map((line, index) => {
    const kept = same[index]
    if (kept) return { field: kept, from: kept }
    const there = old[index]
    const from = overwritten && there && left.includes(there) ? there : undefined
    return { field: fieldOf(line, from), from }
  })
}

/** Each changed field where it was, each new one after the line before it. */
function inPlace(
  fields: readonly MarcField[],
  old: readonly DataField[],
  fresh: readonly Matched[],
): MarcField[] {
  const stays = new Set(fresh.map(({ from }) => from))
  const left = fields.filter((field) => isControl(field) || !old.includes(field) || stays.has(field))
  let last = -1
  for (const { field, from } of fresh) {
    const at = from ? left.indexOf(from) : -1
    if (at >= 0) left[(last = at)] = field
    else {
      last = last >= 0 ? last + 1 : beginningOf(left, fresh, field.tag)
      left.splice(last, 0, field)
    }
  }
  return left
}

function beginningOf(fields: readonly MarcField[], fresh: readonly Matched[], tag: string): number {
  const next = fresh.find(({ from }) => from)?.from
  const at = next ? fields.indexOf(next) : fields.findIndex((field) => field.tag > tag)
  return at < 0 ? fields.length : at
}

/** All of them in their new order, where the first one stood. */
function together(fields: readonly MarcField[], old: readonly DataField[], wanted: DataField[]): MarcField[] {
  const isOld = (field: MarcField) => !isControl(field) && old.includes(field)
  const place = fields.findIndex(isOld)
  return [...fields.slice(0, place), ...wanted, ...fields.slice(place).filter((field) => !isOld(field))]
}
