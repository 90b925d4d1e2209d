import * as v from 'valibot'
import type { Db, Tx } from '#kernel/database.ts'
import type { Event, Listener } from '#kernel/events.ts'
import { addJob } from '#kernel/jobs.ts'
import { note, type NewNotice } from './note.ts'
import { noticesOfSuggestion } from './notices-of-suggestion.ts'
import { noticesOfVisit } from './notices-of-visit.ts'

/** The job that writes messages of what was noted. */
export const tellJob = 'notices-tell'

const HoldReady = v.object({ holdId: v.number(), patronId: v.number() })
const Registered = v.object({ patronId: v.number(), online: v.optional(v.boolean(), false) })
const PinLinkAsked = v.object({ patronId: v.number(), contactId: v.number(), askedAt: v.string() })
const ReceiptAsked = v.object({
  /** One visit brings each member one receipt, however often it is asked for. */
  visit: v.optional(v.string()),
  patronId: v.number(),
  loanIds: v.optional(v.array(v.number()), []),
  returnedLoanIds: v.optional(v.array(v.number()), []),
})

/** What happens elsewhere of which members are told at once. */
export const noticeListeners = (clock: () => Date = () => new Date()): readonly Listener[] => [
  listener('hold-ready', clock, ({ id, payload }, now) => {
    const { holdId, patronId } = v.parse(HoldReady, payload)
    // A copy that was ready may go astray and another come: that is news again.
    const key = `hold-ready:${holdId}:${id}`
    return [{ key, kind: 'hold-ready', patronId, about: { hold: holdId }, tellFrom: now }]
  }),
  listener('visit-dropped', clock, noticesOfVisit),
  listener('member-registered', clock, ({ payload }, now) => {
    const { patronId, online } = v.parse(Registered, payload)
    const kind = online ? 'verification' : 'welcome'
    return [{ key: `${kind}:${patronId}`, kind, patronId, about: {}, tellFrom: now }]
  }),
  listener('member-mail-changed', clock, ({ id, payload }, now) => {
    const { patronId } = v.parse(Registered, payload)
    const key = `verification:${patronId}:${id}`
    return [{ key, kind: 'verification', patronId, about: {}, tellFrom: now }]
  }),
  listener('pin-link-asked', clock, ({ id, payload }, now) => {
    const { patronId, contactId, askedAt } = v.parse(PinLinkAsked, payload)
    const about = { contact: contactId, asked: askedAt }
    return [{ key: `pin-link:${id}`, kind: 'pin-link', patronId, about, tellFrom: now }]
  }),
  listener('member-verified', clock, ({ payload }, now) => {
    const { patronId } = v.parse(Registered, payload)
    return [{ key: `welcome:${patronId}`, kind: 'welcome', patronId, about: {}, tellFrom: now }]
  }),
  listener('receipt-asked', clock, ({ id, payload }, now) => {
    const { visit, patronId, loanIds, returnedLoanIds } = v.parse(ReceiptAsked, payload)
    const about = { loans: loanIds, returned: returnedLoanIds }
    return [{ key: `receipt:${visit ?? id}:${patronId}`, kind: 'receipt', patronId, about, tellFrom: now }]
  }),
  listener('suggestion-moved', clock, noticesOfSuggestion),
]

const listener = (
  event: string,
  clock: () => Date,
  noticesOf: (event: Event, now: Date, tx: Tx) => NewNotice[] | Promise<NewNotice[]>,
): Listener => ({
  event,
  name: `notices of ${event}`,
  hear: (db: Db, heard) =>
    db.transaction().execute(async (tx) => {
      const now = clock()
      // Told twice of one event, the second time finds the key.
      if ((await note(tx, await noticesOf(heard, now, tx), now)) > 0) await addJob(tx, tellJob, {}, tellJob)
    }),
})
