import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { publish } from '#kernel/events.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { lockMember } from '../members/update-member.ts'
import { takenOrThrow } from '../members/write-member.ts'
import type { Acting } from '../parts.ts'
import { chargeFee, findCategory } from '../standing/fees.ts'
import { nextCardNumber } from './next-card-number.ts'

export const replacementReasons = ['lost', 'damaged', 'replaced'] as const

export const ReplaceForm = v.object({
  reason: v.picklist(replacementReasons, 'required'),
  cardNumber: v.optional(
    v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^([A-Z0-9-]{4,32})?$/, 'card-shape')),
    '',
  ),
  fee: v.optional(v.string()),
})

export interface Replacement {
  patronId: number
  reason: (typeof replacementReasons)[number]
  /** Empty for the next number. */
  cardNumber: string
  /** Whether the fee of the category is charged. */
  withFee: boolean
}

/** Ends the card in use, which is refused from now on, and gives another. */
export async function replaceCard(
  db: Db,
  { patronId, reason, cardNumber, withFee }: Replacement,
  { parts, actor, now }: Acting,
): Promise<Outcome<{ cardNumber: string }, 'member-unknown' | 'card-taken'>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const member = await lockMember(tx, patronId)
      if (!member) return refused('member-unknown')
      await tx
        .updateTable('patrons.cards')
        .set({ endedAt: now, endedBecause: reason })
        .where('patronId', '=', patronId)
        .where('endedAt', 'is', null)
        .execute()
      const number = cardNumber || (await nextCardNumber(tx))
      await tx.insertInto('patrons.cards').values({ number, patronId, issuedAt: now }).execute()
      const amount = withFee ? (await findCategory(tx, member.category)).cardFee : 0
      await chargeFee(tx, parts, { patronId, amount, reason: 'card', actor }, now)
      await audit(tx, actor, {
        action: 'card.replaced',
        subjectKind: 'member',
        subjectId: patronId,
        details: { reason },
      })
      await publish(tx, 'card-replaced', { patronId, reason })
      return done({ cardNumber: number })
    })
  } catch (error) {
    if (takenOrThrow(error) === 'card-taken') return refused('card-taken')
    throw error
  }
}
