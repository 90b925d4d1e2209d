import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { createAuthority } from '../authorities/create-authority.ts'
import { newAuthorityRecord } from '../authorities/authority-form.ts'
import { catalogueModule } from '../index.ts'
import { quarantineRecord } from '../records/quarantine-record.ts'
import { updateRecord } from '../records/update-record.ts'
import { field, laskarPelangi, mainLibrary, ratna } from '../test-data.ts'
import { titled, titleWith } from '../batch/test-batches.ts'
import type { FindingKind } from './finding-kinds.ts'
import { followChanges } from './follow-changes.ts'
import { countKinds, listFindings } from './list-findings.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const now = new Date()
const look = () => followChanges(db, now, { most: 10_000 })
const found = async (kind: FindingKind) => (await listFindings(db, kind, 1)).map(({ recordId }) => recordId)

test('findings come and go with what changes: record, copies, cover, authority', async () => {
  const bare = {
    ...laskarPelangi,
    fields: laskarPelangi.fields.filter(({ tag }) => tag !== '082' && tag !== '084'),
  }
  const id = await titleWith(db, branchId, ['m1'], { marc: bare })
  assert.equal(await look(), 0)
  assert.deepEqual(await found('no-class'), [id])
  assert.deepEqual(await found('no-items'), [])
  assert.deepEqual(await found('unlinked-heading'), [id])

  await updateRecord(db, { id, version: 1, marc: laskarPelangi, reason: '' }, ratna)
  await sql`update catalogue.items set call_number = '' where barcode = 'm1'`.execute(db)
  await sql`insert into catalogue.covers (record_id, file_digest, thumbnail_digest, width, height)
    values (${id}, 'a', 'b', 1, 1)`.execute(db)
  for (const [kind, heading] of [
    ['person', 'Andrea Hirata, 1967-'],
    ['topic', 'Fiksi Indonesia'],
    ['topic', 'Pendidikan -- Belitung -- Fiksi'],
  ] as const) {
    const made = newAuthorityRecord({ kind, heading, variants: [], seeAlso: [], note: '' })
    assert.ok((await createAuthority(db, made, ratna)).ok)
  }
  await look()
  for (const kind of ['no-class', 'no-cover', 'unlinked-heading'] as const) {
    assert.deepEqual(await found(kind), [], kind)
  }
  assert.deepEqual(await found('item-no-call-number'), [id])
  await sql`delete from catalogue.covers`.execute(db)
  await sql`update catalogue.items set deleted_at = now() where barcode = 'm1'`.execute(db)
  await look()
  assert.deepEqual([await found('no-cover'), await found('no-items')], [[id], [id]])
  assert.deepEqual(await found('item-no-call-number'), [])
  await quarantineRecord(db, { id, reason: 'uji' }, ratna)
  await look()
  assert.equal(
    (await countKinds(db)).reduce((sum, { count }) => sum + count, 0),
    0,
  )
})

