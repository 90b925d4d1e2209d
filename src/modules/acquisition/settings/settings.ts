import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { requiredText } from '#kernel/form.ts'
import { toJson } from '#kernel/json-column.ts'

const Pattern = v.pipe(
  requiredText(40),
  v.regex(
    /^[^{}]*\{nomor(:\d{1,2})?\}[^{}]*(\{tahun\}[^{}]*)?$|^[^{}]*\{tahun\}[^{}]*\{nomor(:\d{1,2})?\}[^{}]*$/,
    'not-a-pattern',
  ),
)
const Whole = (most: number) =>
  v.pipe(
    requiredText(4),
    v.regex(/^\d+$/, 'not-a-number'),
    v.transform(Number),
    v.maxValue(most, 'too-large'),
  )

export const SettingsForm = v.object({
  /** {nomor:5}/PKB/{tahun} */
  inventoryPattern: Pattern,
  barcodePattern: v.pipe(Pattern, v.regex(/^[!-~]+$/, 'not-a-barcode')),
  restartYearly: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text !== ''),
  ),
  /** Suggestions that a member may make in thirty days; none where it is 0. */
  suggestionsPerMonth: Whole(100),
  /** Whether staff look at a suggestion before everybody sees it. */
  moderated: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text !== ''),
  ),
  /** Hours by which whoever suggested a title hears before its supporters that it has come. */
  proposerFirstHours: Whole(336),
})
export type AcquisitionSettings = v.InferOutput<typeof SettingsForm>

const usual: AcquisitionSettings = {
  inventoryPattern: '{nomor:5}/PKB/{tahun}',
  barcodePattern: 'PKB{nomor:7}',
  restartYearly: false,
  suggestionsPerMonth: 5,
  moderated: true,
  proposerFirstHours: 24,
}
const Kept = v.object({
  inventoryPattern: v.string(),
  barcodePattern: v.string(),
  restartYearly: v.boolean(),
  suggestionsPerMonth: v.number(),
  // Not there in what was kept before.
  moderated: v.optional(v.boolean(), true),
  proposerFirstHours: v.optional(v.number(), 24),
})
const setting = 'acquisition'

export async function findSettings(db: Db | Tx): Promise<AcquisitionSettings> {
  const row = await db
    .selectFrom('kernel.settings')
    .select('value')
    .where('name', '=', setting)
    .executeTakeFirst()
  const kept = v.safeParse(Kept, row?.value)
  return kept.success ? kept.output : usual
}

export const saveSettings = (db: Db, settings: AcquisitionSettings, actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const value = toJson(settings)
    await tx
      .insertInto('kernel.settings')
      .values({ name: setting, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updatedAt: new Date() }))
      .execute()
    await audit(tx, actor, { action: 'acquisition.settings', subjectKind: 'acquisition', subjectId: 1 })
  })
