import * as v from 'valibot'
import { requiredText } from '#kernel/form.ts'
import { methods, mostRupiah } from './methods.ts'

const digits = v.pipe(
  v.string('required'),
  v.trim(),
  v.transform((text) => text.replace(/^rp/i, '').replaceAll(/[\s.]/g, '')),
)
const whole = v.pipe(
  v.string(),
  v.regex(/^\d{1,10}$/, 'not-rupiah'),
  v.transform(Number),
  v.maxValue(mostRupiah, 'not-rupiah'),
)

/** An amount as people write it: 5000, 5.000, Rp5.000. */
export const Rupiah = v.pipe(digits, v.nonEmpty('required'), whole, v.minValue(1, 'not-rupiah'))

/** The same; nothing at all for an empty field. */
export const RupiahOrNothing = v.optional(
  v.pipe(
    digits,
    v.transform((text) => (text === '' ? undefined : text)),
    v.optional(v.pipe(whole, v.minValue(1, 'not-rupiah'))),
  ),
)

/** An amount that may be nothing at all, such as what is counted in a till. */
export const RupiahFromNothing = v.pipe(digits, v.nonEmpty('required'), whole)

const Numbers = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'choose-some'), v.transform(Number))),
  v.maxLength(500),
)

/** Boxes that were ticked: none, one, or several of one name. */
export const Ticked = v.optional(
  v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((given) => [given].flat()),
    Numbers,
  ),
  [],
)

export const ChosenMethod = v.optional(v.picklist(methods, 'choose-one'), 'cash')

/** Why: somebody will ask in a year. */
export const Note = requiredText(500)
