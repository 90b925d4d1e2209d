/** The first bytes of a stream (all of them, if it is shorter), and the whole stream from its beginning. */
export async function peek(
  content: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ first: Buffer; whole: AsyncIterable<Uint8Array> }> {
  const chunks = content[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  let read = 0
  while (read < length) {
    const next = await chunks.next()
    if (next.done) break
    parts.push(next.value)
    read += next.value.length
  }
  const first = Buffer.concat(parts)
  return { first, whole: { [Symbol.asyncIterator]: () => again(first, chunks) } }
}

async function* again(first: Buffer, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (first.length > 0) yield first
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  } finally {
    await chunks.return?.()
  }
}
