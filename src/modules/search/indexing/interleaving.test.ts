import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql, type KyselyPlugin } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { derive, insertRecords } from '#modules/catalogue/index.ts'
import { below, seeded, type Roll } from '../../../../bench/synthetic/chance.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { sortKey } from '../engine/segment.ts'
import { beginIndex, createIndexWriter, followChanges } from './index-writer.ts'
import { createIndexReader, type IndexReader } from './index-reader.ts'
import type { WriterMessage } from './messages-of-writer.ts'

/** Titles that no change takes away, and those of which one is changed by a transaction that commits late. */
const kept = 60
const late = 10
const seeds = [1, 2]
/** Merges and rebuilds of each seed in the middle of which something they had read changed. */
const enough = 5

test('whatever changes in the middle of a merge or a rebuild is shown once, and never as it was before', async (t) => {
  const { db } = await testDatabase(t)
  const folder = mkdtempSync(join(tmpdir(), 'patria-interleaving-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const changing = changesOf(db, await addTitles(db, 120))
  const followThrough = async (seed: number) => {
    const roll = seeded(seed)
    const seen = { merges: 0, rebuilds: 0 }
    const shown = watch(createIndexReader(), changing.ids.slice(0, kept))
    const writer = createIndexWriter({
      // In the middle of each of the writer's questions something may change: before it sees the answer.
      db: db.withPlugin(beforeEachAnswer(() => changing.perhapsOne(roll))),
      snapshotFile: join(folder, 'index.snapshot'),
      installation: 'x',
      rebuildLeast: 15,
      readAtOnce: 10,
      mergeFactor: 4,
      lookEvery: 0,
      emit(message) {
        shown.take(message)
        if (message.kind === 'exchange' && message.stale.length > 0) seen.merges += 1
        if (message.kind === 'base' && message.stale.length > 0) seen.rebuilds += 1
      },
    })
    changing.allow(10)
    await beginIndex(writer)
    for (let round = 0; seen.merges < enough || seen.rebuilds < enough; round++) {
      assert.ok(round < 1000, `${seen.merges} merges, ${seen.rebuilds} rebuilds`)
      changing.allow(20)
      await followChanges(writer)
    }
    await changing.end()
    while ((await followChanges(writer)) > 0);
    await writer.keeping
    assert.deepEqual(shown.now(), await titlesIn(db), `seed ${seed}`)
  }
  for (const seed of seeds) {
    try {
      await followThrough(seed)
    } finally {
      await changing.end()
    }
  }
})

/** Looks after every message at what can be found: versions by title. */
function watch(reader: IndexReader, always: readonly number[]) {
  let before = new Map<number, string>()
  const now = () => {
    const found = new Map<number, string>()
    for (const segment of reader.engine.segments) {
      for (let document = 0; document < segment.length; document++) {
        if (segment.dead[document] !== 0) continue
        const id = segment.ids[document]!
        assert.ok(!found.has(id), `title ${id} is shown twice`)
        found.set(id, sortKey(segment.titles, document))
      }
    }
    return found
  }
  return {
    now: () => [...now()].toSorted(([a], [b]) => a - b),
    take(message: WriterMessage) {
      reader.take(message)
      const found = now()
      for (const id of always) assert.ok(found.has(id), `title ${id} is missed after ${message.kind}`)
      for (const [id, version] of found)
        assert.ok(version >= (before.get(id) ?? ''), `title ${id} is shown as it was before`)
      before = new Map([...before, ...found])
    },
  }
}

/** Random changes of titles; each raises the title's version, which is its sort key. */
function changesOf(db: Db, ids: number[]) {
  let allowed = 0
  let version = 0
  let endLate: (() => Promise<void>) | undefined
  const next = () => String(++version).padStart(8, '0')
  const change = (of: number[], deleted: boolean, by: Db = db) =>
    sql`
      update catalogue.records set description = jsonb_set(description, '{titleSort}', to_jsonb(${next()}::text)),
        deleted_at = case when ${deleted} then now() end
      where id = any(${of})
    `.execute(by)

  async function beginLate(id: number): Promise<void> {
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const { promise: changed, resolve: tell } = Promise.withResolvers<void>()
    const done = db.transaction().execute(async (tx) => {
      await change([id], false, tx)
      tell()
      await released
    })
    endLate = async () => {
      release()
      await done
    }
    await changed
  }

  async function end(): Promise<void> {
    const ending = endLate
    endLate = undefined
    await ending?.()
  }

  return {
    ids,
    allow(count: number) {
      allowed = count
    },
    async end() {
      allowed = 0
      await end()
    },
    async perhapsOne(roll: Roll): Promise<void> {
      if (allowed <= 0 || below(2, roll) > 0) return
      allowed -= 1
      const from = late + below(ids.length - late - 60, roll)
      const kind = below(12, roll)
      if (kind < 6) await change([ids[from]!], from >= kept && below(2, roll) === 0)
      else if (kind < 8) await change(ids.slice(from, from + 3), false)
      else if (kind === 8 && below(3, roll) === 0) await change(ids.slice(from, from + 60), false)
      else if (kind === 9) ids.push(...(await addTitles(db, 1 + below(4, roll))))
      else if (endLate) await end()
      else await beginLate(ids[below(late, roll)]!)
    },
  }
}

function addTitles(db: Db, count: number): Promise<number[]> {
  const records = Array.from({ length: count }, (_, i) => {
    const subfields = [{ code: 'a', value: `buku ${i}` }]
    const fields = [{ tag: '245', ind1: '1', ind2: '0', subfields }]
    const marc = { leader: '00000nam a2200000 i 4500', fields }
    return { marc, derived: derive(marc), createdAt: new Date() }
  })
  return db.transaction().execute(async (tx) => {
    const ids = await insertRecords(tx, records, 'test')
    await sql`
      update catalogue.records set description = jsonb_set(description, '{titleSort}', '""') where id = any(${ids})
    `.execute(tx)
    return ids
  })
}

async function titlesIn(db: Db): Promise<[number, string][]> {
  const { rows } = await sql<{ id: number; version: string }>`
    select id, description->>'titleSort' as version from catalogue.records where deleted_at is null order by id
  `.execute(db)
  return rows.map(({ id, version }) => [id, version])
}

const beforeEachAnswer = (work: () => Promise<void>): KyselyPlugin => ({
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    await work()
    return result
  },
})
