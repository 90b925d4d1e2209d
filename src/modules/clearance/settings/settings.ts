import * as v from 'valibot'
import { requiredText } from '#kernel/form.ts'
import { keptSettings } from '#kernel/kept-settings.ts'
import { isNumberPattern } from '../letters/letter-number.ts'

const Ticked = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text !== ''),
)
const longestPurpose = 80
const mostPurposes = 20

export const ClearanceForm = v.object({
  /** {nomor:3}/SBP/PKB/{bulan}/{tahun} */
  numberPattern: v.pipe(requiredText(60), v.check(isNumberPattern, 'not-a-pattern')),
  validDays: v.pipe(
    requiredText(4),
    v.regex(/^\d+$/, 'not-a-number'),
    v.transform(Number),
    v.minValue(1, 'out-of-range'),
    v.maxValue(730, 'out-of-range'),
  ),
  purposes: v.pipe(
    requiredText(mostPurposes * (longestPurpose + 2)),
    v.transform((text) => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)),
    v.maxLength(mostPurposes, 'too-many-lines'),
    v.check((lines) => lines.every((line) => line.length <= longestPurpose), 'line-too-long'),
  ),
  /** Place among the signatories of the letterhead. */
  signatory: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => (/^\d$/.test(text) ? Number(text) : 0)),
  ),
  /** Members make the letter themselves when nothing is open. */
  byThemselves: Ticked,
  /** Whoever borrows again loses the letter. */
  withdrawOnLoan: Ticked,
  loanReason: requiredText(200),
})
export type ClearanceSettings = v.InferOutput<typeof ClearanceForm>

const Kept = v.object({
  numberPattern: v.string(),
  validDays: v.number(),
  purposes: v.array(v.string()),
  signatory: v.number(),
  byThemselves: v.boolean(),
  withdrawOnLoan: v.boolean(),
  loanReason: v.string(),
})
const usual: ClearanceSettings = {
  numberPattern: '{nomor:3}/SBP/PKB/{bulan}/{tahun}',
  validDays: 90,
  purposes: [
    'kelulusan',
    'pindah sekolah atau kuliah',
    'pindah domisili',
    'pindah tugas atau pensiun',
    'berhenti menjadi anggota',
  ],
  signatory: 0,
  byThemselves: true,
  withdrawOnLoan: true,
  loanReason: 'Meminjam lagi setelah surat dibuat.',
}

const kept = keptSettings<ClearanceSettings>({
  name: 'clearance',
  shape: Kept,
  usual,
  entry: () => ({ action: 'clearance.settings', subjectKind: 'clearance-settings', subjectId: 1 }),
})

export const findClearanceSettings = kept.find
/** What was set holds for letters to come; those that are out stay as they are. */
export const saveClearanceSettings = kept.save
