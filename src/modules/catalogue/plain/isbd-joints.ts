import type { Subfield } from '../marc/record.ts'

/** Marks that ISBD puts before a subfield, for fields whose subfields come and go with the form. */
const before: Record<string, Record<string, string> | undefined> = {
  245: { b: ' :', c: ' /' },
  260: { b: ' :', c: ',' },
  264: { b: ' :', c: ',' },
}
const closing = /(?:\s*[/:]|,)$/

/** Sets the marks between the subfields anew after one was added or taken away; others are left as they are. */
export function joined(tag: string, subfields: readonly Subfield[]): Subfield[] {
  const marks = before[tag]
  if (!marks) return [...subfields]
  return subfields.map((subfield, index) => {
    const next = subfields[index + 1]
    const mark = next ? marks[next.code] : ''
    if (mark === undefined) return subfield
    return { ...subfield, value: subfield.value.replace(closing, '') + mark }
  })
}
