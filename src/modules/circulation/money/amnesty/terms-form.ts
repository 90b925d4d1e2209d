import * as v from 'valibot'
import { isDay } from '#kernel/days.ts'
import { requiredText } from '#kernel/form.ts'
import { chargeReasons } from '../charge.ts'
import { RupiahOrNothing } from '../reading-forms.ts'
import type { AmnestyTerms } from './terms.ts'

const several = v.optional(
  v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((given) => [given].flat()),
  ),
  [],
)

const fields = {
  sebelum: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => text === '' || isDay(text), 'not-a-day'),
    ),
    '',
  ),
  jenis: v.pipe(several, v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(100)),
  cabang: v.optional(v.pipe(v.string(), v.regex(/^\d{0,9}$/, 'required')), ''),
  untuk: v.pipe(several, v.array(v.picklist(chargeReasons))),
  sisa: RupiahOrNothing,
  persen: v.pipe(
    v.optional(v.string(), '100'),
    v.regex(/^\d{1,3}$/, 'percent'),
    v.transform(Number),
    v.minValue(1, 'percent'),
    v.maxValue(100, 'percent'),
  ),
}

type Fields = v.InferOutput<v.ObjectSchema<typeof fields, undefined>>

const termsOf = ({ sebelum, jenis, cabang, untuk, sisa, persen }: Fields): AmnestyTerms => ({
  before: sebelum || null,
  categories: jenis,
  branchId: cabang === '' ? null : Number(cabang),
  reasons: untuk,
  most: sisa ?? null,
  percent: persen,
})

export const TermsForm = v.pipe(v.object(fields), v.transform(termsOf))

const Count = v.pipe(v.string('required'), v.regex(/^\d{1,15}$/, 'required'), v.transform(Number))

/** The same terms once more, what the preview said, and a name. */
export const RunForm = v.pipe(
  v.object({ ...fields, nama: requiredText(120), tagihan: Count, rupiah: Count }),
  v.transform(({ nama, tagihan, rupiah, ...terms }) => ({
    name: nama,
    terms: termsOf(terms),
    seen: { charges: tagihan, amount: rupiah },
  })),
)

/** Terms as fields of a form. */
export const termFields = (terms: AmnestyTerms): [name: string, value: string][] => [
  ['sebelum', terms.before ?? ''],
  ...terms.categories.map((code): [string, string] => ['jenis', code]),
  ['cabang', terms.branchId === null ? '' : String(terms.branchId)],
  ...terms.reasons.map((reason): [string, string] => ['untuk', reason]),
  ['sisa', terms.most === null ? '' : String(terms.most)],
  ['persen', String(terms.percent)],
]
