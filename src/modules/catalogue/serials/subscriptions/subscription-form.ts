import * as v from 'valibot'
import { optionalText, requiredText, type Typed } from '#kernel/form.ts'
import { frequencies, restarts } from './pattern.ts'

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
const Day = v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.check(isDay, 'not-a-date'))
const DayOrNothing = v.pipe(
  optionalText(10),
  v.check((text) => text === '' || isDay(text), 'not-a-date'),
  v.transform((text) => text || null),
)
const WholeOrNothing = (most: number) =>
  v.pipe(
    optionalText(12),
    v.regex(/^\d*$/, 'not-a-number'),
    v.transform((digits) => (digits === '' ? null : Number(digits))),
    v.nullable(v.pipe(v.number(), v.maxValue(most, 'too-large'))),
  )
const Amount = v.pipe(
  optionalText(20),
  v.transform((text) => text.replaceAll(/[^\d]/g, '')),
  v.maxLength(12, 'too-long'),
  v.transform((digits) => (digits === '' ? null : Number(digits))),
)
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export const monthNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** What staff say of a subscription. */
export const SubscriptionForm = v.pipe(
  v.object({
    branchId: v.pipe(v.string('required'), v.regex(/^\d{1,15}$/, 'required'), v.transform(Number)),
    vendor: optionalText(160),
    vendorAddress: optionalText(300),
    source: optionalText(60),
    price: Amount,
    startsOn: Day,
    endsOn: DayOrNothing,
    frequency: v.picklist(frequencies, 'required'),
    firstOn: Day,
    volume: WholeOrNothing(99_999),
    number: WholeOrNothing(999_999),
    enumeration: v.pipe(requiredText(80), v.regex(/\{(nomor|tahun|jilid)\}/, 'no-place-for-number')),
    restart: v.picklist(restarts, 'required'),
    numbersPerVolume: WholeOrNothing(400),
    graceDays: v.pipe(
      requiredText(3),
      v.regex(/^\d+$/, 'not-a-number'),
      v.transform(Number),
      v.maxValue(365, 'too-large'),
    ),
    note: optionalText(1000),
  }),
  v.forward(
    v.check(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, 'ends-before-start'),
    ['endsOn'],
  ),
  v.forward(
    v.check(({ restart, numbersPerVolume }) => restart !== 'count' || numbersPerVolume !== null, 'required'),
    ['numbersPerVolume'],
  ),
  v.forward(
    v.check(({ enumeration, number }) => number !== null || !enumeration.includes('{nomor}'), 'required'),
    ['number'],
  ),
)

/** Days of the week and months without an issue, as ticked in the form. */
export const skippedOf = (typed: Typed) => ({
  skippedWeekdays: weekdays.filter((day) => typed[`weekday${day}`] !== undefined),
  skippedMonths: monthNumbers.filter((month) => typed[`month${month}`] !== undefined),
})

export type SubscriptionDetails = v.InferOutput<typeof SubscriptionForm> & {
  skippedWeekdays: readonly number[]
  skippedMonths: readonly number[]
}

/** What most magazines are. */
export const usualSubscription = (today: string): Typed => ({
  frequency: 'monthly',
  startsOn: today,
  firstOn: today,
  enumeration: 'Th. {jilid} No. {nomor}',
  volume: '1',
  number: '1',
  restart: 'yearly',
  graceDays: '14',
  source: 'APBD',
})

/** A subscription as its form shows it. */
export const typedOf = ({ skippedWeekdays, skippedMonths, ...rest }: SubscriptionDetails): Typed => ({
  ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value ?? '')])),
  ...Object.fromEntries(skippedWeekdays.map((day) => [`weekday${day}`, 'on'])),
  ...Object.fromEntries(skippedMonths.map((month) => [`month${month}`, 'on'])),
})
