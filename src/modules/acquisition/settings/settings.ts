import * as v from 'valibot'
import { requiredText } from '#kernel/form.ts'
import { keptSettings } from '#kernel/kept-settings.ts'

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

const kept = keptSettings<AcquisitionSettings>({
  name: 'acquisition',
  shape: Kept,
  usual,
  entry: () => ({ action: 'acquisition.settings', subjectKind: 'acquisition', subjectId: 1 }),
})

export const findSettings = kept.find
export const saveSettings = kept.save
