import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { audit } from '#kernel/audit.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { staffModule } from '../index.ts'

const { db } = await testDatabase()
const auditWords = {
  deeds: { 'record.updated': { id: 'mengubah cantuman', en: 'changed a record' } },
  subjects: { record: { label: { id: 'judul', en: 'title' }, href: (id: string) => `/staf/katalog/${id}` } },
}
const staff = staffModule({ standings: [], auditWords: [auditWords], permissions: () => [] })
const web = await testWeb(db, () => [staff])
const head = await web.staff('staff.audit')

const change = (name: string, subjectId: number, reason = '') =>
  audit(
    db,
    { kind: 'staff', id: 1, name },
    { action: 'record.updated', subjectKind: 'record', subjectId, details: { reason } },
  )
await change('Ratna', 12, 'salah ketik')
await change('Agus_1', 13)
for (let number = 100; number < 155; number += 1) await change('Banyak', number)

test('a deed is told in words, with its reason and the way to its subject', async () => {
  const html = await (await head.get('/staf/catatan-perubahan?oleh=ratna&perihal=record')).text()
  assert.match(html, /mengubah cantuman/)
  assert.match(html, /<a href="\/staf\/katalog\/12">judul 12<\/a>/)
  assert.match(html, /alasan: salah ketik/)
  assert.doesNotMatch(html, /judul 13/)
})

test('deeds are found by number and day, and signs in a name are no wildcards', async () => {
  assert.match(await head.read('/staf/catatan-perubahan?nomor=13'), /Agus_1/)
  assert.match(await head.read('/staf/catatan-perubahan?oleh=s_1'), /Agus_1/)
  assert.match(await head.read('/staf/catatan-perubahan?oleh=g%25s'), /Tidak ada catatan/)
  assert.match(await head.read('/staf/catatan-perubahan?oleh=ratna&sampai=2020-01-01'), /Tidak ada catatan/)
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Jakarta' }).format(new Date())
  assert.match(
    await head.read(`/staf/catatan-perubahan?oleh=ratna&dari=${today}&sampai=${today}`),
    /judul 12/,
  )
})

test('a long list goes on page by page, newest first', async () => {
  const html = await (await head.get('/staf/catatan-perubahan?oleh=banyak')).text()
  assert.equal(html.match(/judul \d+/g)?.length, 50)
  assert.ok(html.indexOf('judul 154') < html.indexOf('judul 105'))
  const older = /href="([^"]*sebelum=\d+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.equal((await (await head.get(older)).text()).match(/judul \d+/g)?.length, 5)
})

test('nonsense in the address is no fault of ours', async () => {
  assert.equal((await head.get('/staf/catatan-perubahan?sebelum=x&dari=kapan&nomor=!')).status, 200)
  assert.equal((await head.get('/staf/catatan-perubahan?perbuatan=%00')).status, 404)
})

test('what is written stays written', async () => {
  await assert.rejects(sql`update kernel.audit_entries set actor_name = 'Lain'`.execute(db))
  await assert.rejects(sql`delete from kernel.audit_entries`.execute(db))
})

test('only those who may see who changed what', async () => {
  assert.equal((await (await web.staff('staff.enter')).get('/staf/catatan-perubahan')).status, 403)
  assert.match((await web.stranger.get('/staf/catatan-perubahan')).headers.get('Location') ?? '', /^\/masuk/)
})
