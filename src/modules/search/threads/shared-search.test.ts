import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { buildNeighbourhood } from '../engine/correct.ts'
import { emptyDictionary, growthSince, sizesOf } from '../engine/dictionary.ts'
import type { Facet, IndexDocument } from '../engine/document.ts'
import { search, segmentOf } from '../engine/engine.ts'
import type { SearchRequest } from '../engine/search-segments.ts'
import { titled } from '../engine/test-data.ts'
import { createIndexReader } from '../indexing/index-reader.ts'
import type { WriterMessage } from '../indexing/messages-of-writer.ts'
import { analysis } from '../text/analysis.ts'
import { shareSearch } from './shared-search.ts'

const facets: Facet[] = ['availability', 'branch', 'year', 'author', 'subject', 'language']
const words = ['bumi', 'manusia', 'laut', 'hujan', 'kaca', 'jejak']
const one = <T>(from: readonly T[], turn: number): T => from[turn % from.length]!

function documentOf(id: number, turn: number): IndexDocument {
  return titled(id, `${one(words, id)} ${one(words, turn)}`, {
    authors: [`Pengarang ${turn % 50}`],
    subjects: [one(['Fiksi', 'Sejarah', 'Puisi'], turn)],
    year: 1990 + (turn % 30),
    holdings: [{ branch: one(['pusat', 'anak'], turn), available: turn % 3 === 0 }],
  })
}

const asking = (turn: number): SearchRequest => ({
  query: { all: turn % 5 === 0 ? [] : [{ kind: 'word', field: 'any', word: one(words, turn) }], none: [] },
  filters: {
    values: turn % 3 === 0 ? [{ facet: 'branch', values: ['pusat'] }] : [],
    availableOnly: turn % 7 === 0,
  },
  sort: one(['relevance', 'newest', 'title'] as const, turn),
  offset: turn % 4,
  limit: 10,
  facets,
})

/** A small writer of its own: what it says is what the writer of a catalogue says. */
function messages(titles: number): { base: WriterMessage; batch(turn: number): WriterMessage } {
  const dictionary = emptyDictionary()
  let told: number[] = []
  const growth = () => {
    const grown = growthSince(dictionary, told)
    told = sizesOf(dictionary)
    return grown
  }
  const documents = Array.from({ length: titles }, (_, i) => documentOf(i + 1, i))
  const segment = segmentOf({ analysis, dictionary }, documents)
  const base: WriterMessage = {
    kind: 'base',
    number: 1,
    base: { segment, neighbourhood: buildNeighbourhood(segment) },
    before: 0,
    stale: [],
    growth: growth(),
    asOf: 1,
    fresh: true,
  }
  return {
    base,
    batch(turn) {
      const id = 1 + ((turn * 7) % titles)
      const changed =
        turn % 4 === 0 ? undefined : segmentOf({ analysis, dictionary }, [documentOf(id, turn + 100)])
      return {
        kind: 'batch',
        number: turn + 2,
        segment: changed,
        remove: [id],
        growth: growth(),
        asOf: turn + 2,
      }
    },
  }
}

async function sharing(t: TestContext, titles: number) {
  const workers: Worker[] = []
  const note = (worker: Worker) => workers.push(worker)
  process.on('worker', note)
  t.after(() => process.off('worker', note))
  const reader = createIndexReader()
  const shared = shareSearch({ reader, threads: 2, leastTitles: 100, worthAsking: 0 })
  t.after(shared.stop)
  const { base, batch } = messages(titles)
  shared.take(base)
  const settled = async () => {
    while (!shared.settled()) await setTimeout(5)
  }
  await settled()
  return { reader, shared, batch, workers, settled }
}

test('threads give the answers that would be given here, amid changes too', async (t) => {
  const { reader, shared, batch } = await sharing(t, 300)
  const asked: Promise<void>[] = []
  for (let turn = 0; turn < 400; turn++) {
    // What is asked now must be answered from the index of now, though changes follow at once.
    for (const request of [asking(turn), asking(turn * 3 + 1)]) {
      const here = structuredClone(search(reader.engine, request))
      asked.push(shared.search(request).then((there) => assert.deepEqual(there, here)))
    }
    shared.take(batch(turn))
    if (turn % 50 === 0) await Promise.all(asked.splice(0))
  }
  await Promise.all(asked)
})

test('a thread that ends loses no answer and is replaced by one that knows the changes', async (t) => {
  const { reader, shared, batch, workers, settled } = await sharing(t, 300)
  const answers = Array.from({ length: 40 }, (_, turn) => shared.search(asking(turn)))
  await Promise.all(workers.splice(0).map((worker) => worker.terminate()))
  for (const [turn, answer] of (await Promise.all(answers)).entries())
    assert.deepEqual(answer, search(reader.engine, asking(turn)))
  shared.take(batch(1))
  assert.deepEqual(await shared.search(asking(2)), search(reader.engine, asking(2)))
  await settled()
  assert.equal(workers.length, 2)
  shared.take(batch(2))
  for (let turn = 0; turn < 20; turn++)
    assert.deepEqual(await shared.search(asking(turn)), search(reader.engine, asking(turn)))
})

test('a small catalogue needs no threads', async () => {
  const reader = createIndexReader()
  const shared = shareSearch({ reader, threads: 2 })
  shared.take(messages(30).base)
  assert.ok(shared.settled())
  assert.deepEqual(await shared.search(asking(1)), search(reader.engine, asking(1)))
  await shared.stop()
})
