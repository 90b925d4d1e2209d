import { isControl, type DataField, type MarcField, type MarcRecord } from '../marc/record.ts'

/** A record with its fields at hand by tag: a description asks for some eighty tags. */
export interface RecordFields {
  leader: string
  all: MarcField[]
  /** Values of the control fields of a tag. */
  control: (tag: string) => string[]
  /** Data fields of these tags: by the order of the tags, then of the record. */
  data: (...tags: string[]) => DataField[]
  /** Fields 880 that repeat a field of this tag in its own script. */
  linked: (tag: string) => DataField[]
}

export function recordFields({ leader, fields }: MarcRecord): RecordFields {
  const control = new Map<string, string[]>()
  const data = new Map<string, DataField[]>()
  const linked = new Map<string, DataField[]>()
  for (const field of fields) {
    if (isControl(field)) add(control, field.tag, field.value)
    else add(data, field.tag, field)
  }
  for (const field of data.get('880') ?? []) add(linked, linkedTag(field), field)
  return {
    leader,
    all: fields,
    control: (tag) => control.get(tag) ?? none,
    data: (...tags) => {
      const [tag = ''] = tags
      return tags.length === 1 ? (data.get(tag) ?? none) : tags.flatMap((tag) => data.get(tag) ?? none)
    },
    linked: (tag) => linked.get(tag) ?? none,
  }
}

const none: never[] = []

function add<Value>(found: Map<string, Value[]>, tag: string, value: Value): void {
  const values = found.get(tag)
  if (values) values.push(value)
  else found.set(tag, [value])
}

/** `100-01/$1` in $6 links to a field 100. */
export const linkedTag = ({ subfields }: DataField): string =>
  subfields.find(({ code }) => code === '6')?.value.slice(0, 3) ?? ''
