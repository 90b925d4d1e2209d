/** The part of a stream that is being looked at. */
export interface ByteWindow {
  view: Buffer
  /** Position of `view[0]` in the stream. */
  offset: number
  /** Reads on and says whether there was more. */
  more: () => Promise<boolean>
  /** Forgets the first bytes. */
  pass: (count: number) => void
}

const readAhead = 64 * 1024

export function openWindow(source: AsyncIterable<Uint8Array>): ByteWindow {
  const chunks = source[Symbol.asyncIterator]()
  const window: ByteWindow = {
    view: Buffer.alloc(0),
    offset: 0,
    // Doubles the view each time: even a stream of single bytes then takes linear time.
    more: async () => {
      const wanted = Math.max(readAhead, window.view.length)
      const parts: Uint8Array[] = [window.view]
      let read = 0
      while (read < wanted) {
        const next = await chunks.next()
        if (next.done) break
        parts.push(next.value)
        read += next.value.length
      }
      if (read > 0) window.view = Buffer.concat(parts)
      return read > 0
    },
    pass: (count) => {
      window.view = window.view.subarray(count)
      window.offset += count
    },
  }
  return window
}
