import type { Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import type { Vault } from './identity/vault.ts'
import type { MemberPanel } from './members/panel.ts'

export interface MemberCharge {
  patronId: number
  /** Whole rupiah, more than nothing. */
  amount: number
  reason: 'membership' | 'card'
  actor: Actor
}

/**
 * A module above this one that keeps something of members. It is asked and told within the transaction, so that a
 * merge or a closing is whole or has not been.
 */
export interface MemberFollower {
  /** What is kept of one member goes to the other; both are locked, the smaller id first. */
  onMerge?(tx: Tx, merge: { from: number; into: number }): Promise<void>
  /** True when something is open: a member with books at home cannot leave. */
  holdsBack?(tx: Tx | Db, patronId: number): Promise<boolean>
  /** Forgets who it was; figures stay. */
  onForget?(tx: Tx, patronId: number): Promise<void>
  /** What is kept about a member, for the copy that they may ask for. */
  tellAll?(db: Db, patronId: number): Promise<Record<string, readonly Record<string, unknown>[]>>
}

/** What this module is given by those above it. */
export interface PatronParts {
  vault: Vault
  /** Where photos and files to be imported are kept. */
  files: FileStore
  /** Writes a fee into the ledger, in the transaction of what brought it; without it there are no fees. */
  charge?(tx: Tx, charge: MemberCharge, now: Date): Promise<unknown>
  followers?: readonly MemberFollower[]
  /** Whether this library sends mail. */
  byMail?: boolean
  /** What other modules show on the page of a member. */
  panels?: readonly MemberPanel[]
}

/** Who acts, when, and with what. */
export interface Acting {
  parts: PatronParts
  actor: Actor
  now: Date
}
