import * as v from 'valibot'
import { optionalText, requiredText } from '#kernel/form.ts'

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
const Day = v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.check(isDay, 'not-a-date'))
const Whole = v.pipe(
  optionalText(6),
  v.regex(/^\d*$/, 'not-a-number'),
  v.transform((digits) => (digits === '' ? null : Number(digits))),
)
const Ticked = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text !== ''),
)

/** An issue as it came, beside what was expected. */
export const ReceiveForm = v.object({
  enumeration: requiredText(120),
  chronology: optionalText(120),
  volume: Whole,
  number: Whole,
  receivedOn: Day,
  note: optionalText(500),
  countOn: Ticked,
  /** The issue is a double one and fills the next box as well. */
  double: Ticked,
})

export const issueKinds = ['regular', 'special', 'supplement'] as const

/** An issue that nobody expected. */
export const ExtraForm = v.object({
  kind: v.picklist(issueKinds, 'required'),
  enumeration: requiredText(120),
  chronology: optionalText(120),
  publishedOn: v.pipe(
    optionalText(10),
    v.check((text) => text === '' || isDay(text), 'not-a-date'),
    v.transform((text) => text || null),
  ),
  volume: Whole,
  number: Whole,
  receivedOn: Day,
  note: optionalText(500),
})
export type ExtraIssue = v.InferOutput<typeof ExtraForm>

const Id = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))

/** Boxes ticked in a list: one value, or several of the same name. */
export const ChosenBoxes = v.pipe(
  v.optional(v.union([v.array(Id), Id]), () => []),
  v.transform((ids) => (Array.isArray(ids) ? ids : [ids])),
  v.maxLength(200),
)
