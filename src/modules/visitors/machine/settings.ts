import * as v from 'valibot'

/** How one guest-book screen behaves, as it is kept in the register of machines. */
const Kept = v.object({
  /** Seconds without a touch before it asks whether somebody is still there. */
  idleSeconds: v.number(),
  speaks: v.boolean(),
  /** Whether it offers the form for groups. */
  groups: v.boolean(),
})
export type BookSettings = v.InferOutput<typeof Kept>

const usual: BookSettings = { idleSeconds: 45, speaks: false, groups: true }

/** Settings as they were kept; what is missing, as on a lending kiosk, has its usual value. */
export function readSettings(kept: unknown): BookSettings {
  const merged = v.safeParse(Kept, { ...usual, ...(typeof kept === 'object' ? kept : {}) })
  return merged.success ? merged.output : usual
}

const ticked = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text !== ''),
)

export const SettingsForm = v.object({
  idleSeconds: v.pipe(
    v.string('out-of-range'),
    v.trim(),
    v.regex(/^\d{1,3}$/, 'not-a-number'),
    v.toNumber(),
    v.minValue(15, 'out-of-range'),
    v.maxValue(300, 'out-of-range'),
  ),
  speaks: ticked,
  groups: ticked,
})
