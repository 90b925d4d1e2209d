import type { Db } from '#kernel/database.ts'
import {
  cancelHold,
  checkIn,
  checkOut,
  declareLost,
  placeHold,
  renew,
  undo,
  useInHouse,
  type Answer,
  type Deed,
} from '#modules/circulation/index.ts'

/** A deed as the journal keeps it, so that another process can ask for it again under the same key. */
export interface Asked {
  key: string
  kind:
    | 'check-out'
    | 'check-in'
    | 'renew'
    | 'place-hold'
    | 'cancel-hold'
    | 'undo'
    | 'declare-lost'
    | 'use-in-house'
  branchId: number
  at: string
  patronId: number
  barcode: string
  recordId: number
  holdId: number
  undoes: string
}

/** Asks for a deed, as a desk does. */
export function ask(db: Db, asked: Asked): Promise<Answer<object>> {
  const { key, kind, branchId, patronId, barcode, recordId, holdId } = asked
  const actor = { kind: 'staff', id: 1, name: 'Ratna' } as const
  const deed: Deed = { key, actor, permissions: new Set(), channel: 'desk', branchId }
  const now = new Date(asked.at)
  const item = { barcode }
  const patron = { patronId }
  if (kind === 'check-out') return checkOut(db, deed, { patron, item }, now)
  if (kind === 'check-in') return checkIn(db, deed, { item }, now)
  if (kind === 'renew') return renew(db, deed, { loan: item }, now)
  if (kind === 'place-hold') return placeHold(db, deed, { patron, recordId, pickupBranchId: branchId }, now)
  if (kind === 'cancel-hold') return cancelHold(db, deed, { holdId }, now)
  if (kind === 'undo') return undo(db, deed, { key: asked.undoes }, now)
  if (kind === 'declare-lost') return declareLost(db, deed, { item }, now)
  return useInHouse(db, deed, { item }, now)
}
