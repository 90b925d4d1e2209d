import type { Vault } from '#modules/patrons/index.ts'
import type { Search } from '#modules/search/index.ts'

/** What the desk is given. */
export interface DeskParts {
  search: Search
  /** Finds members by the numbers of their papers. */
  vault: Vault
}
