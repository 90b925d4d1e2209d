import { sql } from 'kysely'
import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'
import { optionalText, requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

/** Digits of an amount as people write them: 75000, 75.000, Rp75.000. */
export const Rupiah = v.pipe(
  requiredText(24),
  v.transform((text) => text.replaceAll(/[^\d]/g, '')),
  v.regex(/^\d{1,13}$/, 'not-an-amount'),
  v.transform(Number),
)
export const Id = v.pipe(v.string('required'), v.regex(/^\d{1,15}$/, 'required'), v.transform(Number))

export const BudgetForm = v.object({
  sourceId: Id,
  year: v.pipe(requiredText(4), v.regex(/^2[01]\d\d$/, 'not-a-year'), v.transform(Number)),
  amount: Rupiah,
  note: optionalText(500),
})
export type BudgetDetails = v.InferOutput<typeof BudgetForm>

export type SaveBudgetRefusal = 'less-than-used' | 'source-unknown'

/** Sets what a source gives in a year; never less than what is committed and spent already. */
export async function saveBudget(
  db: Db,
  { sourceId, year, amount, note }: BudgetDetails,
  actor: Actor,
): Promise<Outcome<{ id: number }, SaveBudgetRefusal>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const changed = { amount, note, updatedAt: new Date(), updatedBy: actor.name }
      const { id } = await tx
        .insertInto('acquisition.budgets')
        .values({ sourceId, year, ...changed })
        .onConflict((conflict) => conflict.columns(['sourceId', 'year']).doUpdateSet(changed))
        .returning('id')
        .executeTakeFirstOrThrow()
      const details = { year, amount }
      await audit(tx, actor, { action: 'budget.saved', subjectKind: 'budget', subjectId: id, details })
      return done({ id })
    })
  } catch (error) {
    if (isViolationOf(error, 'within_budget')) return refused('less-than-used')
    if (isViolationOf(error, 'budgets_source_id_fkey')) return refused('source-unknown')
    throw error
  }
}

export const SourceForm = v.object({ name: requiredText(60) })

/** Adds a source of money; one of that name that was closed is opened again. */
export const addSource = (db: Db, name: string, actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('acquisition.sources')
      .values({ name, position: 50 })
      .onConflict((conflict) => conflict.expression(sql`lower(name)`).doUpdateSet({ closedAt: null }))
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, { action: 'source.saved', subjectKind: 'source', subjectId: id })
  })

export const closeSource = (db: Db, id: number, actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx.updateTable('acquisition.sources').set({ closedAt: new Date() }).where('id', '=', id).execute()
    await audit(tx, actor, { action: 'source.closed', subjectKind: 'source', subjectId: id })
  })
