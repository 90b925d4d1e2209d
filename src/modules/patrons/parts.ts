import type { Vault } from './identity/vault.ts'
import type { MemberPanel } from './members/panel.ts'

/** What this module is given by those above it. */
export interface PatronParts {
  vault: Vault
  /** What other modules show on the page of a member. */
  panels?: readonly MemberPanel[]
}
