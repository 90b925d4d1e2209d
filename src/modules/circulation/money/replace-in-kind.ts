import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { auditActor, type Answer, type Deed } from '../deeds/deed.ts'
import { perform } from '../deeds/perform.ts'
import { holdCharges } from './open-charges.ts'
import { writeSettling } from './write-settling.ts'

export interface ReplaceRequest {
  patronId: number
  chargeId: number
  /** The copy given in place of the lost one, once it is in the catalogue. */
  barcode?: string | undefined
  note: string
}

export interface Replaced {
  amount: number
  itemId: number | null
}

/** A book is given for a book (ganti buku): what is open of the price of a lost or damaged copy is settled. */
export const replaceInKind = (
  db: Db,
  deed: Deed,
  request: ReplaceRequest,
  now: Date,
): Promise<Answer<Replaced>> =>
  perform<Replaced>(db, deed, now, {
    kind: 'replace-in-kind',
    asked: request,
    async run(tx) {
      const { patronId, chargeId, barcode, note } = request
      const [charge] = (await holdCharges(tx, patronId, [chargeId])) ?? []
      if (!charge) return { ok: false, blocks: [{ code: 'charge-unknown' }] }
      const { reason, open: amount } = charge
      if (reason !== 'lost' && reason !== 'damaged') return { ok: false, blocks: [{ code: 'not-in-kind' }] }
      if (amount === 0) return { ok: false, blocks: [{ code: 'owes-nothing' }] }
      const itemId = barcode ? await itemWith(tx, barcode) : undefined
      if (barcode && itemId === undefined) return { ok: false, blocks: [{ code: 'item-unknown' }] }
      await writeSettling(
        tx,
        deed,
        [{ chargeId, kind: 'in-kind', amount, reason: 'settled', note, itemId }],
        now,
      )
      await audit(tx, auditActor(deed.actor), {
        action: 'money.replaced',
        subjectKind: 'account',
        subjectId: patronId,
        details: { amount, ...(barcode && { barcode }) },
      })
      const value = { amount, itemId: itemId ?? null }
      return { ok: true, value, events: [], patronId, itemId: value.itemId }
    },
  })

const itemWith = async (tx: Tx, barcode: string): Promise<number | undefined> =>
  (
    await tx
      .selectFrom('catalogue.items')
      .select('id')
      .where('barcode', '=', barcode)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
  )?.id
