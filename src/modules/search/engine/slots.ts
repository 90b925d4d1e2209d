import { push, sharedUint32, type Growing } from './growing.ts'
import { inSlices, type Steps } from './steps.ts'

/**
 * Values of one facet, laid out for counting: as many places for each document as most need, 0 where there is no
 * value. Of a document with more values the last place holds `overflow` and where in `more` the rest stands, its
 * length first. Unlike lists of any length these are read without the processor's guess going wrong at each end.
 */
export interface Slots {
  places: Uint32Array
  more: Uint32Array
}

export const overflow = 0x8000_0000

/** Values in the order in which documents came: those of document d from `starts[d]` on. */
export interface Lists {
  values: Growing
  starts: Growing
}

/** Places of each document in the slots of a segment of this length. */
export const widthOf = ({ places }: Slots, length: number): number => (places.length / length) | 0

export function* buildSlots(lists: Lists, order: Uint32Array): Steps<Slots> {
  const width = widthFor(lists, order.length)
  const places = sharedUint32(order.length * width)
  const more: Growing = { array: new Uint32Array(1024), length: 0 }
  yield* inSlices(order.length, (first, last) => {
    for (let document = first; document < last; document++) {
      const start = lists.starts.array[order[document]!]!
      const end = endOf(lists, order[document]!)
      const inPlace = end - start > width ? width - 1 : end - start
      for (let i = 0; i < inPlace; i++) places[document * width + i] = lists.values.array[start + i]!
      if (end - start <= width) continue
      places[document * width + width - 1] = (overflow | more.length) >>> 0
      push(more, end - start - inPlace)
      for (let i = start + inPlace; i < end; i++) push(more, lists.values.array[i]!)
    }
  })
  return { places, more: sharedPart(more) }
}

export function sharedPart({ array, length }: Growing): Uint32Array {
  const part = sharedUint32(length)
  part.set(array.subarray(0, length))
  return part
}

export const endOf = ({ values, starts }: Lists, document: number): number =>
  document + 1 < starts.length ? starts.array[document + 1]! : values.length

const widest = 4
/** Share of documents that must fit without overflow, if `widest` allows it. */
const fitting = 0.95

function widthFor(lists: Lists, documents: number): number {
  const withLength = new Uint32Array(widest + 1)
  for (let document = 0; document < documents; document++)
    withLength[Math.min(widest, endOf(lists, document) - lists.starts.array[document]!)]!++
  let fit = withLength[0]! + withLength[1]!
  let width = 1
  while (width < widest && fit < documents * fitting) fit += withLength[++width]!
  return width
}

/** The values that one document has. */
export function slotValues({ places, more }: Slots, width: number, document: number): number[] {
  return Array.from(places.subarray(document * width, (document + 1) * width)).flatMap((value) => {
    if (value < overflow) return value === 0 ? [] : [value]
    const rest = value - overflow
    return Array.from(more.subarray(rest + 1, rest + 1 + more[rest]!))
  })
}
