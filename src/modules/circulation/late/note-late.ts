import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Answer, Deed, ItemRef, PatronRef } from '../deeds/deed.ts'
import { FactsMoved, perform, type Result } from '../deeds/perform.ts'
import { ruleBook } from '../rules/rule-book.ts'
import { believedTime } from './believed-time.ts'
import { nothingDone, type CarriedOut } from './carried-out.ts'
import { carryOut } from './carry-out.ts'
import { insertConflict } from './conflicts/insert-conflict.ts'
import { decideLate, type LateDecision } from './decide-late.ts'
import type {
  LateCheckInRequest,
  LateCheckOutRequest,
  LateOutcome,
  LateRenewalRequest,
  LateRequest,
} from './late-deed.ts'
import { lockLate, readCopyAround, type CopyAround, type LateParties } from './late-facts.ts'

/** Notes a loan that was made without asking. It is never refused for a rule; what staff should know is listed. */
export const noteLateCheckOut = (db: Db, deed: Deed, request: LateCheckOutRequest, now: Date) =>
  note(db, deed, { kind: 'check-out', ...request }, now)

/** Notes a return that was taken without asking. */
export const noteLateCheckIn = (db: Db, deed: Deed, request: LateCheckInRequest, now: Date) =>
  note(db, deed, { kind: 'check-in', patron: null, ...request }, now)

/** Notes a renewal that was promised without asking. */
export const noteLateRenewal = (db: Db, deed: Deed, request: LateRenewalRequest, now: Date) =>
  note(db, deed, { kind: 'renewal', ...request }, now)

const note = (db: Db, deed: Deed, asked: LateRequest, now: Date): Promise<Answer<LateOutcome>> =>
  perform(db, deed, now, {
    kind: `late-${asked.kind}`,
    asked,
    run: (tx) => run(tx, db, deed, cleaned(asked), now),
  })

async function run(
  tx: Tx,
  db: Db,
  deed: Deed,
  request: LateRequest,
  now: Date,
): Promise<Result<LateOutcome>> {
  const before = await toldBefore(tx, deed.key)
  if (before) return { ok: true, value: before, events: [], patronId: null, itemId: null }
  const told = await takeLate(tx, db, deed, request, now)
  const { decision, carried, patronId, itemId, around } = told
  const { step } = decision
  const blocks = [...decision.blocks, ...carried.blocks]
  const conflictId =
    blocks.length > 0 ? await insertConflict(tx, deed, request, { ...told, blocks }, now) : null
  const applied = step !== 'nothing' || decision.known
  const { loanId, dueOn, events, writes } = carried
  const noted = sql`
    insert into circulation.late_deeds (key, kind, at, told_at, item_id, applied, loan_id, conflict_id)
    values (${deed.key}, ${request.kind}, ${told.at}, ${now}, ${decision.trusted ? itemId : null}, ${applied},
      ${loanId}, ${conflictId})`
  const value = { applied, conflictId, blocks, loanId, title: around.title, dueOn }
  return { ok: true, value, events, writes: [noted, ...writes], patronId, itemId }
}

export interface Told extends Pick<LateParties, 'patronId' | 'itemId'> {
  decision: LateDecision & { trusted: boolean }
  carried: CarriedOut
  around: CopyAround
  at: Date
}

/** Locks, reads, decides and does; also for staff who correct what was told. */
export async function takeLate(tx: Tx, db: Db, deed: Deed, request: LateRequest, now: Date): Promise<Told> {
  const { patron, item, kind, dueOn } = request
  const { patronId, itemId, borrowerId } = await lockLate(tx, patron, item)
  const { at, clock } = believedTime(request.at, now)
  const around = await readCopyAround(tx, patron, itemId, at)
  const { cardEnded, loan, newer } = around
  if (loan?.endedAt === null && loan.patronId !== borrowerId) throw new FactsMoved()
  const toldTime = Number.isNaN(request.at.getTime()) ? '' : request.at.toISOString()
  const facts = { kind, at, clock, toldTime, patronId, cardEnded, itemId, loan, newer }
  const decision = decideLate(facts)
  const book = await ruleBook(tx, db, around.version)
  const known = patron && patronId !== null ? { id: patronId, ref: patron } : null
  const late = { step: decision.step, patron: known, borrowerId, at, dueTold: dueOn }
  const carried = itemId === null ? nothingDone : await carryOut(tx, deed, book, { ...late, itemId }, now)
  return { decision: { ...decision, trusted: clock !== 'behind' }, carried, around, at, patronId, itemId }
}

/** What became of a deed told before, long after its answer was forgotten. */
async function toldBefore(tx: Tx, key: string): Promise<LateOutcome | undefined> {
  const told = await tx
    .selectFrom('circulation.lateDeeds')
    .select(['applied', 'conflictId', 'loanId'])
    .where('key', '=', key)
    .executeTakeFirst()
  return told && { ...told, blocks: [], title: null, dueOn: null }
}

/** No keyboard and no scanner sends a NUL, and PostgreSQL keeps none; nothing scanned is as long as this. */
const clean = (text: string) => text.replaceAll('\0', '').trim().slice(0, 200)
const cleanItem = (item: ItemRef): ItemRef => ('barcode' in item ? { barcode: clean(item.barcode) } : item)
const cleanPatron = (patron: PatronRef): PatronRef =>
  'card' in patron ? { card: clean(patron.card) } : patron

const cleaned = (request: LateRequest): LateRequest => ({
  ...request,
  item: cleanItem(request.item),
  patron: request.patron && cleanPatron(request.patron),
})
