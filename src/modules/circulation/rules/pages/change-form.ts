import * as v from 'valibot'
import { requiredText } from '#kernel/form.ts'
import type { Change } from '../book/change.ts'
import { parts } from '../book/rule-set.ts'
import { policyKinds, type policySettings, type PolicyKind } from '../policy-settings.ts'

const none = (text: string) => (text === '' ? null : text)

/** A whole number as people write it: 7, 50.000. */
const digits = v.pipe(
  v.string('required'),
  v.trim(),
  v.nonEmpty('required'),
  v.regex(/^\d{1,3}(\.?\d{3})*$|^\d{1,9}$/, 'not-a-number'),
  v.transform((text) => Number(text.replaceAll('.', ''))),
)
export const wholeNumber = (most: number, least = 0) =>
  v.pipe(digits, v.minValue(least, 'too-small'), v.maxValue(most, 'too-large'))
export const maybeNumber = (most: number, least = 0) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.union(
      [
        v.pipe(
          v.literal(''),
          v.transform(() => null),
        ),
        wholeNumber(most, least),
      ],
      'not-a-number',
    ),
  )
const ticked = v.pipe(
  v.optional(v.string(), ''),
  v.transform((value) => value !== ''),
)
export const maybeId = v.pipe(
  v.optional(v.string(), ''),
  v.regex(/^-?\d{0,15}$/, 'wrong'),
  v.transform((text) => (text === '' ? undefined : Number(text))),
)
const branch = v.pipe(
  maybeId,
  v.transform((id) => id ?? null),
)
const code = v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(60, 'too-long'), v.transform(none))
export const dayText = v.pipe(v.string('required'), v.isoDate('not-a-date'))
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

const scope = { category: code, loanCategory: code, branchId: branch }

/** Form fields of each kind of policy; the bounds are those of its settings. */
const settingFields = {
  loan: v.object({
    days: wholeNumber(400),
    debtLimit: maybeNumber(100_000_000),
    overdueLimit: maybeNumber(1000),
  }),
  renewal: v.object({ times: wholeNumber(100), days: wholeNumber(400), whenOverdue: ticked }),
  hold: v.object({ most: wholeNumber(1000), pickupDays: wholeNumber(60, 1), whenIn: ticked }),
  fine: v.object({
    perDay: wholeNumber(100_000_000),
    graceDays: wholeNumber(60),
    chargesGrace: ticked,
    cap: maybeNumber(100_000_000),
    capsAtPrice: ticked,
    suspensionPerDay: wholeNumber(30),
    suspensionCap: maybeNumber(400),
  }),
  lost: v.object({
    price: wholeNumber(100_000_000),
    processing: wholeNumber(100_000_000),
    refundDays: wholeNumber(4000),
    afterDays: wholeNumber(4000),
  }),
} satisfies { [Kind in PolicyKind]: v.GenericSchema<unknown, v.InferOutput<(typeof policySettings)[Kind]>> }

const id = maybeId
const kind = v.picklist(policyKinds, 'wrong')

const policyForm = (policyKind: PolicyKind) =>
  v.pipe(
    v.intersect([v.object({ id, name: requiredText(80) }), settingFields[policyKind]]),
    v.transform(({ id, name, ...settings }): Change => {
      return { deed: 'save-policy', row: withId(id, { kind: policyKind, name, settings }) }
    }),
  )

const withId = <Row extends object>(id: number | undefined, row: Row): Row & { id?: number } =>
  id === undefined ? row : { ...row, id }

const forms = {
  'save-rule': v.pipe(
    v.object({ id, kind, ...scope, policyId: v.pipe(maybeId, v.number('required')) }),
    v.transform(({ id, ...row }): Change => ({ deed: 'save-rule', row: withId(id, row) })),
  ),
  'save-limit': v.pipe(
    v.object({ id, ...scope, unverified: ticked, most: wholeNumber(10_000) }),
    v.transform(({ id, ...row }): Change => ({ deed: 'save-limit', row: withId(id, row) })),
  ),
  'save-exception': v.pipe(
    v.object({
      id,
      name: requiredText(80),
      firstDay: dayText,
      lastDay: dayText,
      ...scope,
      dueOn: maybeDay,
      days: maybeNumber(400, 1),
    }),
    v.transform(({ id, ...row }): Change => ({ deed: 'save-exception', row: withId(id, row) })),
  ),
  'save-floating': v.pipe(
    v.object({ id, branchId: branch, collectionType: code, loanCategory: code }),
    v.transform(({ id, ...row }): Change => ({ deed: 'save-floating', row: withId(id, row) })),
  ),
  remove: v.pipe(
    v.object({ part: v.picklist(parts), id: v.pipe(maybeId, v.number('required')) }),
    v.transform(({ part, id }): Change => ({ deed: 'remove', part, id })),
  ),
}

/** The schema of what was sent; undefined where it is none of our forms. */
export function changeFormOf(body: Record<string, unknown>): v.GenericSchema<unknown, Change> | undefined {
  const deed = body['deed']
  if (deed === 'save-policy') {
    const parsed = v.safeParse(kind, body['kind'])
    return parsed.success ? policyForm(parsed.output) : undefined
  }
  return typeof deed === 'string' && Object.hasOwn(forms, deed)
    ? forms[deed as keyof typeof forms]
    : undefined
}
