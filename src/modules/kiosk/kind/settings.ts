import * as v from 'valibot'
import { optionalText } from '#kernel/form.ts'

/** How one kiosk behaves, as it is kept in the register of machines. */
const Kept = v.object({
  /** Seconds without a touch before it asks whether somebody is still there. */
  idleSeconds: v.number(),
  /** Whether a printer stands there. */
  printer: v.boolean(),
  /** Whether it takes books back. */
  returns: v.boolean(),
  /** Where to lay returned books that go to the shelf, and those that somebody waits for or that need staff. */
  returnPlace: v.string(),
  holdPlace: v.string(),
  /** How it starts for each visitor. */
  speaks: v.boolean(),
  reach: v.boolean(),
  /** Whether this browser opens nothing of the site but the kiosk, until staff leave it with their code. */
  lockDown: v.boolean(),
  /** argon2id of the code with which staff leave the kiosk; without one it cannot be left from its pages. */
  leaveHash: v.nullable(v.string()),
})
export type KioskSettings = v.InferOutput<typeof Kept>

export const defaults: KioskSettings = {
  idleSeconds: 45,
  printer: true,
  returns: true,
  returnPlace: '',
  holdPlace: '',
  speaks: false,
  reach: false,
  lockDown: true,
  leaveHash: null,
}

/** Settings as they were kept; what an older version did not know has its usual value. */
export function readSettings(kept: unknown): KioskSettings {
  const merged = v.safeParse(Kept, { ...defaults, ...(typeof kept === 'object' ? kept : {}) })
  return merged.success ? merged.output : defaults
}

const ticked = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text !== ''),
)

export const SettingsForm = v.object({
  idleSeconds: v.pipe(
    v.string('not-seconds'),
    v.trim(),
    v.regex(/^\d{1,3}$/, 'not-seconds'),
    v.toNumber(),
    v.minValue(20, 'not-seconds'),
    v.maxValue(300, 'not-seconds'),
  ),
  printer: ticked,
  returns: ticked,
  returnPlace: optionalText(120),
  holdPlace: optionalText(120),
  speaks: ticked,
  reach: ticked,
  lockDown: ticked,
  leaveCode: v.pipe(optionalText(12), v.regex(/^$|^\d{4,12}$/, 'not-a-code')),
})
