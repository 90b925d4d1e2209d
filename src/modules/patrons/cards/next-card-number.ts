import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'

/**
 * The next number for a card, passing over those in use. Its row stays locked until the transaction ends, so that
 * no two get the same one, and a registration that fails leaves no gap.
 */
export async function nextCardNumber(tx: Tx): Promise<string> {
  const { rows } = await sql<{ prefix: string; digits: number; next: number }>`
    select prefix, digits, next from patrons.card_counter for update
  `.execute(tx)
  const [counter] = rows
  if (!counter) throw new Error('the counter of cards is missing')
  let next = counter.next
  while (await isTaken(tx, numberOf(counter, next))) next += 1
  await tx
    .updateTable('patrons.cardCounter')
    .set({ next: next + 1 })
    .execute()
  return numberOf(counter, next)
}

const numberOf = ({ prefix, digits }: { prefix: string; digits: number }, next: number) =>
  prefix + String(next).padStart(digits, '0')

const isTaken = async (tx: Tx, number: string): Promise<boolean> =>
  (await tx.selectFrom('patrons.cards').select('number').where('number', '=', number).executeTakeFirst()) !==
  undefined
