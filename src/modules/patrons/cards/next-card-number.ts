import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'

/**
 * The next number for a card, passing over those in use. Its row stays locked until the transaction ends, so that
 * no two get the same one, and a registration that fails leaves no gap.
 */
export async function nextCardNumber(tx: Tx): Promise<string> {
  const { rows } = await sql<Counter>`
    select prefix, digits, next from patrons.card_counter for update
  `.execute(tx)
  const [counter] = rows
  if (!counter) throw new Error('the counter of cards is missing')
  const next = (await isTaken(tx, numberOf(counter, counter.next)))
    ? await nextGap(tx, counter)
    : counter.next
  await tx
    .updateTable('patrons.cardCounter')
    .set({ next: next + 1 })
    .execute()
  return numberOf(counter, next)
}

interface Counter {
  prefix: string
  digits: number
  next: number
}

const numberOf = ({ prefix, digits }: Counter, next: number) => prefix + String(next).padStart(digits, '0')

const isTaken = async (tx: Tx, number: string): Promise<boolean> =>
  (await tx.selectFrom('patrons.cards').select('number').where('number', '=', number).executeTakeFirst()) !==
  undefined

/** After tables of members were brought in, whole stretches are taken: the first number that follows one of them. */
async function nextGap(tx: Tx, { prefix, digits, next }: Counter): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    with taken as (
      select substr(number, ${prefix.length + 1}::int)::bigint as number from patrons.cards
      where number ~ ${`^${prefix}[0-9]{${digits}}$`}
    )
    select min(number) + 1 as next from taken
    where number >= ${next} and not exists (select from taken other where other.number = taken.number + 1)
  `.execute(tx)
  return rows[0]?.next ?? next
}
