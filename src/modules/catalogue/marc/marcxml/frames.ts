import { openWindow, type ByteWindow } from '../byte-window.ts'
import { longestRaw, longestRecord, problemOf, type Frame, type MarcProblem } from '../problems.ts'
import { findRecordTag, passHidden } from './record-tag.ts'

// A tag that has begun is kept whole when the bytes before it are forgotten.
const reach = 256

/**
 * Cuts XML into record elements, whatever they are nested in and whatever their prefix. Each can then be parsed by
 * itself: a broken one spoils no other, and no more than one is held in memory.
 */
export async function* marcxmlFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const window = openWindow(source)
  // While open, the window begins with the record's own tag.
  let open = false
  // Where to look for the next tag, and up to where comments have been passed over.
  let from = 0
  let seen = 0
  for (;;) {
    const tag = findRecordTag(window.view, from)
    const end = tag?.start ?? Math.max(from, window.view.length - reach)
    const reached = passHidden(window.view, seen, end)
    if (!tag || tag.kind === 'unfinished' || reached === undefined) {
      if (open && window.view.length > longestRecord) {
        yield take(window, window.view.length - reach, problemOf('record-too-long', `> ${longestRecord}`))
        open = false
        from = 0
        seen = 0
        continue
      }
      // A comment without an end so far is kept from its beginning, within reason.
      const endless = reached === undefined && window.view.length < longestRecord
      const passed = open ? 0 : endless ? seen : end
      window.pass(passed)
      from = Math.max(from, end) - passed
      seen = Math.max(0, (endless ? seen : (reached ?? end)) - passed)
      if (await window.more()) continue
      break
    }
    if (reached > tag.start) {
      seen = reached
      from = reached
      continue
    }
    from = 0
    seen = 0
    if (tag.kind === 'closing') {
      if (open) yield take(window, tag.end)
      else window.pass(tag.end)
      open = false
      continue
    }
    // Another record within one is either all the first was for (as in OAI and SRU), or the first lacks its end.
    if (open && holdsMarc(window.view.subarray(0, tag.start))) {
      yield take(window, tag.start, problemOf('xml-broken', '</record>'))
    } else window.pass(tag.start)
    const length = tag.end - tag.start
    open = tag.kind === 'opening'
    from = open ? length : 0
    seen = from
    if (!open) yield take(window, length)
  }
  if (open && holdsMarc(window.view)) yield take(window, window.view.length, problemOf('record-cut-short'))
}

function take(window: ByteWindow, end: number, problem?: MarcProblem): Frame {
  const { offset } = window
  const all = window.view.subarray(0, end)
  window.pass(end)
  return { offset, bytes: problem ? Buffer.from(all.subarray(0, longestRaw)) : all, problem }
}

const holdsMarc = (bytes: Buffer): boolean =>
  ['leader>', 'controlfield', 'datafield'].some((name) => bytes.includes(name))
