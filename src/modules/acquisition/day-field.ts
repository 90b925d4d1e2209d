import * as v from 'valibot'

/** A day that must be given: 2026-12-07. */
export const DayField = v.pipe(
  v.string('required'),
  v.trim(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'not-a-date'),
  v.check((day) => !Number.isNaN(Date.parse(day)), 'not-a-date'),
)

/** Barcodes, one on each line; none where numbers are to be given. */
export const BarcodeLines = v.pipe(
  v.optional(v.string(), ''),
  v.maxLength(20_000, 'too-long'),
  v.transform((text) => text.split(/\s+/).filter(Boolean)),
  v.array(v.pipe(v.string(), v.regex(/^[!-~]{1,40}$/, 'not-a-barcode'))),
)
