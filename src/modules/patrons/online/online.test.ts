import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { dayOf } from '#kernel/days.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { patronsModule } from '../index.ts'
import { contactsOf, findMember } from '../members/find-member.ts'
import { testVault as vault } from '../test-data.ts'
import { makeContactLink } from './contact-links.ts'
import { formMark, markProblem } from './form-mark.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [patronsModule({ vault, files })])
const { stranger } = web
const today = dayOf(new Date())

const mark = () => formMark(vault, new Date(Date.now() - 60_000))
let born = 0
const fields = (more: Record<string, string | File> = {}) => ({
  name: 'Wulan Sari',
  birthDate: '1995-02-03',
  phone: '081234567890',
  email: `wulan${++born}@example.id`,
  pin: '248163',
  agreed: 'on',
  tanda: mark(),
  ...more,
})
const send = (more?: Record<string, string | File>) => stranger.upload('/jadi-anggota/unggahan', fields(more))
const refusedWords = async (more: Record<string, string | File>) => {
  const answer = await send(more)
  assert.equal(answer.status, 422)
  return wordsOf(await answer.text())
}
const newest = async () => {
  const { id } = await db
    .selectFrom('patrons.patrons')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const member = await findMember(db, id, today)
  assert.ok(member)
  return member
}

test('somebody registers from a telephone and has a temporary number at once', async () => {
  const answer = await send({ identityNumber: '3572014302950007', cardPlace: 'Bendo Kepanjenkidul' })
  assert.equal(answer.status, 303, wordsOf(await answer.clone().text()))
  assert.equal(answer.headers.get('Location'), '/jadi-anggota/selesai')
  const [cookie = ''] = (answer.headers.get('Set-Cookie') ?? '').split(';')
  const asMember = (path: string) =>
    web.app.request(`http://localhost${path}`, { headers: { Cookie: cookie } })
  const member = await newest()
  assert.deepEqual([member.standing, member.category, member.sex], ['pending', 'umum', 'perempuan'])
  assert.equal(member.verifiedAt, null)
  assert.match(wordsOf(await (await asMember('/jadi-anggota/selesai')).text()), /Wulan Sari.*PKB-\d{6}/)
  assert.equal((await asMember('/jadi-anggota/kartu.png')).headers.get('Content-Type'), 'image/png')
  const event = await db
    .selectFrom('kernel.events')
    .select('payload')
    .where('name', '=', 'member-registered')
    .execute()
  assert.deepEqual(event.at(-1)?.payload, { patronId: member.id, online: true })
})

test('what is missing is asked for, and a PIN is never sent back', async () => {
  const words = await refusedWords({ name: '', birthDate: '', phone: '', email: '', agreed: '' })
  assert.match(words, /Isian ini belum diisi/)
  const contact = await send({ phone: '', email: '' })
  assert.match(wordsOf(await contact.clone().text()), /Isi nomor telepon atau alamat surel/)
  assert.ok(!(await contact.text()).includes('248163'))
  const { agreed: _, ...without } = fields()
  const answer = await stranger.upload('/jadi-anggota/unggahan', without)
  assert.match(wordsOf(await answer.text()), /Centang persetujuan/)
  assert.match(await refusedWords({ category: 'petugas' }), /Jenis anggota ini tidak ada/)
  assert.match(await refusedWords({ pin: '123456' }), /terlalu mudah ditebak/)
})

test('a child registers with whoever answers for it', async () => {
  const child = { birthDate: `${Number(today.slice(0, 4)) - 9}-01-01` }
  assert.match(await refusedWords(child), /perlu orang tua atau wali/)
  const guarded = {
    ...child,
    guardianName: 'Bu Ratih',
    guardianRelation: 'ibu',
    guardianPhone: '0811223344',
    guardianConsent: 'on',
  }
  assert.equal((await send(guarded)).status, 303)
  const member = await newest()
  assert.deepEqual([member.category, member.guardianPhone], ['anak', '+62811223344'])
})

test('an identity that is registered already is not registered again, in words that help', async () => {
  assert.match(await refusedWords({ identityNumber: '3572014302950007' }), /Datanglah ke meja layanan/)
})

test('a photo comes along, and what is none is refused before anybody is registered', async () => {
  const before = (await newest()).id
  const broken = new File(['GIF89a'], 'x.gif')
  assert.match(await refusedWords({ photo: broken }), /bukan gambar.*Pilih lagi foto Anda/)
  assert.equal((await newest()).id, before)
  const picture = await sharp({ create: { width: 400, height: 500, channels: 3, background: '#aa8866' } })
    .png()
    .toBuffer()
  assert.equal((await send({ photo: new File([new Uint8Array(picture)], 'x.png') })).status, 303)
  assert.ok((await newest()).photoDigest)
})

test('programs are not heard: a filled trap, a form at once, a form of their own', async () => {
  const before = (await newest()).id
  assert.equal((await send({ situs: 'https://spam.example' })).headers.get('Location'), '/jadi-anggota')
  assert.match(await refusedWords({ tanda: formMark(vault, new Date()) }), /terkirim terlalu cepat/)
  assert.match(await refusedWords({ tanda: 'abc.def' }), /sudah lama terbuka/)
  assert.equal((await newest()).id, before)
  const old = formMark(vault, new Date(Date.now() - 86_400_000))
  assert.equal(markProblem(vault, old, new Date()), 'form-too-old')
})

test('a mail link makes an adult with an identity a member, once', async () => {
  await send({ identityNumber: '3572014302950008' })
  const member = await newest()
  const [contact] = (await contactsOf(db, member.id)).filter(({ kind }) => kind === 'email')
  const link = await makeContactLink(db, contact?.id ?? 0, new Date())
  assert.match(await stranger.read(link), /Ya, ini alamat saya/)
  assert.equal((await newest()).standing, 'pending', 'looking at a link does nothing')
  const answer = await stranger.post(link, {})
  assert.match(wordsOf(await answer.text()), /Keanggotaan Anda sudah penuh/)
  const verified = await newest()
  assert.equal(verified.standing, 'active')
  assert.ok(verified.contacts.find(({ kind }) => kind === 'email')?.verifiedAt)
  assert.equal((await stranger.post(link, {})).status, 410)
  assert.equal((await stranger.get(link)).status, 410)
})

test('whoever gave no identity still goes to the desk, and old links are good for nothing', async () => {
  await send()
  const member = await newest()
  const email = member.contacts.find(({ kind }) => kind === 'email')?.id ?? 0
  const old = await makeContactLink(db, email, new Date(Date.now() - 8 * 86_400_000))
  assert.equal((await stranger.post(old, {})).status, 410)
  const answer = await stranger.post(await makeContactLink(db, email, new Date()), {})
  assert.match(wordsOf(await answer.text()), /tunjukkan kartu identitas/)
  assert.equal((await newest()).standing, 'pending')
})

test('forty registrations an hour from one address, and no more', async () => {
  let status = 303
  let sent = 0
  while (status === 303 && sent < 60) {
    status = (await send()).status
    sent += 1
  }
  assert.equal(status, 422)
  assert.ok(sent > 20)
  assert.match(await refusedWords({}), /Terlalu banyak pendaftaran/)
})
