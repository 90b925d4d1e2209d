const carriageReturn = 0x0d

export interface Framer {
  /** Whole messages of what has come, without their end; undefined once a message is longer than allowed. */
  push(chunk: Buffer): Buffer[] | undefined
  /** Bytes of a message that has begun and not ended. */
  pending(): number
}

/** Cuts what a connection brings into messages. Never holds more than one message of the longest allowed length. */
export function createFramer(mostBytes: number): Framer {
  let parts: Buffer[] = []
  let held = 0
  const take = (last: Buffer): Buffer => {
    const message = parts.length === 0 ? last : Buffer.concat([...parts, last])
    parts = []
    held = 0
    return message
  }
  return {
    push(chunk) {
      const messages: Buffer[] = []
      let from = 0
      for (let end = chunk.indexOf(carriageReturn); end >= 0; end = chunk.indexOf(carriageReturn, from)) {
        if (held + end - from > mostBytes) return undefined
        messages.push(take(chunk.subarray(from, end)))
        from = end + 1
      }
      if (from < chunk.length) {
        // A copy: what is left of a large chunk would keep all of it in memory.
        parts.push(Buffer.from(chunk.subarray(from)))
        held += chunk.length - from
      }
      if (held > mostBytes) return undefined
      if (parts.length > 32) parts = [Buffer.concat(parts)]
      return messages
    },
    pending: () => held,
  }
}
