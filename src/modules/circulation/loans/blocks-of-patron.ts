import type { Day } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'

export interface PatronFacts {
  id: number
  category: string
  standing: string
  expiresOn: Day
  verified: boolean
  /** Why the scanned card is no longer in use; null for one in use, or where no card was scanned. */
  cardEnded: string | null
  /** Blocks in force today. */
  blocks: readonly { kind: string; reason: string; endsOn: Day | null }[]
}

/**
 * What in a member's own state speaks against lending. One who has registered online and is not verified yet may
 * borrow within the limits for such members.
 */
export function blocksOfPatron(patron: PatronFacts, today: Day): Block[] {
  if (patron.standing === 'closed') return [{ code: 'member-left' }]
  const blocks: Block[] = []
  if (patron.cardEnded === 'lost') blocks.push({ code: 'card-lost' })
  else if (patron.cardEnded !== null) blocks.push({ code: 'card-replaced' })
  if (patron.expiresOn < today) blocks.push({ code: 'member-expired', on: patron.expiresOn })
  return [...blocks, ...patron.blocks.map(blockOf)]
}

function blockOf({ kind, reason, endsOn }: PatronFacts['blocks'][number]): Block {
  if (kind === 'suspension') return { code: 'member-suspended', until: endsOn }
  if (kind === 'address-unknown') return { code: 'member-address-unknown' }
  return { code: 'member-blocked', reason }
}
