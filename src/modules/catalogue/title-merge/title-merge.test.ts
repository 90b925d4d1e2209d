import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { titled, titleWith } from '../batch/test-batches.ts'
import { catalogueModule } from '../index.ts'
import type { MarcRecord } from '../marc/record.ts'
import { findRecord } from '../records/find-record.ts'
import { listVersions } from '../records/record-history.ts'
import { updateRecord } from '../records/update-record.ts'
import { field, mainLibrary, ratna } from '../test-data.ts'
import { titleAfterMerges } from './find-merges.ts'
import type { MergeFollower } from './followers.ts'
import { mergeTitles } from './merge-titles.ts'
import { undoTitleMerge } from './undo-title-merge.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)

async function state(ids: number[]) {
  const { rows } = await sql<{ state: unknown }>`
    select jsonb_build_object(
      'items', (select jsonb_agg(jsonb_build_array(id, record_id, barcode) order by id) from catalogue.items
        where record_id = any(${ids})),
      'issues', (select jsonb_agg(jsonb_build_array(id, record_id, enumeration) order by id)
        from catalogue.serial_issues where record_id = any(${ids})),
      'subscriptions', (select jsonb_agg(jsonb_build_array(id, record_id) order by id)
        from catalogue.subscriptions where record_id = any(${ids})),
      'covers', (select jsonb_agg(jsonb_build_array(record_id, file_digest) order by record_id)
        from catalogue.covers where record_id = any(${ids})),
      'records', (select jsonb_agg(jsonb_build_array(id, marc, popularity, deleted_at, merged_into) order by id)
        from catalogue.records where id = any(${ids}))) as state
  `.execute(db)
  return rows[0]?.state
}

const heard: unknown[] = []
const follower: MergeFollower = {
  name: 'uji',
  follow: async (_, titles) => [heard.push(['follow', titles]), titles.from],
  takeBack: async (_, titles, moved) => void heard.push(['takeBack', titles, moved]),
}

const issue = (recordId: number, enumeration: string) =>
  sql`insert into catalogue.serial_issues (record_id, branch_id, enumeration, received_on)
    values (${recordId}, ${branchId}, ${enumeration}, '2026-01-01')`.execute(db)

async function twoTitles(name: string, barcodes: [string, string]) {
  const marc = titled(name)
  const into = await titleWith(db, branchId, [barcodes[0]], { marc })
  const more: MarcRecord = { ...marc, fields: [...marc.fields, field('650', ' 4', ['a', 'Sekolah'])] }
  const from = await titleWith(db, branchId, [barcodes[1]], { marc: more })
  return { into, from, marc: more }
}

test('everything of the one becomes part of the other, and taking back restores all of it', async () => {
  const { into, from, marc } = await twoTitles('Gabung', ['g1', 'g2'])
  await issue(into, 'No. 1')
  await issue(from, 'No. 1')
  await issue(from, 'No. 2')
  await sql`insert into catalogue.covers (record_id, file_digest, thumbnail_digest, width, height)
    values (${from}, 'a', 'b', 1, 1)`.execute(db)
  await sql`insert into catalogue.subscriptions (record_id, branch_id, starts_on, frequency, first_on, enumeration)
    values (${from}, ${branchId}, '2026-01-01', 'monthly', '2026-01-01', 'No. {nomor}')`.execute(db)
  await sql`update catalogue.records set popularity = 7 where id = ${from}`.execute(db)
  const before = await state([into, from])
  const merge = { from, into, marc, versions: { from: 1, into: 1 }, reason: 'kembar' }
  const merged = await mergeTitles(db, merge, [follower], ratna)
  assert.ok(merged.ok)

  const stays = await findRecord(db, into)
  assert.deepEqual(stays?.items.map(({ barcode }) => barcode).toSorted(), ['g1', 'g2'])
  assert.ok(stays?.headings.some(({ text }) => text === 'Sekolah'))
  assert.ok(stays?.cover)
  assert.ok((await findRecord(db, from))?.deletedAt)
  assert.equal(await titleAfterMerges(db, from), into)
  const issues = await sql<{ enumeration: string }>`
    select enumeration from catalogue.serial_issues where record_id = ${into} order by enumeration
  `.execute(db)
  assert.deepEqual(
    issues.rows.map(({ enumeration }) => enumeration),
    ['No. 1', `No. 1 (${from})`, 'No. 2'],
  )
  assert.equal((await listVersions(db, into))[0]?.reason, 'kembar')

  const undone = await undoTitleMerge(db, merged.value.id, [follower], ratna)
  assert.deepEqual(undone, { ok: true, value: { from, into, recordKept: false } })
  assert.deepEqual(await state([into, from]), before)
  assert.deepEqual(heard, [
    ['follow', { from, into }],
    ['takeBack', { from, into }, [1, from]],
  ])
  const again = await undoTitleMerge(db, merged.value.id, [follower], ratna)
  assert.deepEqual(again, { ok: false, refusal: 'undone-already' })
})

