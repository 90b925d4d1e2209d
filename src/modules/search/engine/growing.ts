/** An array of numbers that grows by doubling; `array` may be longer than what is used. */
export interface Growing {
  array: Uint32Array
  length: number
}

export const growing = (capacity = 1024): Growing => ({ array: new Uint32Array(capacity), length: 0 })

export function push(numbers: Growing, value: number): void {
  if (numbers.length === numbers.array.length) {
    const larger = new Uint32Array(numbers.array.length * 2)
    larger.set(numbers.array)
    numbers.array = larger
  }
  numbers.array[numbers.length++] = value
}

export const sharedUint16 = (length: number) => new Uint16Array(new SharedArrayBuffer(length * 2))
export const sharedUint32 = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4))
export const sharedFloat64 = (length: number) => new Float64Array(new SharedArrayBuffer(length * 8))
