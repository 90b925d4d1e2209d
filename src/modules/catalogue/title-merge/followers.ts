import type { Tx } from '#kernel/database.ts'

export interface MergedTitles {
  from: number
  into: number
}

/**
 * What another module keeps of titles and moves along when two become one: holds, lists. The catalogue knows none
 * of them; they are handed in where the modules are put together, and work in the transaction of the merge.
 */
export interface MergeFollower {
  /** Under which its part of the merge is kept. */
  name: string
  /** Moves what it has; gives what it needs to take that back, as JSON. */
  follow(tx: Tx, titles: MergedTitles): Promise<unknown>
  takeBack(tx: Tx, titles: MergedTitles, moved: unknown): Promise<void>
}
