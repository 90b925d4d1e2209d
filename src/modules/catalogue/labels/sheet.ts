import * as v from 'valibot'
import { optionalText, requiredText } from '#kernel/form.ts'

export const labelContents = ['spine', 'barcode', 'both', 'pairs', 'card'] as const
/** `both`: one label with the two parts; `pairs`: a spine label, and beside it a barcode label of the same copy. */
export type LabelContent = (typeof labelContents)[number]

/** Measures in millimetres, from the top left corner of the sheet. */
export interface SheetMeasures {
  pageWidth: number
  pageHeight: number
  marginLeft: number
  marginTop: number
  columns: number
  rows: number
  labelWidth: number
  labelHeight: number
  /** From the beginning of one label to that of the next. */
  pitchX: number
  pitchY: number
}

export interface Sheet extends SheetMeasures {
  id: number
  name: string
  note: string
  content: LabelContent
  /** Offered first of its kind: one paper for labels, one for cards. */
  usual: boolean
}

/** Numbers as people write them: 63.5 and 63,5. */
const Millimetres = (least: number, most: number) =>
  v.pipe(
    v.string('required'),
    v.trim(),
    v.regex(/^\d{1,4}([.,]\d{1,3})?$/, 'not-millimetres'),
    v.transform((text) => Number(text.replace(',', '.'))),
    v.minValue(least, 'not-millimetres'),
    v.maxValue(most, 'not-millimetres'),
  )
const Count = (most: number) =>
  v.pipe(
    v.string('required'),
    v.trim(),
    v.regex(/^\d{1,3}$/, 'not-a-count'),
    v.transform(Number),
    v.minValue(1, 'not-a-count'),
    v.maxValue(most, 'not-a-count'),
  )

/** What staff type about a sheet. */
export const SheetForm = v.pipe(
  v.object({
    name: requiredText(120),
    note: optionalText(500),
    pageWidth: Millimetres(20, 1000),
    pageHeight: Millimetres(20, 1000),
    marginLeft: Millimetres(0, 500),
    marginTop: Millimetres(0, 500),
    columns: Count(20),
    rows: Count(50),
    labelWidth: Millimetres(10, 500),
    labelHeight: Millimetres(8, 500),
    pitchX: Millimetres(1, 500),
    pitchY: Millimetres(1, 500),
    content: v.picklist(labelContents, 'required'),
    usual: v.pipe(
      v.optional(v.string(), ''),
      v.transform((text) => text !== ''),
    ),
  }),
  v.forward(
    v.check((sheet) => rightEdge(sheet) <= sheet.pageWidth + tolerance, 'too-wide'),
    ['columns'],
  ),
  v.forward(
    v.check((sheet) => bottomEdge(sheet) <= sheet.pageHeight + tolerance, 'too-high'),
    ['rows'],
  ),
  v.forward(
    v.check((sheet) => sheet.columns === 1 || sheet.pitchX + tolerance >= sheet.labelWidth, 'overlapping'),
    ['pitchX'],
  ),
  v.forward(
    v.check((sheet) => sheet.rows === 1 || sheet.pitchY + tolerance >= sheet.labelHeight, 'overlapping'),
    ['pitchY'],
  ),
)
export type SheetDetails = v.InferOutput<typeof SheetForm>

/** Rulers are not more exact than this. */
const tolerance = 0.5

const rightEdge = (sheet: SheetMeasures) =>
  sheet.marginLeft + (sheet.columns - 1) * sheet.pitchX + sheet.labelWidth
const bottomEdge = (sheet: SheetMeasures) =>
  sheet.marginTop + (sheet.rows - 1) * sheet.pitchY + sheet.labelHeight

export const labelsOnSheet = ({ columns, rows }: SheetMeasures): number => columns * rows

/** Where the label of this place is, counted from 0 over all sheets, row by row. */
export function slotOf(sheet: SheetMeasures, place: number): { page: number; x: number; y: number } {
  const onSheet = place % labelsOnSheet(sheet)
  return {
    page: Math.floor(place / labelsOnSheet(sheet)),
    x: sheet.marginLeft + (onSheet % sheet.columns) * sheet.pitchX,
    y: sheet.marginTop + Math.floor(onSheet / sheet.columns) * sheet.pitchY,
  }
}
