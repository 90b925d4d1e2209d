import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Answer, Deed, ItemRef } from '../deeds/deed.ts'
import { withCopy } from '../items/with-copy.ts'

export interface ClaimRequest {
  item: ItemRef
  /** False: the claim is withdrawn, and days count again. */
  claimed: boolean
  note?: string | undefined
}

export interface Claim {
  loanId: number
  itemId: number
  title: string
  claimed: boolean
}

/**
 * The member says that the copy was returned: no fine grows while it is looked for. A return of the copy ends the
 * claim by itself, and so does its loss.
 */
export const claimReturned = (db: Db, deed: Deed, request: ClaimRequest, now: Date): Promise<Answer<Claim>> =>
  withCopy(
    db,
    deed,
    now,
    { kind: 'claim-returned', asked: request, item: request.item },
    async (tx, copy) => {
      const { loan, item, itemId, borrowerId } = copy
      if (!loan) return { ok: false, blocks: [{ code: 'loan-unknown' }] }
      const { claimed, note = '' } = request
      if (claimed && loan.claimedAt !== null) return { ok: false, blocks: [{ code: 'loan-claimed' }] }
      if (!claimed && loan.claimedAt === null) return { ok: false, blocks: [{ code: 'loan-not-claimed' }] }
      await sql`
      with claim as (
        update circulation.loans set claimed_at = ${claimed ? now : null} where id = ${loan.id}
      )
      insert into circulation.loan_events (loan_id, kind, at, channel, actor, details)
      values (${loan.id}, ${claimed ? 'claimed-returned' : 'claim-ended'}, ${now}, ${deed.channel},
        ${deed.actor.name}, jsonb_build_object('note', ${note.slice(0, 500)}::text))
    `.execute(tx)
      const value = { loanId: loan.id, itemId, title: item.title, claimed }
      return { ok: true, value, events: [], patronId: borrowerId, itemId }
    },
  )
