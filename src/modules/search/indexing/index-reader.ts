import { growthSince } from '../engine/dictionary.ts'
import { attach, begin, createEngine, exchange, type Engine } from '../engine/engine.ts'
import type { Segment } from '../engine/segment.ts'
import { analysis } from '../text/analysis.ts'
import type { PresentIndex, WriterMessage } from './messages-of-writer.ts'

/** The index as this process searches it, kept up by the writer's messages. */
export interface IndexReader {
  engine: Engine
  /** False until the first base has come. */
  ready: boolean
  /** Counts the messages taken: as long as it stands still, nothing in the catalogue is known to have changed. */
  revision: number
  take(message: WriterMessage | PresentIndex): void
  present(): PresentIndex
}

type Numbered = Map<number, Segment>

export function createIndexReader(): IndexReader {
  const engine = createEngine(analysis)
  const segments: Numbered = new Map()
  const reader: IndexReader = {
    engine,
    ready: false,
    revision: 0,
    take(message) {
      reader.revision += 1
      reader.ready ||= message.kind === 'base' || message.kind === 'present'
      if (message.kind === 'base') takeBase(engine, segments, message)
      else if (message.kind === 'batch') {
        if (message.segment) segments.set(message.number, message.segment)
        attach(engine, message)
      } else if (message.kind === 'exchange') takeExchange(engine, segments, message)
      else if (message.kind === 'present') takePresent(engine, segments, message)
    },
    present: () => ({
      kind: 'present',
      segments: engine.segments.flatMap((one) => [...segments].filter(([, segment]) => segment === one)),
      growth: growthSince(engine.dictionary),
      asOf: engine.asOf,
    }),
  }
  return reader
}

type Kind<K extends string> = Extract<WriterMessage | PresentIndex, { kind: K }>

function takeBase(engine: Engine, segments: Numbered, message: Kind<'base'>): void {
  // Another writer than before numbers its segments anew: what the one before made is all in this base.
  const since = message.fresh ? [] : [...segments].filter(([number]) => number > message.before)
  segments.clear()
  segments.set(message.number, message.base.segment)
  for (const [number, segment] of since) segments.set(number, segment)
  begin(
    engine,
    message,
    since.map(([, segment]) => segment),
  )
}

function takeExchange(engine: Engine, segments: Numbered, message: Kind<'exchange'>): void {
  const gone = message.gone.flatMap((number) => segments.get(number) ?? [])
  for (const number of message.gone) segments.delete(number)
  segments.set(message.number, message.segment)
  const { segment: merged, stale, growth } = message
  exchange(engine, { gone, merged, stale, growth })
}

function takePresent(engine: Engine, segments: Numbered, message: Kind<'present'>): void {
  for (const [number, segment] of message.segments) segments.set(number, segment)
  engine.segments = message.segments.map(([, segment]) => segment)
  attach(engine, { segment: undefined, remove: [], growth: message.growth, asOf: message.asOf })
}
