import * as v from 'valibot'
import { requiredText } from '#kernel/form.ts'

/** The name with which somebody signs in. */
export const Login = v.pipe(requiredText(64), v.regex(/^[a-z0-9][a-z0-9.-]*$/, 'not-a-login'))

export const PersonName = requiredText(120)

/** A password as it is typed; how long it must be is a rule of the operation. */
export const Password = v.pipe(v.string('required'), v.nonEmpty('required'), v.maxLength(256, 'too-long'))

/** Boxes of one name, ticked or not: nothing, one text, or several. */
export const Ticked = v.optional(
  v.pipe(
    v.union([v.string(), v.pipe(v.array(v.string()), v.maxLength(500))]),
    v.transform((given) => [...new Set([given].flat())]),
  ),
  [],
)