test('what was edited after the merge stays when it is taken back, and a chain leads to its end', async () => {
  const { into, from, marc } = await twoTitles('Rantai', ['r1', 'r2'])
  const versions = { from: 1, into: 1 }
  const first = await mergeTitles(db, { from, into, marc, versions, reason: '' }, [], ratna)
  const edited = { ...marc, fields: [...marc.fields, field('500', '  ', ['a', 'Disunting.'])] }
  await updateRecord(db, { id: into, version: 2, marc: edited, reason: '' }, ratna)
  const third = await titleWith(db, branchId, ['r3'], { marc })
  const second = await mergeTitles(
    db,
    { from: into, into: third, marc, versions: { from: 3, into: 1 }, reason: '' },
    [],
    ratna,
  )
  assert.ok(first.ok && second.ok)
  assert.equal(await titleAfterMerges(db, from), third)
  assert.deepEqual(await undoTitleMerge(db, first.value.id, [], ratna), { ok: false, refusal: 'went-on' })
  await undoTitleMerge(db, second.value.id, [], ratna)
  const undone = await undoTitleMerge(db, first.value.id, [], ratna)
  assert.deepEqual(undone, { ok: true, value: { from, into, recordKept: true } })
  assert.ok((await findRecord(db, into))?.marc.fields.some(({ tag }) => tag === '500'))
})

test('two who merge the same pair at once merge it once', async () => {
  const { into, from, marc } = await twoTitles('Serentak', ['s1', 's2'])
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  const versions = { from: 1, into: 1 }
  const outcomes = await Promise.all([
    mergeTitles(db, { from, into, marc, versions, reason: '' }, [], ratna),
    mergeTitles(db, { from: into, into: from, marc, versions, reason: '' }, [], ratna),
    mergeTitles(db, { from, into, marc, versions, reason: '' }, [], ratna),
  ])
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
})

const web = await testWeb(db, (files) => [catalogueModule(files)])
const keeper = await web.staff('catalogue.view', 'catalogue.edit', 'catalogue.merge')

test('two titles are compared side by side, merged and taken back on pages', async () => {
  const { into, from } = await twoTitles('Halaman', ['h1', 'h2'])
  const place = `/staf/katalog/${into}/penggabungan`
  assert.match(await keeper.read(`${place}?dengan=tidak-ada`), /Tidak ada judul lain/)
  const page = await keeper.read(`${place}?dengan=h2`)
  assert.match(page, /Tetap Halaman.*Digabungkan ke sana Halaman/)
  assert.match(page, /\$a Sekolah/)
  const stale = await keeper.post(place, { dengan: String(from), versiTetap: '9', versiPergi: '1' })
  assert.equal(stale.status, 422)
  const twice = await keeper.post(place, {
    dengan: String(from),
    versiTetap: '1',
    versiPergi: '1',
    alasan: 'uji',
  })
  assert.equal(twice.headers.get('location'), `/staf/katalog/${into}?tersimpan=1`)
  assert.match(await keeper.read(`/staf/katalog/${from}`), /sudah digabungkan.*Buka judul yang tetap/)
  const list = await (await keeper.get('/staf/katalog/mutu/penggabungan')).text()
  const undo =
    new RegExp('action="(/staf/katalog/mutu/penggabungan/\\d+/pengembalian)"').exec(list)?.[1] ?? ''
  assert.equal((await keeper.post(undo, {})).status, 303)
  assert.equal((await findRecord(db, from))?.deletedAt, null)
})
