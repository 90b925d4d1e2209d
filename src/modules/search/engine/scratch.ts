/**
 * Room for what a search works with, the same for each: making and clearing fresh arrays of thousands of numbers
 * costs more than what is done with them. Whatever is taken lasts until the next search begins, for searches run one
 * after the other.
 */
let integers = new Uint32Array(1 << 16)
let floats = new Float32Array(1 << 16)
let integersTaken = 0
let floatsTaken = 0

/** Longest room that is kept between searches, in numbers. */
const longestKept = 1 << 23

/** Gives all room back; to be called where a search begins. */
export function beginScratch(): void {
  integersTaken = 0
  floatsTaken = 0
}

/** Whole numbers, with anything in them. */
export function scratchUint32(length: number): Uint32Array {
  if (length > longestKept) return new Uint32Array(length)
  if (integersTaken + length > integers.length) {
    // Those who have some of the old room still hold it.
    integers = new Uint32Array(Math.min(longestKept, Math.max(integers.length * 2, length)))
    integersTaken = 0
  }
  integersTaken += length
  return integers.subarray(integersTaken - length, integersTaken)
}

/** Numbers with fractions, with anything in them. */
export function scratchFloat32(length: number): Float32Array {
  if (length > longestKept) return new Float32Array(length)
  if (floatsTaken + length > floats.length) {
    floats = new Float32Array(Math.min(longestKept, Math.max(floats.length * 2, length)))
    floatsTaken = 0
  }
  floatsTaken += length
  return floats.subarray(floatsTaken - length, floatsTaken)
}
