import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { renew, type Block, type Deed } from '#modules/circulation/index.ts'
import { shipmentCopies } from '../shipments/find-shipments.ts'
import { noteEvent } from '../shipments/note-event.ts'

export interface ShipmentRenewed {
  renewed: number
  dueOn: Day | null
  refused: { barcode: string; blocks: Block[] }[]
}

/** Renews all that is out of a shipment; what cannot be renewed is named with the reasons. */
export async function renewShipment(
  db: Db,
  deed: Deed,
  shipmentId: number,
  now: Date,
): Promise<ShipmentRenewed> {
  const copies = await shipmentCopies(db, shipmentId)
  const result: ShipmentRenewed = { renewed: 0, dueOn: null, refused: [] }
  for (const { loanId, barcode, state } of copies) {
    if (state !== 'out') continue
    const one: Deed = { ...deed, channel: 'bulk', key: `${deed.key}:renew:${loanId}` }
    const answer = await renew(db, one, { loan: { loanId } }, now)
    if (answer.ok) {
      result.renewed += 1
      result.dueOn = answer.value.dueOn
    } else result.refused.push({ barcode, blocks: answer.blocks })
  }
  const { renewed: count, refused: blocks, dueOn } = result
  const details = { count, refused: blocks.length, blocks, ...(dueOn ? { dueOn } : {}) }
  await noteEvent(db, deed, { shipmentId, key: `${deed.key}:renewed`, kind: 'renewed', details, at: now })
  return result
}
