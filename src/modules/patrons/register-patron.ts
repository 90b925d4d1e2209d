import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { hashPassword } from '#kernel/password.ts'

export interface NewPatron {
  cardNumber: string
  name: string
  pin: string
  /** Code of the category; umum otherwise. */
  category?: string
}

/** Enters a verified member with a card and a PIN, for the length that the category gives. */
export async function registerPatron(db: Db | Tx, patron: NewPatron): Promise<number> {
  const pinHash = await hashPassword(patron.pin)
  const { rows } = await sql<{ id: number }>`
    with patron as (
      insert into patrons.patrons (name, pin_hash, category, expires_on, verified_at)
      select ${patron.name}, ${pinHash}, code, current_date + make_interval(months => validity), now()
      from patrons.categories where code = ${patron.category ?? 'umum'}
      returning id
    )
    insert into patrons.cards (number, patron_id) select ${patron.cardNumber.toUpperCase()}, id from patron
    returning patron_id as id
  `.execute(db)
  const [made] = rows
  if (!made) throw new Error(`No category ${patron.category}`)
  return made.id
}
