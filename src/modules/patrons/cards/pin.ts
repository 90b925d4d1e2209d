import { randomInt } from 'node:crypto'
import * as v from 'valibot'

/** Six digits, none of the sets that a thief tries first. */
export function newPin(): string {
  for (;;) {
    const pin = String(randomInt(0, 1_000_000)).padStart(6, '0')
    if (!isSimple(pin)) return pin
  }
}

/** The same digit throughout, or counting up or down. */
export const isSimple = (pin: string): boolean => {
  const steps = [...pin].slice(1).map((digit, place) => Number(digit) - Number(pin[place]))
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
}

/** A PIN that somebody chose. Codes: pin-shape, pin-simple. */
export const Pin = v.pipe(
  v.string('required'),
  v.trim(),
  v.regex(/^\d{6,8}$/, 'pin-shape'),
  v.check((pin) => !isSimple(pin), 'pin-simple'),
)
