import * as v from 'valibot'
import type { Signatory } from '#design/print/letter.ts'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { optionalText, requiredText } from '#kernel/form.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { takeIn, type TakeInRefusal } from '../accession/take-in.ts'
import { DayField } from '../day-field.ts'
import { Id } from '../budgets/save-budget.ts'
import { Copies } from '../orders/add-line.ts'
import { undoing, withNumbers } from '../orders/receive-line.ts'
import { titleEntries } from '../suggestions/suggest.ts'

export const GiftForm = v.object({
  donor: requiredText(160),
  donorAddress: optionalText(300),
  offeredOn: DayField,
  note: optionalText(500),
})
export const GiftLineForm = v.object({
  ...titleEntries,
  copies: Copies,
  value: v.pipe(
    optionalText(20),
    v.transform((text) => text.replaceAll(/[^\d]/g, '')),
    v.maxLength(10, 'too-long'),
    v.transform((digits) => (digits === '' ? null : Number(digits))),
  ),
  condition: requiredText(60),
  branchId: Id,
})

/** Notes that somebody offers books. */
export const offerGift = (
  db: Db,
  gift: v.InferOutput<typeof GiftForm>,
  actor: Actor,
): Promise<{ id: number }> =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('acquisition.gifts')
      .values({ ...gift, createdBy: actor.name })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, { action: 'gift.offered', subjectKind: 'gift', subjectId: id })
    return { id }
  })

/** Adds a title to what is offered. */
export async function addGiftLine(
  db: Db,
  giftId: number,
  line: v.InferOutput<typeof GiftLineForm>,
): Promise<Outcome<{ id: number }, 'gift-unknown' | 'branch-unknown'>> {
  try {
    return done(
      await db
        .insertInto('acquisition.giftLines')
        .values({ giftId, ...line })
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
  } catch (error) {
    if (isViolationOf(error, 'gift_lines_gift_id_fkey')) return refused('gift-unknown')
    if (isViolationOf(error, 'gift_lines_branch_id_fkey')) return refused('branch-unknown')
    throw error
  }
}

export type DecideGiftRefusal =
  | TakeInRefusal
  | 'line-unknown'
  | 'already-decided'
  | 'reason-needed'
  | 'barcode-taken'
  | 'inventory-number-taken'

interface GiftDecision {
  lineId: number
  /** A title of the catalogue that it is a copy of. */
  recordId: number | null
  barcodes: readonly string[]
  day: Day
}

/** Accepts a title of a gift: its copies are in the collection, with numbers in the register. */
export const acceptGiftLine = (
  db: Db,
  { lineId, recordId, barcodes, day }: GiftDecision,
  actor: Actor,
): Promise<Outcome<{ itemIds: number[] }, DecideGiftRefusal>> =>
  withNumbers(() =>
    undoing<{ itemIds: number[] }, DecideGiftRefusal>(db, async (tx) => {
      const line = await lockGiftLine(tx, lineId)
      if (!line) return refused('line-unknown')
      if (line.decision === 'accepted') return refused('already-decided')
      const { title, author, isbn, publisher, year, branchId, copies, value, condition } = line
      const brief = { title, author, isbn, publisher, year }
      const wanted = {
        recordId,
        brief,
        branchId,
        copies,
        price: value,
        source: 'Hibah',
        condition,
        day,
        barcodes,
      }
      const taken = await takeIn(tx, wanted, actor)
      if (!taken.ok) return taken
      await tx
        .updateTable('acquisition.giftLines')
        .set({ decision: 'accepted', why: '', recordId: taken.value.recordId })
        .where('id', '=', lineId)
        .execute()
      await tx
        .insertInto('acquisition.accessions')
        .values(taken.value.itemIds.map((itemId) => ({ itemId, giftLineId: lineId })))
        .execute()
      await audit(tx, actor, { action: 'gift.accepted', subjectKind: 'gift', subjectId: line.giftId })
      return done({ itemIds: taken.value.itemIds })
    }),
  )

/** Turns a title of a gift down, and says why. */
export const declineGiftLine = (
  db: Db,
  { lineId, why }: { lineId: number; why: string },
  actor: Actor,
): Promise<Outcome<null, DecideGiftRefusal>> =>
  db.transaction().execute(async (tx) => {
    const line = await lockGiftLine(tx, lineId)
    if (!line) return refused('line-unknown')
    if (line.decision === 'accepted') return refused('already-decided')
    if (why === '') return refused('reason-needed')
    await tx
      .updateTable('acquisition.giftLines')
      .set({ decision: 'declined', why })
      .where('id', '=', lineId)
      .execute()
    await audit(tx, actor, { action: 'gift.declined', subjectKind: 'gift', subjectId: line.giftId })
    return done(null)
  })

const lockGiftLine = (tx: Tx, id: number) =>
  tx.selectFrom('acquisition.giftLines').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Keeps what the letter of thanks carries; it is printed from that. */
export const thank = (
  db: Db,
  letter: { id: number; number: string; thankedOn: Day; signatory: Signatory | undefined },
  actor: Actor,
): Promise<Outcome<null, 'gift-unknown' | 'nothing-accepted'>> =>
  db.transaction().execute(async (tx) => {
    const accepted = await tx
      .selectFrom('acquisition.giftLines')
      .select('id')
      .where('giftId', '=', letter.id)
      .where('decision', '=', 'accepted')
      .limit(1)
      .executeTakeFirst()
    if (!accepted) return refused('nothing-accepted')
    await tx
      .updateTable('acquisition.gifts')
      .set({
        letterNumber: letter.number,
        thankedOn: letter.thankedOn,
        signatory: letter.signatory ? toJson(letter.signatory) : null,
      })
      .where('id', '=', letter.id)
      .execute()
    await audit(tx, actor, { action: 'gift.thanked', subjectKind: 'gift', subjectId: letter.id })
    return done(null)
  })
