import * as v from 'valibot'
import { optionalText, type Typed } from '#kernel/form.ts'
import type { HoursSpan } from '#modules/branches/index.ts'

const clock = v.pipe(v.optional(v.string(), ''), v.regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, 'wrong'))
const day = v.pipe(v.string('required'), v.isoDate('not-a-date'))
const maybeDay = v.pipe(
  v.optional(v.string(), ''),
  v.union(
    [
      v.pipe(
        v.literal(''),
        v.transform(() => null),
      ),
      v.pipe(v.string(), v.isoDate()),
    ],
    'not-a-date',
  ),
)

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const halves = ['', 'b'] as const

/** Names of the four fields of a weekday: buka1, tutup1, buka1b, tutup1b. */
export const spanFields = (weekday: number, half: (typeof halves)[number]) =>
  [`buka${weekday}${half}`, `tutup${weekday}${half}`] as const

const clocks = Object.fromEntries(
  weekdays.flatMap((weekday) =>
    halves.flatMap((half) => spanFields(weekday, half).map((name) => [name, clock] as const)),
  ),
)

const Week = v.pipe(
  v.object(clocks),
  v.check(
    (given) => spansOf(given).every(([opens, closes]) => (opens === '') === (closes === '')),
    'half-span',
  ),
  v.transform((given): HoursSpan[] =>
    spansOf(given).flatMap(([opens, closes, weekday]) => (opens === '' ? [] : [{ weekday, opens, closes }])),
  ),
)

const spansOf = (given: Record<string, string | undefined>): [string, string, number][] =>
  weekdays.flatMap((weekday) =>
    halves.map((half): [string, string, number] => {
      const [opens, closes] = spanFields(weekday, half)
      return [given[opens] ?? '', given[closes] ?? '', weekday]
    }),
  )

/** The week of a form, or the code of what is wrong with it. */
export function readWeek(
  body: Record<string, unknown>,
): { ok: true; week: HoursSpan[] } | { ok: false; problem: 'half-span' | 'wrong' } {
  const parsed = v.safeParse(Week, body)
  if (parsed.success) return { ok: true, week: parsed.output }
  return { ok: false, problem: parsed.issues[0].message === 'half-span' ? 'half-span' : 'wrong' }
}

export const HoursForm = v.object({ from: day, until: maybeDay, note: optionalText(120) })

/** A week as the fields of its form; a third span of a day has no room there and none has been seen. */
export function typedWeek(week: readonly HoursSpan[]): Typed {
  const typed: Typed = {}
  for (const weekday of weekdays) {
    const spans = week.filter((span) => span.weekday === weekday)
    for (const [at, half] of halves.entries()) {
      const [opens, closes] = spanFields(weekday, half)
      const span = spans[at]
      typed[opens] = span?.opens.slice(0, 5) ?? ''
      typed[closes] = span?.closes.slice(0, 5) ?? ''
    }
  }
  return typed
}
