/** Content that is made while it is sent. An error in the middle breaks off: half a file is not taken for a whole one. */
export const streamed = (content: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      const next = await content.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await content.return(undefined)
    },
  })
