import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { ItemRef, PatronRef } from './deed.ts'

// Always the member first, then the copy, then holds. Facts are read afterwards, in a new statement: one that waited
// for a lock still sees the loans of before the wait.

export interface Parties {
  /** Null where there is no such member, or where nobody has the copy. */
  patronId: number | null
  itemId: number | null
}

const idOf = (ref: ItemRef) => ('itemId' in ref ? ref.itemId : null)
const barcodeOf = (ref: ItemRef) => ('barcode' in ref ? ref.barcode.trim() : null)

/** Locks a member and a copy. A card that is no longer in use still names its member. */
export async function lockParties(tx: Tx, patron: PatronRef, item: ItemRef): Promise<Parties> {
  const patronId = 'patronId' in patron ? patron.patronId : null
  const card = 'card' in patron ? patron.card.trim().toUpperCase() : null
  const { rows } = await sql<Parties>`
    select patron_id, item_id
    from circulation.lock_parties(${patronId}::bigint, ${card}::text, ${idOf(item)}::bigint, ${barcodeOf(item)}::text)
  `.execute(tx)
  return rows[0] ?? { patronId: null, itemId: null }
}

/** Locks a copy after the member who has it; which one that is may change until it is locked, and is checked later. */
export async function lockBorrower(tx: Tx, item: ItemRef): Promise<Parties> {
  const { rows } = await sql<Parties>`
    select patron_id, item_id from circulation.lock_borrower(${idOf(item)}::bigint, ${barcodeOf(item)}::text)
  `.execute(tx)
  return rows[0] ?? { patronId: null, itemId: null }
}

/** Locks a member alone; undefined where there is none. */
export async function lockPatron(tx: Tx, ref: PatronRef): Promise<number | undefined> {
  const { patronId } = await lockParties(tx, ref, { itemId: 0 })
  return patronId ?? undefined
}

/** Locks a copy whose member, if it has one, is locked. */
export async function lockItem(tx: Tx, itemId: number): Promise<void> {
  await tx.selectFrom('catalogue.items').select('id').where('id', '=', itemId).forNoKeyUpdate().execute()
}
