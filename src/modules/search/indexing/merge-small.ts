import { mergeInSteps } from '../engine/merge-segments.ts'
import type { Steps } from '../engine/steps.ts'
import { takeChangesMeanwhile } from './take-changes.ts'
import { unknownGrowth, type IndexWriter, type SmallSegment } from './writer-state.ts'

const usualMergeFactor = 8

/** Does something long, and takes in changes between its steps. */
export async function whileFollowing<T>(writer: IndexWriter, steps: Steps<T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    // A rebuild takes long: the segments of what changes meanwhile are merged meanwhile.
    if ((await takeChangesMeanwhile(writer)) && !writer.merging) await mergeSmall(writer)
  }
}

/** Merges small segments as soon as there are enough of about one size, as digits carry in counting. */
export async function mergeSmall(writer: IndexWriter): Promise<void> {
  for (let chosen = choose(writer); chosen; chosen = choose(writer)) await merge(writer, chosen)
}

function choose({
  small,
  rebuilding,
  mergeFactor = usualMergeFactor,
}: IndexWriter): SmallSegment[] | undefined {
  // Segments of before a rebuild and since must stay apart: only the latter outlive it.
  const since = small.filter(({ number }) => number > (rebuilding?.before ?? 0))
  const alike = [...Map.groupBy(since, tier).values()].find((list) => list.length >= mergeFactor)
  return alike?.slice(0, mergeFactor)
}

const tier = ({ living }: SmallSegment): number => Math.floor(Math.log2(Math.max(1, living.size)) / 3)

async function merge(writer: IndexWriter, chosen: SmallSegment[]): Promise<void> {
  const living = new Map(chosen.flatMap((one) => [...one.living]))
  const changed = new Set<number>()
  writer.merging = { changed }
  try {
    const segment = await whileFollowing(writer, mergeInSteps(chosen))
    const stale = [...changed].filter((id) => living.delete(id))
    const number = ++writer.lastNumber
    writer.small = [...writer.small.filter((one) => !chosen.includes(one)), { number, segment, living }]
    const gone = chosen.map((one) => one.number)
    writer.emit({ kind: 'exchange', gone, number, segment, stale, growth: unknownGrowth(writer) })
  } finally {
    writer.merging = undefined
  }
}
