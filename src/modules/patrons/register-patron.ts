import type { Db, Tx } from '#kernel/database.ts'
import { hashPassword } from '#kernel/password.ts'

export interface NewPatron {
  cardNumber: string
  name: string
  pin: string
}

/** Enters a member with a card and a PIN. */
export async function registerPatron(db: Db | Tx, patron: NewPatron): Promise<number> {
  const pinHash = await hashPassword(patron.pin)
  const { id } = await db
    .insertInto('patrons.patrons')
    .values({ cardNumber: patron.cardNumber.toUpperCase(), name: patron.name, pinHash })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
