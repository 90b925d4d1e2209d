/** A number from 0 to 1, the next at each call. */
export type Roll = () => number

/** Chance that is the same for the same seed (mulberry32). */
export function seeded(seed: number): Roll {
  let state = seed
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * A number below `size`, small ones more often than large ones, as words and subjects occur (Zipf). The larger
 * `shift`, the less the very first stand out (Mandelbrot).
 */
export const common = (size: number, roll: Roll, shift = 0): number =>
  Math.min(size - 1, Math.floor((1 + shift) * ((size + 1 + shift) / (1 + shift)) ** roll()) - 1 - shift)

export const below = (size: number, roll: Roll): number => Math.floor(roll() * size)
export const one = <T>(from: readonly T[], roll: Roll): T => from[below(from.length, roll)]!
export const oneCommon = <T>(from: readonly T[], roll: Roll, shift = 0): T =>
  from[common(from.length, roll, shift)]!
