import type { Actor } from '#kernel/audit.ts'
import type { Block, Override } from './block.ts'

export const channels = ['desk', 'kiosk', 'sip2', 'phone', 'offline', 'bulk', 'job'] as const
/** Where a deed comes from. */
export type Channel = (typeof channels)[number]

/** Who does it; a machine is a kiosk, a book drop, a library system that speaks SIP2. */
export type DeedActor = Omit<Actor, 'kind'> & { kind: Actor['kind'] | 'machine' }

/** What every deed of circulation says besides what it asks for. */
export interface Deed {
  /** Chosen by the caller, 8 to 200 characters; a deed done once under a key is not done again. */
  key: string
  actor: DeedActor
  /** What the actor may do; decides which blocks can be overridden. */
  permissions: ReadonlySet<string>
  channel: Channel
  /** Where it happens. */
  branchId: number
  /** Decides as if it were to be done, and does nothing. */
  dryRun?: boolean
  overrides?: readonly Override[]
}

/** A deed done, or all the reasons why not. */
export type Answer<T> =
  | {
      ok: true
      value: T
      /** Blocks that did not count because somebody said so. */
      overridden: Block[]
      /** True when this key's deed was done before and this is its answer. */
      repeated: boolean
    }
  | { ok: false; blocks: Block[] }

/** The member concerned: by card as scanned, or by id. */
export type PatronRef = { card: string } | { patronId: number }
/** The copy concerned: by barcode as scanned, or by id. */
export type ItemRef = { barcode: string } | { itemId: number }

/** For the audit log, which knows machines as the system under their own name. */
export const auditActor = ({ kind, id, name }: DeedActor): Actor => ({
  kind: kind === 'machine' ? 'system' : kind,
  id: kind === 'machine' ? null : id,
  name,
})
