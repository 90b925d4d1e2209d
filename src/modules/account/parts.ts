import type { PatronParts } from '#modules/patrons/index.ts'

/** What the pages of members are given: how data are sealed, and who else keeps something of a member. */
export interface AccountParts {
  patrons: PatronParts
}
