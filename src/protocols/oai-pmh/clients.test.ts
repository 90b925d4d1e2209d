import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { listen } from '#kernel/web.tsx'
import { quarantineRecord } from '#modules/catalogue/records/quarantine-record.ts'
import { ratna } from '#modules/catalogue/test-data.ts'
import { seedSynthetic } from '../../../bench/seed.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { missingProgram } from '../../../test/support/outside-program.ts'
import { testWeb } from '../../../test/support/web.ts'
import { catchUp } from './headers/catch-up.ts'
import { oaiRoutes } from './routes.ts'

// Harvesters that others have written.
const { db } = await testDatabase()
await seedSynthetic(db, 130, 9, () => {})
await catchUp(db)
const { rows } = await sql<{ id: number }>`select id from catalogue.records order by id limit 3`.execute(db)
for (const { id } of rows) await quarantineRecord(db, { id, reason: 'uji' }, ratna)
const { app } = await testWeb(db, () => [{ machineRoutes: [oaiRoutes()] }])
const web = await listen(app, '127.0.0.1', 0)
after(() => web.close())
const base = `http://127.0.0.1:${web.port}/oai`

const run = promisify(execFile)
const output = async (program: string, ...words: string[]) =>
  (await run(program, words, { maxBuffer: 2 ** 26, timeout: 300_000 })).stdout

test('Catmandu harvests Dublin Core, tombstones included', { skip: missingProgram('catmandu') }, async () => {
  const lines = await output(
    'catmandu',
    'convert',
    'OAI',
    '--url',
    base,
    'to',
    'JSON',
    '--line_delimited',
    '1',
  )
  const records = lines
    .trim()
    .split('\n')
    .map((line): { _identifier: string; _status?: string; title?: string[] } => JSON.parse(line))
  assert.equal(new Set(records.map(({ _identifier }) => _identifier)).size, 130)
  assert.equal(records.filter(({ _status }) => _status === 'deleted').length, 3)
  assert.equal(records.filter(({ title }) => title?.[0]).length, 127)
})

test('Catmandu harvests a set of MARCXML', { skip: missingProgram('catmandu') }, async () => {
  const words = ['--url', base, '--metadataPrefix', 'marcxml', '--handler', 'raw', '--set', 'jenis:buku']
  const lines = await output('catmandu', 'convert', 'OAI', ...words, 'to', 'JSON', '--line_delimited', '1')
  const { rows: books } = await sql<{ count: number }>`
    select count(*) as count from catalogue.records where material = 'buku'`.execute(db)
  assert.equal(lines.trim().split('\n').length, books[0]?.count)
})

test('Catmandu names the sets and the formats', { skip: missingProgram('catmandu') }, async () => {
  const ask = (...words: string[]) =>
    output('catmandu', 'convert', 'OAI', '--url', base, ...words, 'to', 'YAML')
  assert.match(await ask('--listSets', '1'), /jenis:buku/)
  assert.match(await ask('--listMetadataFormats', '1'), /marcxml/)
  assert.match(await ask('--identify', '1'), /persistent/)
})

test('HTTP::OAI harvests the library', { skip: missingProgram('oai_pmh') }, async () => {
  assert.match(await output('oai_pmh', '-X', 'ListMetadataFormats', base), /metadataPrefix: marcxml/)
  const found = await output('oai_pmh', '--metadataPrefix', 'marcxml', '-X', 'ListRecords', base)
  assert.equal(new Set(found.match(/oai:[\w.]+:bib:\d+/g)).size, 130)
  assert.equal(found.match(/^status: deleted$/gm)?.length, 3)
})
