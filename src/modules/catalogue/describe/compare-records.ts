import { isControl, type MarcField, type MarcRecord } from '../marc/record.ts'

/** One line of a readable difference; fields as `10 $a Bumi manusia / $c Pramoedya Ananta Toer.` */
export interface FieldChange {
  kind: 'added' | 'removed' | 'changed'
  tag: string
  before?: string
  after?: string
}

/** What became different from one record to another, in the order of tags. A field only moved is no change. */
export function compareRecords(before: MarcRecord, after: MarcRecord): FieldChange[] {
  const leader: FieldChange[] =
    // Lengths and addresses in the leader change with every edit and mean nothing to people.
    leaderText(before) === leaderText(after)
      ? []
      : [{ kind: 'changed', tag: 'LDR', before: leaderText(before), after: leaderText(after) }]
  const tags = [...new Set([...before.fields, ...after.fields].map(({ tag }) => tag))].toSorted()
  return [...leader, ...tags.flatMap((tag) => compareTag(tag, before, after))]
}

const leaderText = ({ leader }: MarcRecord): string => leader.slice(5, 12) + leader.slice(17)

function compareTag(tag: string, before: MarcRecord, after: MarcRecord): FieldChange[] {
  const gone = textsOf(tag, before)
  const come = textsOf(tag, after)
  for (const text of [...gone]) {
    const same = come.indexOf(text)
    if (same >= 0) {
      come.splice(same, 1)
      gone.splice(gone.indexOf(text), 1)
    }
  }
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index): FieldChange => {
    const [old, fresh] = [gone[index], come[index]]
    if (old !== undefined && fresh !== undefined) return { kind: 'changed', tag, before: old, after: fresh }
    return old === undefined ? { kind: 'added', tag, after: fresh } : { kind: 'removed', tag, before: old }
  })
}

const textsOf = (tag: string, record: MarcRecord): string[] =>
  record.fields.filter((field) => field.tag === tag).map(fieldText)

/** A field on one line; blank indicators as `#`. */
export function fieldText(field: MarcField): string {
  if (isControl(field)) return field.value
  const indicators = (field.ind1 + field.ind2).replaceAll(' ', '#')
  return [indicators, ...field.subfields.map(({ code, value }) => `$${code} ${value}`)].join(' ')
}
