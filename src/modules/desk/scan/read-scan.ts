import type { Db } from '#kernel/database.ts'
import { itemState, type ItemState } from '#modules/circulation/index.ts'

/** What a scan at the desk means. */
export type Scan =
  | { kind: 'member'; patronId: number; ended: 'lost' | 'other' | null }
  | { kind: 'copy'; state: ItemState }
  | { kind: 'words'; text: string }

/** A card, a copy, or words of a name or a title, in this order: cards and copies never share a number. */
export async function readScan(db: Db, typed: string, now: Date): Promise<Scan> {
  const text = typed.trim().slice(0, 200)
  const card = await db
    .selectFrom('patrons.cards')
    .select(['patronId', 'endedAt', 'endedBecause'])
    .where('number', '=', text.toUpperCase())
    .executeTakeFirst()
  if (card)
    return {
      kind: 'member',
      patronId: card.patronId,
      ended: card.endedAt ? (card.endedBecause === 'lost' ? 'lost' : 'other') : null,
    }
  const state = await itemState(db, { barcode: text }, now)
  return state ? { kind: 'copy', state } : { kind: 'words', text }
}
