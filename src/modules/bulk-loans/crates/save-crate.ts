import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { optionalText, requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export const crateKinds = ['crate', 'class-set'] as const

export const CrateForm = v.object({
  barcode: v.pipe(requiredText(40), v.regex(/^[!-~]+$/, 'not-a-barcode')),
  name: requiredText(120),
  kind: v.picklist(crateKinds, 'required'),
  branchId: v.pipe(v.string('required'), v.regex(/^\d{1,15}$/, 'required'), v.transform(Number)),
  note: optionalText(500),
  retired: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text !== ''),
  ),
})
export type CrateFields = v.InferOutput<typeof CrateForm>

export type CrateRefusal =
  | 'barcode-taken'
  | 'barcode-of-copy'
  | 'branch-unknown'
  | 'crate-unknown'
  | 'crate-away'

/** Adds a crate or changes the one with this number. */
export async function saveCrate(
  db: Db,
  id: number | undefined,
  { retired, ...fields }: CrateFields,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<{ id: number }, CrateRefusal>> {
  const values = { ...fields, retiredAt: retired ? now : null }
  try {
    return await db.transaction().execute(async (tx) => {
      const refusal = await refusalOf(tx, id, { barcode: fields.barcode, retired })
      if (refusal) return refused(refusal)
      const saved =
        id === undefined
          ? await tx.insertInto('bulkLoans.crates').values(values).returning('id').executeTakeFirst()
          : await tx
              .updateTable('bulkLoans.crates')
              .set(values)
              .where('id', '=', id)
              .returning('id')
              .executeTakeFirst()
      if (!saved) return refused('crate-unknown')
      await audit(tx, actor, { action: 'crate.saved', subjectKind: 'crate', subjectId: saved.id })
      return done(saved)
    })
  } catch (error) {
    if (isViolationOf(error, 'one_crate_per_barcode')) return refused('barcode-taken')
    if (isViolationOf(error, 'crates_branch_id_fkey')) return refused('branch-unknown')
    throw error
  }
}

async function refusalOf(
  tx: Tx,
  id: number | undefined,
  { barcode, retired }: Pick<CrateFields, 'barcode' | 'retired'>,
): Promise<CrateRefusal | undefined> {
  // One scanner reads both: a crate must not be mistaken for a book.
  const copy = await tx
    .selectFrom('catalogue.items')
    .select('id')
    .where('barcode', '=', barcode)
    .executeTakeFirst()
  if (copy) return 'barcode-of-copy'
  // Whoever lends it holds it too.
  await tx
    .selectFrom('bulkLoans.crates')
    .select('id')
    .where('id', '=', id ?? 0)
    .forUpdate()
    .execute()
  const away = await tx
    .selectFrom('bulkLoans.shipments')
    .select('id')
    .where('crateId', '=', id ?? 0)
    .where('returnedAt', 'is', null)
    .executeTakeFirst()
  return retired && away ? 'crate-away' : undefined
}
