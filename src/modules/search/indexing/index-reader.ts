import { attach, begin, createEngine, exchange, type Engine } from '../engine/engine.ts'
import type { Segment } from '../engine/segment.ts'
import { analysis } from '../text/analysis.ts'
import type { WriterMessage } from './messages-of-writer.ts'

/** The index as this process searches it, kept up by the writer's messages. */
export interface IndexReader {
  engine: Engine
  /** False until the first base has come. */
  ready: boolean
  /** Counts the messages taken: as long as it stands still, nothing in the catalogue is known to have changed. */
  revision: number
  take(message: WriterMessage): void
}

export function createIndexReader(): IndexReader {
  const engine = createEngine(analysis)
  const segments = new Map<number, Segment>()
  const reader: IndexReader = {
    engine,
    ready: false,
    revision: 0,
    take(message) {
      reader.revision += 1
      if (message.kind === 'base') {
        const since = [...segments].filter(([number]) => number > message.before)
        segments.clear()
        segments.set(message.number, message.base.segment)
        for (const [number, segment] of since) segments.set(number, segment)
        begin(
          engine,
          message,
          since.map(([, segment]) => segment),
        )
        reader.ready = true
      } else if (message.kind === 'batch') {
        if (message.segment) segments.set(message.number, message.segment)
        attach(engine, message)
      } else if (message.kind === 'exchange') {
        const gone = message.gone.flatMap((number) => segments.get(number) ?? [])
        for (const number of message.gone) segments.delete(number)
        segments.set(message.number, message.segment)
        exchange(engine, gone, message.segment, message.growth)
      }
    },
  }
  return reader
}
