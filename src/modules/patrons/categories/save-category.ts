import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'
import { requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

const Whole = (most: number) =>
  v.pipe(
    v.string('required'),
    v.trim(),
    v.regex(/^\d{1,9}$/, 'number-wrong'),
    v.transform(Number),
    v.maxValue(most, 'number-wrong'),
  )
const WholeOrNone = (most: number) => v.optional(v.union([v.literal(''), Whole(most)], 'number-wrong'), '')
const Ticked = v.optional(v.string())

/** A kind of member as staff set it up. */
export const CategoryForm = v.object({
  code: v.pipe(v.string('required'), v.trim(), v.regex(/^[a-z][a-z0-9-]{1,30}$/, 'code-shape')),
  nameId: requiredText(80),
  nameEn: requiredText(80),
  validity: v.pipe(Whole(240), v.minValue(1, 'number-wrong')),
  fee: Whole(100_000_000),
  cardFee: Whole(100_000_000),
  youngest: WholeOrNone(150),
  oldest: WholeOrNone(150),
  position: Whole(10_000),
  byAge: Ticked,
  openToAll: Ticked,
  institution: Ticked,
  retired: Ticked,
})
export type CategoryFields = v.InferOutput<typeof CategoryForm>

/** Adds a kind of member, or changes the one with this code. */
export async function saveCategory(
  db: Db,
  { fields, isNew }: { fields: CategoryFields; isNew: boolean },
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<undefined, 'ages-turned' | 'code-taken' | 'category-unknown'>> {
  const { code, youngest, oldest, byAge, openToAll, institution, retired, ...rest } = fields
  if (youngest !== '' && oldest !== '' && oldest < youngest) return refused('ages-turned')
  const columns = {
    ...rest,
    youngest: youngest === '' ? null : youngest,
    oldest: oldest === '' ? null : oldest,
    byAge: byAge !== undefined,
    openToAll: openToAll !== undefined,
    institution: institution !== undefined,
    retiredAt: retired === undefined ? null : now,
  }
  try {
    return await db.transaction().execute(async (tx) => {
      const saved = isNew
        ? await tx
            .insertInto('patrons.categories')
            .values({ code, ...columns })
            .returning('code')
            .execute()
        : await tx
            .updateTable('patrons.categories')
            .set(columns)
            .where('code', '=', code)
            .returning('code')
            .execute()
      if (saved.length === 0) return refused('category-unknown')
      const entry = { action: 'member-category.saved', subjectKind: 'member-category', subjectId: code }
      await audit(tx, actor, entry)
      return done(undefined)
    })
  } catch (error) {
    if (isViolationOf(error, 'categories_pkey')) return refused('code-taken')
    throw error
  }
}
