import type { Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import type { Deed, PatronRef } from '../deeds/deed.ts'
import { FactsMoved } from '../deeds/perform.ts'
import type { CirculationEvent } from '../events.ts'
import { chargeDelay } from '../loans/charge-delay.ts'
import { decideRenewal } from '../loans/decide-renewal.ts'
import { readRenewal } from '../loans/renewal-facts.ts'
import { writeRenewal } from '../loans/renew.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { nothingDone, type CarriedOut, type LateDeed } from './carried-out.ts'
import { holds } from './lend-late.ts'

/** Notes a renewal that was promised, whatever speaks against it; one that brings no later day changes nothing. */
export async function renewLate(
  tx: Tx,
  deed: Deed,
  book: RuleBook,
  { itemId, at, dueTold }: LateDeed,
  patron: { id: number; ref: PatronRef },
  now: Date,
): Promise<CarriedOut> {
  const open = await tx
    .selectFrom('circulation.loans')
    .select('id')
    .where('itemId', '=', itemId)
    .where('patronId', '=', patron.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  const read = open && (await readRenewal(tx, open.id, patron.id, dayOf(at)))
  if (!read) throw new FactsMoved()
  const { blocks, dueOn: byRule } = decideRenewal(book, read.facts, at)
  const told = holds(dueTold, byRule, dayOf(at))
  const dueOn = told ? dueTold : byRule
  const { loan, price } = read
  if (dueOn <= loan.dueOn) return { ...nothingDone, loanId: loan.id, dueOn: loan.dueOn }
  const events: CirculationEvent[] = []
  const times = { day: dayOf(at), now }
  const delay = await chargeDelay(tx, deed, book, loan, { id: itemId, price }, times, events)
  const written = await writeRenewal(tx, deed, at, read, { dueOn, delay, events, overridden: [] })
  if (!written.ok) return nothingDone
  const against = blocks.filter(({ code }) => code !== 'renewal-brings-nothing')
  return {
    blocks: told ? [...against, { code: 'day-not-allowed' }] : against,
    done: { renewed: written.value },
    loanId: loan.id,
    dueOn,
    events: [...written.events],
    writes: [...(written.writes ?? [])],
  }
}
