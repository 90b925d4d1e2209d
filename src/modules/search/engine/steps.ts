import { sharedUint32 } from './growing.ts'

/**
 * Long work in short steps: whoever runs it may do something else after each. A step takes a few milliseconds at most,
 * so that the thread that builds the index can follow changes in between.
 */
export type Steps<T> = Generator<undefined, T>

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

const usualSlice = 4096

/** A loop over 0 to `length` in slices. The loop itself is the caller's, for a plain function runs fastest. */
export function* inSlices(
  length: number,
  loop: (from: number, to: number) => void,
  slice = usualSlice,
): Steps<void> {
  for (let from = 0; from < length; from += slice) {
    loop(from, Math.min(length, from + slice))
    yield
  }
}

/** The numbers from 0 to `length` in the order of `compare`, which never finds two of them equal. */
export function* sortInSteps(
  length: number,
  compare: (a: number, b: number) => number,
): Steps<Uint32Array<ArrayBufferLike>> {
  let sorted: Uint32Array<ArrayBufferLike> = sharedUint32(length)
  yield* inSlices(length, (from, to) => {
    for (let i = from; i < to; i++) sorted[i] = i
    sorted.subarray(from, to).sort(compare)
  })
  let spare: typeof sorted = length > usualSlice ? sharedUint32(length) : sorted
  for (let run = usualSlice; run < length; run *= 2) {
    yield* mergeRuns(sorted, spare, run, compare)
    ;[sorted, spare] = [spare, sorted]
  }
  return sorted
}

/** Merges each two neighbouring sorted runs of `from` into one of `to`. */
function* mergeRuns(
  from: Uint32Array<ArrayBufferLike>,
  to: Uint32Array<ArrayBufferLike>,
  run: number,
  compare: (a: number, b: number) => number,
): Steps<void> {
  const { length } = from
  for (let start = 0; start < length; start += 2 * run) {
    const middle = Math.min(length, start + run)
    const end = Math.min(length, start + 2 * run)
    let left = start
    let right = middle
    yield* inSlices(end - start, (first, last) => {
      for (let place = start + first; place < start + last; place++) {
        const takeLeft = left < middle && (right >= end || compare(from[left]!, from[right]!) < 0)
        to[place] = takeLeft ? from[left++]! : from[right++]!
      }
    })
  }
}
