import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { lockPatrons } from '../../calendar/lock-patrons.ts'
import { auditActor, type Answer, type Deed } from '../../deeds/deed.ts'
import { perform } from '../../deeds/perform.ts'
import { waiveForBatch } from '../waive-for-batch.ts'
import { planAmnesty, type PlannedWaiver } from './plan-amnesty.ts'
import type { AmnestyTerms } from './terms.ts'

export interface AmnestyRequest {
  name: string
  terms: AmnestyTerms
  /** What the preview said; where that has changed, nothing is done. */
  seen: { charges: number; amount: number }
}

export interface Granted {
  batchId: number
  charges: number
  amount: number
}

/** Forgives all charges that meet the terms, as one batch that can be taken back. */
export const grantAmnesty = (
  db: Db,
  deed: Deed,
  request: AmnestyRequest,
  now: Date,
): Promise<Answer<Granted>> =>
  perform<Granted>(db, deed, now, {
    kind: 'amnesty',
    asked: request,
    async run(tx) {
      const { terms, seen } = request
      const { waivers: found } = await planAmnesty(tx, terms)
      await lockPatrons(tx, [...new Set(found.map(({ patronId }) => patronId))])
      // A new statement: somebody may have paid while the members were being locked.
      const { waivers, amount } = await planAmnesty(tx, terms)
      const charges = waivers.length
      if (charges === 0) return { ok: false, blocks: [{ code: 'amnesty-empty' }] }
      if (charges !== seen.charges || amount !== seen.amount) {
        return { ok: false, blocks: [{ code: 'amnesty-changed', charges, amount }] }
      }
      const batch = await forgive(tx, deed, request, waivers, now)
      const value = { ...batch, charges }
      return { ok: true, value, events: [], patronId: null, itemId: null }
    },
  })

async function forgive(
  tx: Tx,
  deed: Deed,
  { name, terms }: AmnestyRequest,
  waivers: readonly PlannedWaiver[],
  now: Date,
): Promise<{ batchId: number; amount: number }> {
  const actor = auditActor(deed.actor)
  const { id: batchId } = await tx
    .insertInto('circulation.batches')
    .values({ kind: 'amnesty', name, terms: toJson(terms), doneBy: actor.name, doneAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const amount = await waiveForBatch(tx, { batchId, reason: 'amnesty', note: name, actor, now }, waivers)
  await audit(tx, actor, {
    action: 'amnesty.granted',
    subjectKind: 'amnesty',
    subjectId: batchId,
    details: { charges: waivers.length, amount },
  })
  return { batchId, amount }
}
