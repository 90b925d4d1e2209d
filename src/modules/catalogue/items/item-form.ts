import * as v from 'valibot'
import { optionalText, requiredText } from '#kernel/form.ts'

export const dispositions = [
  'in-circulation',
  'in-process',
  'reference-only',
  'display',
  'repair',
  'missing',
  'lost',
  'withdrawn',
] as const
export type Disposition = (typeof dispositions)[number]

/** Digits of an amount as people write them: 75000, 75.000, Rp75.000. */
const Amount = v.pipe(
  v.string(),
  v.transform((text) => text.replaceAll(/[^\d]/g, '')),
  v.maxLength(12, 'too-long'),
  v.transform((digits) => (digits === '' ? null : Number(digits))),
)

const DayOrNothing = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(\d{4}-\d{2}-\d{2})?$/, 'not-a-date'),
  v.check((day) => day === '' || !Number.isNaN(Date.parse(day)), 'not-a-date'),
  v.transform((day) => (day === '' ? null : day)),
)

/** What staff type about a copy. */
export const ItemForm = v.object({
  branchId: v.pipe(v.string('required'), v.regex(/^\d{1,15}$/, 'required'), v.transform(Number)),
  barcode: v.pipe(v.string('required'), v.trim(), v.regex(/^[!-~]{1,40}$/, 'not-a-barcode')),
  inventoryNumber: v.pipe(
    optionalText(60),
    v.transform((text) => (text === '' ? null : text)),
  ),
  callNumber: optionalText(120),
  shelf: optionalText(120),
  collectionType: requiredText(60),
  loanCategory: requiredText(60),
  disposition: v.picklist(dispositions, 'required'),
  condition: optionalText(60),
  price: v.optional(Amount, ''),
  currency: v.optional(
    v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/, 'not-a-currency')),
    'IDR',
  ),
  source: optionalText(60),
  acquiredOn: v.optional(DayOrNothing, ''),
  note: optionalText(1000),
})
export type ItemDetails = v.InferOutput<typeof ItemForm>

export const isDisposition = (value: unknown): value is Disposition =>
  dispositions.some((known) => known === value)
