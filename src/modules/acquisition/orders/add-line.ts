import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'
import { optionalText, requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { Id, Rupiah } from '../budgets/save-budget.ts'
import { advance, lockSuggestion } from '../suggestions/decide.ts'
import { titleEntries } from '../suggestions/suggest.ts'

export const Copies = v.pipe(requiredText(4), v.regex(/^[1-9]\d{0,3}$/, 'not-a-count'), v.transform(Number))
const IdOrNothing = v.pipe(
  optionalText(15),
  v.regex(/^\d*$/, 'not-a-number'),
  v.transform((digits) => (digits === '' ? null : Number(digits))),
)

/** A title for the order list. */
export const LineForm = v.object({
  ...titleEntries,
  recordId: IdOrNothing,
  copies: Copies,
  price: v.pipe(Rupiah, v.maxValue(1_000_000_000, 'too-large')),
  branchId: Id,
  note: optionalText(300),
})
export type LineDetails = v.InferOutput<typeof LineForm>

export type AddLineRefusal = 'branch-unknown' | 'record-unknown' | 'suggestion-unknown' | 'already-ordered'

/** Puts a title on the order list (daftar pesanan), for a suggestion where there is one. */
export async function addLine(
  db: Db,
  { line, suggestionId = null }: { line: LineDetails; suggestionId?: number | null },
  actor: Actor,
): Promise<Outcome<{ id: number }, AddLineRefusal>> {
  try {
    return await db.transaction().execute(async (tx) => {
      if (suggestionId !== null) {
        const suggestion = await lockSuggestion(tx, suggestionId)
        if (!suggestion) return refused('suggestion-unknown')
        if (!['waiting', 'open', 'declined'].includes(suggestion.state)) return refused('already-ordered')
        await advance(tx, [suggestionId], 'listed')
      }
      const { id } = await tx
        .insertInto('acquisition.orderLines')
        .values({ ...line, suggestionId, createdBy: actor.name })
        .returning('id')
        .executeTakeFirstOrThrow()
      await audit(tx, actor, { action: 'order-line.added', subjectKind: 'order-line', subjectId: id })
      return done({ id })
    })
  } catch (error) {
    if (isViolationOf(error, 'order_lines_branch_id_fkey')) return refused('branch-unknown')
    if (isViolationOf(error, 'order_lines_record_id_fkey')) return refused('record-unknown')
    if (isViolationOf(error, 'one_line_per_suggestion')) return refused('already-ordered')
    throw error
  }
}

/** Takes a title off the order list while it belongs to no order, or to one not sent yet. */
export const removeLine = (
  db: Db,
  id: number,
  actor: Actor,
): Promise<Outcome<null, 'line-unknown' | 'already-sent'>> =>
  db.transaction().execute(async (tx) => {
    const line = await tx
      .selectFrom('acquisition.orderLines')
      .select(['orderId', 'suggestionId'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!line) return refused('line-unknown')
    if (line.orderId !== null) {
      const order = await tx
        .selectFrom('acquisition.orders')
        .select('state')
        .where('id', '=', line.orderId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      if (order.state !== 'draft') return refused('already-sent')
    }
    await tx.deleteFrom('acquisition.orderLines').where('id', '=', id).execute()
    await advance(tx, [line.suggestionId], 'open')
    await audit(tx, actor, { action: 'order-line.removed', subjectKind: 'order-line', subjectId: id })
    return done(null)
  })
