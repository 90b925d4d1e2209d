import * as v from 'valibot'
import { isDay } from '#kernel/days.ts'
import { optionalText, requiredText } from '#kernel/form.ts'

const mostParts = 300

const List = (longest: number) =>
  v.pipe(
    optionalText(20_000),
    v.transform((text) => [
      ...new Set(
        text
          .split(/[,;\n]/)
          .map((part) => part.trim())
          .filter(Boolean),
      ),
    ]),
    v.maxLength(mostParts, 'too-many'),
    v.check((parts) => parts.every(({ length }) => length <= longest), 'too-long'),
  )

/** What staff type about a stock-take. */
export const SessionForm = v.object({
  name: requiredText(120),
  branchId: v.pipe(v.string('required'), v.regex(/^\d{1,15}$/, 'required'), v.transform(Number)),
  shelves: List(120),
  collectionTypes: List(60),
  callFrom: optionalText(60),
  callTo: optionalText(60),
  plannedOn: v.pipe(
    optionalText(10),
    v.check((day) => day === '' || isDay(day), 'not-a-date'),
    v.transform((day) => (day === '' ? null : day)),
  ),
  note: optionalText(1000),
})
export type SessionDetails = v.InferOutput<typeof SessionForm>
