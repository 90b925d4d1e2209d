import { openWindow, type ByteWindow } from '../byte-window.ts'
import { longestRaw, longestRecord, problemOf, type Frame } from '../problems.ts'
import { fieldTerminator, innerLeaders, isLeaderAt, numberAt, recordTerminator } from './leader.ts'

/**
 * Cuts a stream into what should be records: at the record terminator, put right by the length in the leader where
 * the terminator is missing or stands within the text. Line ends and fill between records are passed over.
 */
export async function* iso2709Frames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const window = openWindow(source)
  for (;;) {
    await passFill(window)
    if (window.view.length === 0) return
    const end = await endOfRecord(window)
    if (end === undefined) {
      yield await passEndless(window)
      continue
    }
    const { offset } = window
    const bytes = window.view.subarray(0, end)
    window.pass(end)
    yield* splitFrames({ offset, bytes })
  }
}

const fill = new Set([0x00, 0x09, 0x0a, 0x0d, 0x1a, 0x20, recordTerminator])

async function passFill(window: ByteWindow): Promise<void> {
  for (;;) {
    const { view } = window
    let length = window.offset === 0 && view[0] === 0xef && view[1] === 0xbb && view[2] === 0xbf ? 3 : 0
    while (length < view.length && fill.has(view[length]!)) length++
    if (length > 0) window.pass(length)
    if (window.view.length > 0 || !(await window.more())) return
  }
}

/** Length of the record at the beginning of the window; undefined if it has none within reason. */
async function endOfRecord(window: ByteWindow): Promise<number | undefined> {
  let searched = 0
  for (;;) {
    const terminator = window.view.indexOf(recordTerminator, searched)
    if (terminator >= 0) return trustedEnd(window, terminator)
    searched = window.view.length
    if (searched > longestRecord) return undefined
    if (!(await window.more())) return searched
  }
}

// A terminator within the text of a record (seen in converted East Asian text) does not end it.
async function trustedEnd(window: ByteWindow, terminator: number): Promise<number> {
  const declared = numberAt(window.view, 0, 5)
  if (declared <= terminator + 1) return terminator + 1
  while (window.view.length < declared && (await window.more()));
  const { view } = window
  const next = view.subarray(terminator + 1).findIndex((byte) => !fill.has(byte))
  const ends = view[declared - 1] === recordTerminator && view[declared - 2] === fieldTerminator
  const goesOn =
    ends &&
    next >= 0 &&
    !isLeaderAt(view, terminator + 1 + next) &&
    numberAt(view, terminator + 1 + next, 5) < 0
  return goesOn ? declared : terminator + 1
}

async function passEndless(window: ByteWindow): Promise<Frame> {
  const { offset } = window
  const bytes = Buffer.from(window.view.subarray(0, longestRaw))
  do {
    const end = window.view.indexOf(recordTerminator)
    window.pass(end < 0 ? window.view.length : end + 1)
    if (end >= 0) break
  } while (await window.more())
  return { offset, bytes, problem: problemOf('record-too-long', `> ${longestRecord}`) }
}

/** Records that ran together because the end of the first is missing are taken apart. */
function* splitFrames({ offset, bytes }: { offset: number; bytes: Buffer }): Generator<Frame> {
  let start = 0
  const isWhole = () => numberAt(bytes, start, 5) === bytes.length - start
  if (!isWhole()) {
    for (const inner of innerLeaders(bytes)) {
      yield { offset: offset + start, bytes: bytes.subarray(start, inner) }
      start = inner
      if (isWhole()) break
    }
  }
  yield { offset: offset + start, bytes: bytes.subarray(start) }
}
