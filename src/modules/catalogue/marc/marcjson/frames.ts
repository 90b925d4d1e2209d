import { openWindow, type ByteWindow } from '../byte-window.ts'
import { longestRaw, longestRecord, problemOf, type Frame, type MarcProblem } from '../problems.ts'

interface Scan {
  /** Next byte to look at. */
  at: number
  depth: number
  inString: boolean
  escaped: boolean
}

const [quote, backslash, opening, closing, lineFeed] = [0x22, 0x5c, 0x7b, 0x7d, 0x0a]
// White space, commas and brackets of an array; the record separator of JSON text sequences; a byte order mark.
const between = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2c, 0x5b, 0x5d, 0x1e, 0xef, 0xbb, 0xbf])

/** Cuts JSON into its outermost objects: one alone, those of an array, or those that follow each other. */
export async function* marcjsonFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const window = openWindow(source)
  for (;;) {
    const other = passBetween(window)
    if (other) yield other
    if (window.view.length === 0) {
      if (await window.more()) continue
      return
    }
    const scan: Scan = { at: 0, depth: 0, inString: false, escaped: false }
    let end = scanObject(scan, window.view, false)
    for (let ended = false; end === undefined && !ended && window.view.length <= longestRecord;) {
      ended = !(await window.more())
      end = scanObject(scan, window.view, ended)
    }
    if (end !== undefined) yield take(window, end, scan.depth > 0 ? problemOf('record-cut-short') : undefined)
    else if (window.view.length <= longestRecord) {
      yield take(window, window.view.length, problemOf('record-cut-short'))
    } else {
      yield take(window, window.view.length, problemOf('record-too-long', `> ${longestRecord}`))
      await passLines(window)
    }
  }
}

/** Passes to the next object; anything but white space and the like on the way is reported. */
function passBetween(window: ByteWindow): Frame | undefined {
  const { view } = window
  let at = 0
  while (at < view.length && between.has(view[at]!)) at += 1
  window.pass(at)
  if (at === view.length || window.view[0] === opening) return undefined
  const next = window.view.indexOf(opening)
  return take(window, next < 0 ? window.view.length : next, problemOf('no-record-here'))
}

/** Where the object ends, or undefined if the bytes end before. */
function scanObject(scan: Scan, bytes: Buffer, ended: boolean): number | undefined {
  for (; scan.at < bytes.length; scan.at += 1) {
    const byte = bytes[scan.at]!
    if (byte === lineFeed) {
      // No line ends within a text: after a lost quotation mark the count begins anew here.
      scan.inString = false
      if (!ended && scan.at + recordStart.length >= bytes.length) return undefined
      if (scan.depth > 0 && startsRecord(bytes, scan.at + 1)) return scan.at + 1
    }
    if (scan.escaped) scan.escaped = false
    else if (scan.inString) {
      if (byte === backslash) scan.escaped = true
      else if (byte === quote) scan.inString = false
    } else if (byte === quote) scan.inString = true
    else if (byte === opening) scan.depth += 1
    else if (byte === closing && --scan.depth === 0) return scan.at + 1
  }
  return undefined
}

// In a file of lines, this is where a record begins even if the one before has no end.
const recordStart = '{"leader"'
const startsRecord = (bytes: Buffer, at: number): boolean =>
  bytes[at] === opening && bytes.toString('latin1', at, at + recordStart.length) === recordStart

async function passLines(window: ByteWindow): Promise<void> {
  while (await window.more()) {
    const end = window.view.indexOf('\n{')
    window.pass(end < 0 ? window.view.length : end + 1)
    if (end >= 0) return
  }
}

function take(window: ByteWindow, end: number, problem?: MarcProblem): Frame {
  const { offset } = window
  const all = window.view.subarray(0, end)
  window.pass(end)
  return { offset, bytes: problem ? Buffer.from(all.subarray(0, longestRaw)) : all, problem }
}
