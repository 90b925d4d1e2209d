import * as v from 'valibot'
import { requiredText } from '#kernel/form.ts'
import { keptSettings } from '#kernel/kept-settings.ts'

/** Whether the book asks something of guests. */
export const asking = ['off', 'optional', 'required'] as const
export type Asking = (typeof asking)[number]

/** What guests can be asked besides their purpose; `name` is never required. */
export const guestQuestions = ['purpose', 'sex', 'age', 'occupation', 'education', 'origin'] as const
export type GuestQuestion = (typeof guestQuestions)[number]

const Whole = (least: number, most: number) =>
  v.pipe(
    requiredText(5),
    v.regex(/^\d+$/, 'not-a-number'),
    v.transform(Number),
    v.minValue(least, 'out-of-range'),
    v.maxValue(most, 'out-of-range'),
  )
const Ticked = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text !== ''),
)
const Asked = v.picklist(asking, 'required')

export const VisitorForm = v.object({
  purpose: Asked,
  sex: Asked,
  age: Asked,
  occupation: Asked,
  education: Asked,
  origin: Asked,
  /** People with a disability may say so, to be served better. */
  disability: Ticked,
  /** Guests may leave their name. */
  names: Ticked,
  /** Members are greeted by their first name. */
  greet: Ticked,
  /** Members are asked for their purpose once they are counted. */
  memberPurpose: Ticked,
  /** Minutes within which a member who comes again is not counted again. */
  againMinutes: Whole(1, 720),
  /** Days after which it is forgotten which member came. */
  memberDays: Whole(1, 730),
  /** Days after which names and contacts of guests and groups are forgotten. */
  guestDays: Whole(1, 730),
  /** Which figure reports go by. */
  official: v.picklist(['book', 'door'], 'required'),
})
export type VisitorSettings = v.InferOutput<typeof VisitorForm>

const Kept = v.object({
  purpose: Asked,
  sex: Asked,
  age: Asked,
  occupation: Asked,
  education: Asked,
  origin: Asked,
  disability: v.boolean(),
  names: v.boolean(),
  greet: v.boolean(),
  memberPurpose: v.boolean(),
  againMinutes: v.number(),
  memberDays: v.number(),
  guestDays: v.number(),
  official: v.picklist(['book', 'door']),
})

/** Nothing is demanded of guests, and no names are kept, until the library says otherwise. */
const usual: VisitorSettings = {
  purpose: 'optional',
  sex: 'optional',
  age: 'optional',
  occupation: 'optional',
  education: 'off',
  origin: 'optional',
  disability: true,
  names: false,
  greet: true,
  memberPurpose: true,
  againMinutes: 60,
  memberDays: 30,
  guestDays: 30,
  official: 'book',
}

const kept = keptSettings<VisitorSettings>({
  name: 'visitors',
  shape: Kept,
  usual,
  entry: () => ({ action: 'visitors.settings', subjectKind: 'visitors', subjectId: 1 }),
})

export const findVisitorSettings = kept.find
export const saveVisitorSettings = kept.save
