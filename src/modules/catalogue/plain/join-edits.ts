import { plainNames, sameValue, type PlainFields, type PlainName } from './plain-form.ts'

export interface JoinedEdits {
  /** The form for another try: what I changed, and of the rest what the other one made of it. */
  fields: PlainFields
  /** Values that both changed, and not to the same: mine stand in the form. */
  both: PlainName[]
}

/** Puts together what two people changed in a record at the same time. */
export function joinEdits(before: PlainFields, theirs: PlainFields, mine: PlainFields): JoinedEdits {
  const fields = { ...theirs }
  const both: PlainName[] = []
  for (const name of plainNames) {
    if (sameValue(mine[name], before[name])) continue
    Object.assign(fields, { [name]: mine[name] })
    const theyToo = !sameValue(theirs[name], before[name]) && !sameValue(theirs[name], mine[name])
    if (theyToo) both.push(name)
  }
  return { fields, both }
}
