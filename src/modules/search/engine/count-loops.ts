import { isElsewhere, placeElsewhere, type Holdings } from './holdings.ts'
import { overflow, type Slots } from './slots.ts'

/**
 * The innermost loops over facet values. Each does one thing with plain numbers and arrays, so that it is compiled
 * once and stays so, whatever is asked around it.
 */

/** Documents by rising number. */
export interface Documents {
  documents: Uint32Array
  length: number
}

export function countPatterns(
  patterns: Uint32Array,
  { documents, length }: Documents,
  counts: Uint32Array,
): void {
  for (let i = 0; i < length; i++) counts[patterns[documents[i]!]!]!++
}

export function countYears(years: Uint16Array, { documents, length }: Documents, counts: Uint32Array): void {
  for (let i = 0; i < length; i++) counts[years[documents[i]!]!]!++
}

/** Counts the values in the slots of one facet. */
export function countSlots(
  { places, more }: Slots,
  width: number,
  { documents, length }: Documents,
  counts: Uint32Array,
): void {
  for (let i = 0; i < length; i++) {
    const start = documents[i]! * width
    for (let at = start; at < start + width; at++) {
      const value = places[at]!
      if (value < overflow) counts[value]!++
      else {
        const rest = value - overflow
        for (let j = rest + 1; j <= rest + more[rest]!; j++) counts[more[j]!]!++
      }
    }
  }
}

/**
 * Counts likewise, and lists the values met from `reached` on; returns how many there are then. Each value is written
 * down, and the place moves on only if it is new: whether it is cannot be guessed, and a wrong guess costs the processor
 * more than a write. So one place more than there are values must be free.
 */
export function countSlotsTouching(
  { places, more }: Slots,
  width: number,
  { documents, length }: Documents,
  counts: Uint32Array,
  touched: Uint32Array,
  reached: number,
): number {
  for (let i = 0; i < length; i++) {
    const start = documents[i]! * width
    for (let at = start; at < start + width; at++) {
      const value = places[at]!
      if (value < overflow) {
        const count = counts[value]!
        counts[value] = count + 1
        touched[reached] = value
        reached += isZero(count)
        continue
      }
      const rest = value - overflow
      for (let j = rest + 1; j <= rest + more[rest]!; j++) {
        const count = counts[more[j]!]!
        counts[more[j]!] = count + 1
        touched[reached] = more[j]!
        reached += isZero(count)
      }
    }
  }
  return reached
}

/** 1 for 0, and 0 for more: counts stay below 2 ** 31. */
const isZero = (count: number): number => (count - 1) >>> 31

/** Adds the bits of the values of each document to its place in `found`. */
export function addSlotBits(
  { places, more }: Slots,
  width: number,
  { documents, length }: Documents,
  bits: Uint16Array,
  found: Uint32Array,
): void {
  for (let i = 0; i < length; i++) {
    const start = documents[i]! * width
    let has = 0
    for (let at = start; at < start + width; at++) {
      const value = places[at]!
      if (value < overflow) has |= bits[value]!
      else {
        const rest = value - overflow
        for (let j = rest + 1; j <= rest + more[rest]!; j++) has |= bits[more[j]!]!
      }
    }
    found[i]! |= has
  }
}

/**
 * Counts the entries of branches, each of the four in a word apart, 256 counts further on: of one after the other in
 * the same place each would wait for the one before. Larger entries count behind these. Returns how many documents
 * have an entry with a bit.
 */
export function countEntries(
  { words, more }: Holdings,
  { documents, length }: Documents,
  counts: Uint32Array,
  bits: Uint16Array,
  bit: number,
): number {
  let having = 0
  for (let i = 0; i < length; i++) {
    const word = words[documents[i]!]!
    let has = 0
    if (isElsewhere(word)) {
      const place = placeElsewhere(word)
      for (let j = place + 1; j <= place + more[place]!; j++) {
        counts[1024 + more[j]!]!++
        has |= bits[more[j]!]!
      }
    } else {
      const first = word & 0xff
      const second = (word >>> 8) & 0xff
      const third = (word >>> 16) & 0xff
      const fourth = word >>> 24
      counts[first]!++
      counts[256 + second]!++
      counts[512 + third]!++
      counts[768 + fourth]!++
      has = bits[first]! | bits[second]! | bits[third]! | bits[fourth]!
    }
    having += has & bit
  }
  return having / bit
}

/** Counts likewise where every branch counts: whether a copy is in is then the low bit of each entry. */
export function countOpenEntries(
  { words, more }: Holdings,
  { documents, length }: Documents,
  counts: Uint32Array,
): number {
  let available = 0
  for (let i = 0; i < length; i++) {
    const word = words[documents[i]!]!
    if (isElsewhere(word)) {
      const place = placeElsewhere(word)
      let isIn = 0
      for (let j = place + 1; j <= place + more[place]!; j++) {
        counts[1024 + more[j]!]!++
        isIn |= more[j]!
      }
      available += isIn & 1
      continue
    }
    counts[word & 0xff]!++
    counts[256 + ((word >>> 8) & 0xff)]!++
    counts[512 + ((word >>> 16) & 0xff)]!++
    counts[768 + (word >>> 24)]!++
    available += (word | (word >>> 8) | (word >>> 16) | (word >>> 24)) & 1
  }
  return available
}

/** Adds the bits of the entries of each document to its place in `found`. */
export function addEntryBits(
  { words, more }: Holdings,
  { documents, length }: Documents,
  bits: Uint16Array,
  found: Uint32Array,
): void {
  for (let i = 0; i < length; i++) {
    const word = words[documents[i]!]!
    if (isElsewhere(word)) {
      const place = placeElsewhere(word)
      for (let j = place + 1; j <= place + more[place]!; j++) found[i]! |= bits[more[j]!]!
      continue
    }
    found[i]! |=
      bits[word & 0xff]! | bits[(word >>> 8) & 0xff]! | bits[(word >>> 16) & 0xff]! | bits[word >>> 24]!
  }
}
