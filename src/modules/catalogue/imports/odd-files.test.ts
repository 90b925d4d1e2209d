import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { fixture, largeSet, whyAbsent } from '../../../../test/support/marc-files.ts'
import { exportRecords } from '../exports/export-records.ts'
import { ratna } from '../test-data.ts'
import { createImport } from './create-import.ts'
import { countOutcomes, listRows } from './find-rows.ts'
import { findImport } from './import-state.ts'
import { readSettings } from './import-settings.ts'
import { problemText } from './problem-messages.ts'
import { runImport } from './run-import.ts'
import { refusalText } from './source/refusal-text.ts'
import { storeSource } from './source/store-source.ts'
import { commit, never, readFile, testStore, undo } from './test-imports.ts'

const { db } = await testDatabase()
const files = await testStore()
const parts = { db, files }

/** Imports a file of any kind to its end, and checks that everything about it can be told. */
async function importAny(content: Buffer): Promise<number> {
  const stored = await storeSource(files, Readable.from([content]))
  if (!stored.ok) {
    assert.ok(refusalText('id', stored.refusal).endsWith('.'))
    return 0
  }
  const source = {
    ...stored.value,
    format: stored.value.format === 'csv' ? 'marc' : stored.value.format,
  } as const
  const { id } = await createImport(db, { fileName: 'aneh', source, settings: readSettings({}) }, ratna)
  await runImport(db, files, id, never)
  await commit(parts, id)
  assert.equal((await findImport(db, id))?.state, 'done')
  const counts = await countOutcomes(db, id)
  for (const row of await listRows(db, { importId: id, withProblems: true, offset: 0, limit: 200 })) {
    for (const problem of row.problems) assert.ok(problemText('id', problem).length > 10, problem.code)
    if (row.outcome === 'wrong') assert.ok(row.problems.length > 0)
  }
  await undo(parts, id)
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

for (const path of globSync(fixture('odd/*')).toSorted()) {
  test(`${basename(path)} ends in a report`, async () => {
    assert.ok((await importAny(readFileSync(path))) > 0)
  })
}

test('files that are no records at all end in a report', async () => {
  const noise = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7919) % 256))
  for (const content of [noise, Buffer.alloc(5000), Buffer.from('{"a": 1}'), Buffer.from('<a><b/></a>')])
    await importAny(content)
})

const odd = 'odd-records'
test('every file of the large set of odd records ends in a report', { skip: whyAbsent(odd) }, async () => {
  const paths = globSync(`${largeSet(odd)}/**/*.*`)
  assert.ok(paths.length > 40)
  for (const path of paths) await importAny(readFileSync(path))
})

const sets = 'gpo-nist-same-records-3-encodings'
test('the same records in three encodings are the same titles', { skip: whyAbsent(sets) }, async (t) => {
  const fresh = await testDatabase(t)
  const own = { db: fresh.db, files }
  for (const name of ['nist_gcr', 'nbs_monograph', 'miscellaneous_publications']) {
    const content = (ending: string) => readFileSync(`${largeSet(sets)}/${name}${ending}`)
    const id = await readFile(own, content('_utf8.mrc'))
    await commit(own, id)
    const { new: added } = await countOutcomes(fresh.db, id)
    for (const ending of ['_marc8.mrc', '.xml']) {
      const counts = await countOutcomes(fresh.db, await readFile(own, content(ending)))
      assert.deepEqual([counts.new, counts.duplicate, counts.wrong], [0, 0, 0], `${name}${ending}`)
      t.diagnostic(`${name}${ending}: ${counts.unchanged} of ${added} unchanged, ${counts.update} differ`)
    }
  }
  const all = Buffer.concat(await Array.fromAsync(exportRecords(fresh.db, 'all', 'marcxml')))
  const counts = await countOutcomes(fresh.db, await readFile(own, all))
  assert.equal(counts.new + counts.update + counts.duplicate + counts.wrong, 0)
})
