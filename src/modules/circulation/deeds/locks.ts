import type { Tx } from '#kernel/database.ts'
import type { ItemRef, PatronRef } from './deed.ts'

// Always the member first, then the copy, then holds. Facts are read afterwards, in a new statement: one that waited
// for a lock still sees the loans of before the wait.

/** Locks a member; undefined where there is none. A card that is no longer in use still names its member. */
export async function lockPatron(tx: Tx, ref: PatronRef): Promise<number | undefined> {
  const query = tx.selectFrom('patrons.patrons').select('id').forNoKeyUpdate()
  const patron = await (
    'patronId' in ref
      ? query.where('id', '=', ref.patronId)
      : query.where('id', '=', (one) =>
          one
            .selectFrom('patrons.cards')
            .select('patronId')
            .where('number', '=', ref.card.trim().toUpperCase()),
        )
  ).executeTakeFirst()
  return patron?.id
}

/** Locks a copy; undefined where there is none. */
export async function lockItem(tx: Tx, ref: ItemRef): Promise<number | undefined> {
  const query = tx.selectFrom('catalogue.items').select('id').forNoKeyUpdate()
  const item = await (
    'itemId' in ref ? query.where('id', '=', ref.itemId) : query.where('barcode', '=', ref.barcode.trim())
  ).executeTakeFirst()
  return item?.id
}
