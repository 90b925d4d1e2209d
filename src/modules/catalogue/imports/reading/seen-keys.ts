import type { FileKey } from './prepare-row.ts'

/** Keys of the last rows read; older ones are in the database. Bounded, however long the file is. */
export interface SeenKeys {
  recent: Map<string, number>
  before: Map<string, number>
}

/** Rows in a generation: more than can be on their way to the database at once. */
const generation = 20_000

export const noSeenKeys = (): SeenKeys => ({ recent: new Map(), before: new Map() })

interface KeyedRow {
  position: number
  fileKeys: readonly FileKey[]
}

/** Position of an earlier row with a key of this one. */
export function earlierOf({ fileKeys }: KeyedRow, { recent, before }: SeenKeys): number | undefined {
  for (const key of fileKeys) {
    const position = before.get(textOf(key)) ?? recent.get(textOf(key))
    if (position !== undefined) return position
  }
  return undefined
}

export function noteKeys({ position, fileKeys }: KeyedRow, seen: SeenKeys): void {
  if (seen.recent.size > generation) {
    seen.before = seen.recent
    seen.recent = new Map()
  }
  for (const key of fileKeys) if (!seen.recent.has(textOf(key))) seen.recent.set(textOf(key), position)
}

const textOf = ({ kind, key }: FileKey): string => `${kind} ${key}`
