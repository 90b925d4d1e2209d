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
  const old = textsByTag(before)
  const fresh = textsByTag(after)
  const tags = [...new Set([...old.keys(), ...fresh.keys()])].toSorted()
  return [
    ...compareLeaders(leaderText(before), leaderText(after)),
    ...tags.flatMap((tag) => compareTexts(tag, old.get(tag) ?? [], fresh.get(tag) ?? [])),
  ]
}

const compareLeaders = (before: string, after: string): FieldChange[] =>
  before === after ? [] : [{ kind: 'changed', tag: 'LDR', before, after }]

// Lengths, addresses and the encoding in the leader change with the way a record is written and mean nothing to people.
const leaderText = ({ leader }: MarcRecord): string =>
  (leader.slice(5, 9) + leader.slice(17, 20)).replaceAll(' ', '#')

function textsByTag(record: MarcRecord): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  for (const field of record.fields) {
    const text = fieldText(field)
    const others = texts.get(field.tag)
    if (others) others.push(text)
    else texts.set(field.tag, [text])
  }
  return texts
}

function compareTexts(tag: string, before: string[], after: string[]): FieldChange[] {
  const gone = without(before, after)
  const come = without(after, before)
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index): FieldChange => {
    const [old, fresh] = [gone[index], come[index]]
    if (old !== undefined && fresh !== undefined) return { kind: 'changed', tag, before: old, after: fresh }
    return old === undefined ? { kind: 'added', tag, after: fresh } : { kind: 'removed', tag, before: old }
  })
}

/** The texts but for those that are also among the others, as often as they are there. */
function without(texts: string[], others: string[]): string[] {
  const left = new Map<string, number>()
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1)
  return texts.filter((text) => {
    const count = left.get(text) ?? 0
    if (count > 0) left.set(text, count - 1)
    return count === 0
  })
}

/** A field on one line; blank indicators as `#`. */
export function fieldText(field: MarcField): string {
  if (isControl(field)) return field.value
  const indicators = (field.ind1 + field.ind2).replaceAll(' ', '#')
  return [indicators, ...field.subfields.map(({ code, value }) => `$${code} ${value}`)].join(' ')
}