test('changes of a transaction that ends late are not missed', async () => {
  const id = await titleWith(db, branchId, ['m2'], { marc: titled('Terlambat') })
  await look()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const late = db.transaction().execute(async (tx) => {
    await sql`update catalogue.items set call_number = '' where barcode = 'm2'`.execute(tx)
    await held
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  await titleWith(db, branchId, ['m3'], { marc: titled('Lebih dahulu') })
  await look()
  assert.ok(!(await found('item-no-call-number')).includes(id))
  release()
  await late
  await look()
  assert.ok((await found('item-no-call-number')).includes(id))
})

test('several at once look at each title once and agree', async () => {
  await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  for (let i = 0; i < 5; i += 1) await titleWith(db, branchId, [`p${i}`], { marc: titled(`Bersama ${i}`) })
  await Promise.all([look(), look(), look()])
  assert.equal(await look(), 0)
  const { rows } = await sql`select 1 from catalogue.quality_waiting`.execute(db)
  assert.equal(rows.length, 0)
})

const web = await testWeb(db, (files) => [catalogueModule(files)])
const cataloguer = await web.staff('catalogue.view', 'catalogue.edit', 'catalogue.batch', 'catalogue.items')

test('a list leads into the editor, one title after the other', async () => {
  const marcOf = (title: string) => ({
    ...titled(title),
    fields: titled(title).fields.filter(({ tag }) => tag !== '650'),
  })
  const first = await titleWith(db, branchId, ['n1'], { marc: marcOf('Antre satu') })
  const second = await titleWith(db, branchId, ['n2'], { marc: marcOf('Antre dua') })
  const desk = await cataloguer.read('/staf/katalog/mutu')
  assert.match(desk, /Tanpa subjek .*? 2 /)
  assert.match(await cataloguer.read('/staf/katalog/mutu/tanpa-subjek'), /Antre dua.*Antre satu/)
  const start = await cataloguer.get('/staf/katalog/mutu/tanpa-subjek/berikut')
  assert.equal(start.headers.get('location'), `/staf/katalog/${second}/ubah?mutu=tanpa-subjek`)
  const editor = await cataloguer.get(start.headers.get('location') ?? '')
  const page = await editor.text()
  assert.match(page, /Sedang mengerjakan daftar/)
  const skip = await cataloguer.get(`/staf/katalog/mutu/tanpa-subjek/berikut?setelah=${second}`)
  assert.equal(skip.headers.get('location'), `/staf/katalog/${first}/ubah?mutu=tanpa-subjek`)

  const mended = { ...marcOf('Antre dua') }
  mended.fields = [...mended.fields, field('650', ' 4', ['a', 'Antrean'])]
  const saved = await cataloguer.post(`/staf/katalog/${second}/ubah`, {
    ...formOf(page),
    subjects: 'Antrean',
  })
  assert.equal(saved.status, 303)
  assert.equal(saved.headers.get('location'), `/staf/katalog/mutu/tanpa-subjek/berikut?setelah=${second}`)
  assert.deepEqual(await found('no-subject').then(async (before) => (await look(), before)), [second, first])
  assert.deepEqual(await found('no-subject'), [first])
  const end = await cataloguer.get(`/staf/katalog/mutu/tanpa-subjek/berikut?setelah=${first}`)
  assert.equal(end.headers.get('location'), '/staf/katalog/mutu/tanpa-subjek?selesai=1')
})

/** What a browser would send back of the first form that has a version in it. */
function formOf(page: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const unescaped = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
  for (const [input] of page.matchAll(/<input[^>]*>/g)) {
    const [, name] = /name="([^"]*)"/.exec(input) ?? []
    if (name && !/type="(?:checkbox|radio|search)"/.test(input)) {
      fields[name] = unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? '')
    }
  }
  for (const [, name = '', text = ''] of page.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</g)) {
    fields[name] = unescaped(text)
  }
  for (const [, name = '', inner = ''] of page.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  )) {
    fields[name] = /<option value="([^"]*)"[^>]*selected/.exec(inner)?.[1] ?? ''
  }
  return fields
}

test('a list leads into a batch edit with itself as what is chosen', async () => {
  const chosen = await cataloguer.post('/staf/katalog/ubah-massal/baru', {
    how: 'quality',
    finding: 'no-cover',
    subject: 'records',
  })
  assert.equal(chosen.status, 303)
  const page = await cataloguer.read(chosen.headers.get('location') ?? '')
  const count = (await found('no-cover')).length
  assert.match(page, new RegExp(`Meja mutu: Tanpa sampul.*${count} dipilih`))
  const items = await cataloguer.post('/staf/katalog/ubah-massal/baru', {
    how: 'quality',
    finding: 'item-no-call-number',
    subject: 'items',
  })
  assert.match(await cataloguer.read(items.headers.get('location') ?? ''), /1 dipilih/)
})

test('likely doubles are shown two by two and can be told apart for good', async () => {
  const [one, other] = [
    await titleWith(db, branchId, ['k1'], { marc: titled('Kembar') }),
    await titleWith(db, branchId, ['k2'], { marc: titled('Kembar') }),
  ]
  assert.match(await cataloguer.read('/staf/katalog/mutu/judul-kembar'), /Kembar.*Kembar/)
  const told = { satu: String(other), dua: String(one) }
  assert.equal((await cataloguer.post('/staf/katalog/mutu/judul-kembar/berbeda', told)).status, 303)
  await sql`update catalogue.items set note = 'x' where barcode = 'k1'`.execute(db)
  const { rows } = await sql<{ dismissedBy: string | null }>`
    select dismissed_by from catalogue.duplicate_pairs where first_id = ${one} and second_id = ${other}
  `.execute(db)
  await look()
  assert.equal(rows.length, 1)
  const open = await sql`select 1 from catalogue.duplicate_pairs
    where dismissed_at is null and first_id = ${one} and second_id = ${other}`.execute(db)
  assert.equal(open.rows.length, 0)
})
