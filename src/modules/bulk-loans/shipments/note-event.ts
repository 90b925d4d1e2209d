import type { Db, Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { Deed } from '#modules/circulation/index.ts'

export type ShipmentEventKind = 'lent' | 'returned' | 'renewed' | 'handed-on' | 'lost' | 'claimed'

export interface NewShipmentEvent {
  shipmentId: number
  /** Noted once under a key. */
  key: string
  kind: ShipmentEventKind
  details: object
  at: Date
}

/** Notes what happened to a shipment. */
export const noteEvent = (
  db: Db | Tx,
  { actor }: Pick<Deed, 'actor'>,
  { details, ...event }: NewShipmentEvent,
) =>
  db
    .insertInto('bulkLoans.shipmentEvents')
    .values({ ...event, actor: actor.name, details: toJson(details) })
    .onConflict((conflict) => conflict.constraint('one_event_per_key').doNothing())
    .execute()
