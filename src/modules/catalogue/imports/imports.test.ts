import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { exportRecords } from '../exports/export-records.ts'
import { fixture } from '../../../../test/support/marc-files.ts'
import { readFileSync } from 'node:fs'
import { mainLibrary, field, laskarPelangi, ratna } from '../test-data.ts'
import { createRecord } from '../records/create-record.ts'
import { findRecord } from '../records/find-record.ts'
import { updateRecord } from '../records/update-record.ts'
import { quarantineRecord } from '../records/quarantine-record.ts'
import { decideRow } from './decide-row.ts'
import { countOutcomes, listRows } from './find-rows.ts'
import { findImport } from './import-state.ts'
import { commit, importFile, marcFile, novel, readFile, testStore, undo } from './test-imports.ts'

const { db } = await testDatabase()
const parts = { db, files: await testStore() }
const branchId = await mainLibrary(db)

const counts = async (id: number) =>
  Object.fromEntries(Object.entries(await countOutcomes(db, id)).filter(([, count]) => count > 0))
const rowsOf = (importId: number) => listRows(db, { importId, offset: 0, limit: 100 })
const titles = async () => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from catalogue.records where deleted_at is null`.execute(db)
  return rows[0]?.count ?? 0
}
const idOf = async (number: string) => {
  const { rows } = await sql<{ id: number }>`
    select record_id as id from catalogue.record_keys where kind = '001' and key = ${number}`.execute(db)
  return rows[0]?.id ?? 0
}

test('nothing is written before somebody says so, and then all of it', async () => {
  const before = await titles()
  const id = await readFile(parts, marcFile(novel('a1', 'Bumi manusia'), novel('a2', 'Anak semua bangsa')))
  assert.deepEqual(await counts(id), { new: 2 })
  assert.equal(await titles(), before)
  await commit(parts, id)
  assert.equal(await titles(), before + 2)
  const record = await findRecord(db, await idOf('a1'))
  assert.deepEqual(record?.marc, novel('a1', 'Bumi manusia'))
  assert.equal(record?.headings.find(({ role }) => role === 'author')?.text, 'Andrea Hirata')
  assert.equal((await findImport(db, id))?.state, 'done')
})

test('the same file again changes nothing', async () => {
  const file = readFileSync(fixture('gpo-utf8.mrc'))
  const first = await importFile(parts, file)
  const before = await titles()
  const second = await readFile(parts, file)
  assert.equal((await counts(second))['unchanged'], (await counts(first))['new'])
  await commit(parts, second)
  assert.equal(await titles(), before)
})

for (const format of ['marc', 'marcxml', 'marcjson'] as const) {
  test(`an import of our own export as ${format} changes nothing, also of titles without any number`, async () => {
    await createRecord(db, laskarPelangi, ratna)
    await createRecord(
      db,
      { leader: '00000nam a2200000 a 4500', fields: [field('245', '00', ['a', 'Catatan tanpa nomor'])] },
      ratna,
    )
    const file = Buffer.concat(await Array.fromAsync(exportRecords(db, 'all', format)))
    const id = await readFile(parts, file)
    assert.deepEqual(await counts(id), { unchanged: await titles() })
  })
}

test('a record with the number of a title updates it by the overlay rule and keeps the earlier version', async () => {
  await importFile(
    parts,
    marcFile(
      novel('b1', 'Sang pemimpi', field('650', ' 4', ['a', 'Belitung']), field('990', '  ', ['a', 'lokal'])),
    ),
  )
  const id = await readFile(
    parts,
    marcFile(
      novel(
        'b1',
        'Sang pemimpi : novel',
        field('650', ' 4', ['a', 'Persahabatan']),
        field('990', '  ', ['a', 'x']),
      ),
    ),
  )
  assert.deepEqual(await counts(id), { update: 1 })
  await commit(parts, id)
  const record = await findRecord(db, await idOf('b1'))
  assert.equal(record?.version, 2)
  assert.equal(record?.description.title, 'Sang pemimpi : novel')
  assert.deepEqual(record?.description.subjects, ['Belitung', 'Persahabatan'])
  assert.deepEqual(
    record?.marc.fields.filter(({ tag }) => tag === '990'),
    [field('990', '  ', ['a', 'lokal'])],
  )
})

test('the first kind of key that finds exactly one title decides', async () => {
  const isbn = (text: string) => field('020', '  ', ['a', text])
  const other = (number: string, ...more: Parameters<typeof novel>[2][]) => {
    const record = novel(number, 'Ayat-ayat cinta', ...more)
    return { ...record, fields: record.fields.filter(({ tag }) => tag !== '003') }
  }
  await importFile(parts, marcFile(other('c1', isbn('9789793062792')), other('c2', isbn('9786020332956'))), {
    rule: 'control-number',
  })
  const byIsbn = await readFile(parts, marcFile(other('zz', isbn('9786020332956'))))
  assert.equal((await rowsOf(byIsbn))[0]?.matchedRecordId, await idOf('c2'))
  const byTitle = await readFile(parts, marcFile(other('zz')))
  assert.deepEqual(await counts(byTitle), { duplicate: 1 })
  const [row] = await rowsOf(byTitle)
  assert.deepEqual(row?.problems, [{ code: 'several-titles-match' }])
  assert.deepEqual(
    row?.candidates.map(({ id }) => id).toSorted((a, b) => a - b),
    [await idOf('c1'), await idOf('c2')],
  )
  const byNothing = await readFile(parts, marcFile(other('zz')), { rule: 'none' })
  assert.deepEqual(await counts(byNothing), { new: 1 })
})

test('a person decides what a doubtful row is', async () => {
  const [record] = [novel('d1', 'Negeri lima menara')]
  await importFile(parts, marcFile(record))
  const doubtful = novel('d1', 'Ronggeng dukuh paruk')
  const id = await readFile(
    parts,
    marcFile(doubtful, novel('d2', 'Cantik itu luka'), novel('d2', 'Cantik itu luka')),
  )
  assert.deepEqual(await counts(id), { new: 1, duplicate: 2 })
  const [first, , third] = await rowsOf(id)
  assert.equal(first?.problems[0]?.code, 'titles-differ')
  assert.deepEqual(third?.problems[0], { code: 'same-row-earlier', detail: '2' })
  const choice = { importId: id, position: 1, title: await idOf('d1') }
  assert.deepEqual(await decideRow(db, { ...choice, title: 1 }), { ok: false, refusal: 'not-now' })
  assert.ok((await decideRow(db, choice)).ok)
  assert.ok((await decideRow(db, { ...choice, position: 3, title: 'new' })).ok)
  await commit(parts, id)
  assert.equal((await findRecord(db, await idOf('d1')))?.description.title, 'Ronggeng dukuh paruk')
  assert.deepEqual(await counts(id), { new: 2, update: 1 })
})

test('two records of one source with different numbers stay two titles', async () => {
  const id = await importFile(parts, marcFile(novel('e1', 'Supernova'), novel('e2', 'Supernova')))
  assert.deepEqual(await counts(id), { new: 2 })
  const digital = await readFile(parts, marcFile(novel('e3', 'Supernova')))
  assert.deepEqual(await counts(digital), { new: 1 })
})

test('titles added by somebody else since the reading are held back', async () => {
  const id = await readFile(parts, marcFile(novel('f1', 'Perahu kertas'), novel('f2', 'Madre')))
  await createRecord(db, novel('f1', 'Perahu kertas'), ratna)
  await commit(parts, id)
  assert.deepEqual(await counts(id), { new: 1, duplicate: 1 })
  assert.equal((await rowsOf(id))[0]?.problems[0]?.code, 'came-meanwhile')
})

test('copies within MARC come in once, to their branch', async () => {
  const copy = (barcode: string) => field('990', '  ', ['a', barcode])
  const settings = { items: '990a', branchId }
  const id = await importFile(parts, marcFile(novel('g1', 'Saman', copy('S-1'), copy('S-2'))), settings)
  const items = (await findRecord(db, await idOf('g1')))?.items.map(({ barcode }) => barcode)
  assert.deepEqual(items, ['S-1', 'S-2'])
  const again = await readFile(parts, marcFile(novel('g1', 'Saman', copy('S-1'), copy('S-3'))), settings)
  assert.deepEqual(await counts(again), { items: 1 })
  await commit(parts, again)
  const taken = await readFile(parts, marcFile(novel('g2', 'Larung', copy('S-1'))), settings)
  assert.deepEqual((await rowsOf(taken))[0]?.problems, [{ code: 'barcode-taken', detail: 'S-1' }])
  await undo(parts, id)
  assert.equal(await idOf('g1'), await idOf('g1'))
  const left = (await findRecord(db, await idOf('g1')))?.items.map(({ barcode }) => barcode)
  assert.deepEqual(left, ['S-3'], 'the title stays in quarantine with the copy of the other import')
})

test('undo removes what is new, brings back what was, and keeps what people changed', async () => {
  await importFile(parts, marcFile(novel('h1', 'Pulang'), novel('h2', 'Pergi')))
  const id = await readFile(
    parts,
    marcFile(
      novel('h1', 'Pulang : edisi dua'),
      novel('h2', 'Pergi : edisi dua'),
      novel('h3', 'Rindu'),
      novel('h4', 'Hujan'),
    ),
  )
  await commit(parts, id)
  const edit = async (number: string, title: string) => {
    const record = await findRecord(db, await idOf(number))
    const update = {
      id: record?.id ?? 0,
      version: record?.version ?? 0,
      marc: novel(number, title),
      reason: '',
    }
    assert.ok((await updateRecord(db, update, ratna)).ok)
  }
  await edit('h2', 'Pergi, diubah Ratna')
  await edit('h4', 'Hujan, diubah Ratna')
  const [brandNew, edited] = [await idOf('h3'), await idOf('h4')]
  await undo(parts, id)
  assert.equal((await findRecord(db, await idOf('h1')))?.description.title, 'Pulang')
  assert.equal((await findRecord(db, await idOf('h2')))?.description.title, 'Pergi, diubah Ratna')
  assert.equal(await findRecord(db, brandNew), undefined)
  assert.ok((await findRecord(db, edited))?.deletedAt)
  const kept = (await rowsOf(id)).map(({ problems }) => problems.map(({ code }) => code).join())
  assert.deepEqual(kept, ['', 'kept-edited', '', 'kept-quarantined'])
  const again = await readFile(parts, marcFile(novel('h3', 'Rindu')))
  assert.deepEqual(await counts(again), { new: 1 })
})

test('a title in quarantine is not matched', async () => {
  await importFile(parts, marcFile(novel('i1', 'Lelaki harimau')))
  await quarantineRecord(db, { id: await idOf('i1'), reason: 'uji' }, ratna)
  assert.deepEqual(await counts(await readFile(parts, marcFile(novel('i1', 'Lelaki harimau')))), { new: 1 })
})

test('a record that the database cannot take is listed, and the others come in', async () => {
  await sql`alter table catalogue.records add constraint no_poison check (title <> 'Racun')`.execute(db)
  const file = marcFile(novel('j1', 'Satu'), novel('j2', 'Racun'), novel('j3', 'Tiga'))
  const id = await importFile(parts, file)
  assert.deepEqual(await counts(id), { new: 2, wrong: 1 })
  assert.equal((await rowsOf(id))[1]?.problems[0]?.code, 'row-unstorable')
})
