import { fieldText } from '../describe/compare-records.ts'
import { fieldRule } from '../marc-schema/schema.ts'
import { isControl, type DataField, type MarcField, type MarcRecord } from '../marc/record.ts'

/** A field that two people changed, each in their own way; undefined where one of them removed it. */
export interface Clash {
  mine: MarcField | undefined
  theirs: MarcField | undefined
}

export interface JoinedRecords {
  /** What each changed alone, and where they clash, mine. */
  record: MarcRecord
  clashes: Clash[]
}

/** What became of a field: itself, another one, or nothing. */
interface Fate {
  from: MarcField
  to: MarcField | undefined
}

/** Puts together what two people made of the same record. */
export function joinRecords(before: MarcRecord, theirs: MarcRecord, mine: MarcRecord): JoinedRecords {
  const clashes: Clash[] = []
  const fields = [...mine.fields]
  const theirFates = fatesOf(before.fields, theirs.fields)
  const myFates = fatesOf(before.fields, mine.fields)
  const put = (old: MarcField | undefined, fresh: MarcField | undefined) => {
    const at = old ? fields.indexOf(old) : -1
    if (at >= 0) fields.splice(at, 1, ...(fresh ? [fresh] : []))
    else if (fresh) insert(fields, fresh)
  }
  for (const [index, { from, to }] of theirFates.kept.entries()) {
    const ours = myFates.kept[index]?.to
    if (same(to, from) || same(to, ours)) continue
    const unchanged = same(ours, from)
    const joined = !unchanged && to && ours ? joinFields(from, to, ours) : undefined
    if (unchanged) put(ours, to)
    else if (joined) put(ours, joined)
    else clashes.push({ mine: ours, theirs: to })
  }
  for (const added of theirFates.added) {
    if (myFates.added.some((field) => same(field, added))) continue
    const rival =
      fieldRule(added.tag)?.repeatable === false && myFates.added.find(({ tag }) => tag === added.tag)
    if (rival) clashes.push({ mine: rival, theirs: added })
    else insert(fields, added)
  }
  return {
    record: { leader: joinTexts(before.leader, theirs.leader, mine.leader) ?? mine.leader, fields },
    clashes,
  }
}

const same = (a: MarcField | undefined, b: MarcField | undefined) =>
  a === b || (a !== undefined && b !== undefined && a.tag === b.tag && fieldText(a) === fieldText(b))

/** Before the first field of a higher tag. */
export function insert(fields: MarcField[], field: MarcField): void {
  const at = fields.findIndex(({ tag }) => tag > field.tag)
  fields.splice(at < 0 ? fields.length : at, 0, field)
}

/** What became of each field: first those that stayed, then, of one tag and in their order, those that changed. */
function fatesOf(
  before: readonly MarcField[],
  after: readonly MarcField[],
): { kept: Fate[]; added: MarcField[] } {
  const left = [...after]
  const take = (fits: (field: MarcField) => boolean): MarcField | undefined => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const stayed = before.map((from) => ({ from, to: take((field) => same(field, from)) }))
  const kept = stayed.map(({ from, to }) => ({ from, to: to ?? take(({ tag }) => tag === from.tag) }))
  return { kept, added: left }
}

/** The field with the changes of both; undefined where they touched the same part of it. */
function joinFields(before: MarcField, theirs: MarcField, mine: MarcField): MarcField | undefined {
  if (isControl(before) || isControl(theirs) || isControl(mine)) {
    if (!isControl(before) || !isControl(theirs) || !isControl(mine)) return undefined
    const value = joinTexts(before.value, theirs.value, mine.value)
    return value === undefined ? undefined : { tag: mine.tag, value }
  }
  const signs = [before, theirs, mine].map(({ ind1, ind2 }) => ind1 + ind2)
  const indicators = joinTexts(signs[0] ?? '', signs[1] ?? '', signs[2] ?? '')
  const subfields = joinSubfields(before, theirs, mine)
  if (indicators === undefined || !subfields) return undefined
  return { tag: mine.tag, ind1: indicators.charAt(0), ind2: indicators.charAt(1), subfields }
}

function joinSubfields(
  before: DataField,
  theirs: DataField,
  mine: DataField,
): DataField['subfields'] | undefined {
  const codes = (field: DataField) => field.subfields.map(({ code }) => code).join('')
  if (codes(before) !== codes(theirs) || codes(before) !== codes(mine)) return undefined
  const values = before.subfields.map(({ code, value }, at) => {
    const [them, me] = [theirs.subfields[at]?.value ?? '', mine.subfields[at]?.value ?? '']
    if (them === value || them === me) return { code, value: me }
    return me === value ? { code, value: them } : undefined
  })
  const joined = values.filter((value) => value !== undefined)
  return joined.length === values.length ? joined : undefined
}

/** Character by character, for texts in which each place means something. */
function joinTexts(before: string, theirs: string, mine: string): string | undefined {
  if (theirs === before || theirs === mine) return mine
  if (mine === before) return theirs
  if (theirs.length !== before.length || mine.length !== before.length) return undefined
  let joined = ''
  for (let at = 0; at < before.length; at += 1) {
    const [old, them, me] = [before.charAt(at), theirs.charAt(at), mine.charAt(at)]
    if (them !== old && me !== old && them !== me) return undefined
    joined += me === old ? them : me
  }
  return joined
}
