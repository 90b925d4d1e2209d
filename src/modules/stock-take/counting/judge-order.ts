/** A copy in the row that somebody goes along. */
export interface Mark {
  itemId: number
  shelf: string
  prefix: string
  key: string
  callNumber: string
  title: string
}

export interface Judged {
  /** Which copy stands wrongly: this one, or the one before it, which was too far on. */
  wrong: 'none' | 'this' | 'last'
  marks: Mark[]
}

/** Code units, as the database compares keys under "C". */
const comesBefore = (one: string, other: string) => one < other

/**
 * Tells from the last two copies in order whether one stands out of it. One that comes too early is wrong itself,
 * unless it goes on well from the copy before the last: then the last one was the stranger. Another shelf, or another
 * sequence such as reference works, begins anew.
 */
export function judgeOrder(marks: readonly Mark[], next: Mark): Judged {
  const row = marks.filter(({ shelf, prefix }) => shelf === next.shelf && prefix === next.prefix)
  const last = row.at(-1)
  const before = row.at(-2)
  if (last?.itemId === next.itemId) return { wrong: 'none', marks: [...marks] }
  if (!last || !comesBefore(next.key, last.key))
    return { wrong: 'none', marks: [...(last ? [last] : []), next] }
  if (before && !comesBefore(next.key, before.key)) return { wrong: 'last', marks: [before, next] }
  return { wrong: 'this', marks: row }
}
