import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { member } from '#modules/circulation/test-data.ts'
import { changePin, patronsModule } from '#modules/patrons/index.ts'
import { testVault as vault } from '#modules/patrons/test-data.ts'
import { signInModule } from '#modules/sign-in/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { noticeListeners } from '../notices/listeners.ts'
import type { Outgoing } from '../sending/channel.ts'
import { sendMessages } from '../sending/send-messages.ts'
import { tell } from './tell.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [patronsModule({ vault, files, byMail: true }), signInModule])
const { stranger } = web
const siti = await member(db, 'siti')
const ibu = await member(db, 'ibu')
await sql`insert into patrons.contacts (patron_id, kind, value, verified_at) values
  (${siti}, 'email', 'Siti@example.id', now()), (${ibu}, 'email', 'ibu@example.id', null)`.execute(db)

const desk = { origin: 'https://perpustakaan.example.id', libraryName: 'Perpustakaan Kota Blitar' }
const sent: { to: string; message: Outgoing }[] = []
const email = {
  send: (message: Outgoing, { value }: { value: string }) => {
    sent.push({ to: value, message })
    return Promise.resolve({ kind: 'sent' as const })
  },
}
let heard = 0

/** What the jobs do: hear of what happened, write the messages, send them. */
async function deliver(now = new Date()): Promise<{ to: string; body: string; path: string }[]> {
  const events = await db
    .selectFrom('kernel.events')
    .select(['id', 'name', 'payload'])
    .where('name', '=', 'pin-link-asked')
    .where('id', '>', heard)
    .execute()
  for (const { id, name, payload } of events) {
    heard = Number(id)
    for (const { event, hear } of noticeListeners(() => now))
      if (event === name) await hear(db, { id: heard, name, payload })
  }
  sent.length = 0
  await tell(db, { ...desk, channels: new Set(['email']) }, now)
  await sendMessages(db, { ...desk, senders: { email } }, () => now, new AbortController().signal)
  return sent.map(({ to, message: { body } }) => ({
    to,
    body,
    path: /\/masuk\/pin\/[A-Za-z0-9_-]+/.exec(body)?.[0] ?? '',
  }))
}
const ask = async (card: string, mail: string) => {
  const answer = await stranger.post('/masuk/lupa-pin', { card, mail })
  return { status: answer.status, words: wordsOf(await answer.text()) }
}
const forgetTries = () => sql`delete from kernel.throttles`.execute(db)

test('a member who forgot the PIN sets another one by a link that works once', async () => {
  const { status, words } = await ask('siti-1', 'siti@EXAMPLE.id')
  assert.equal(status, 200)
  assert.match(words, /Periksa surel Anda/)
  const [mail, ...others] = await deliver()
  assert.ok(mail)
  assert.deepEqual(others, [])
  assert.equal(mail.to, 'Siti@example.id')
  const phone = await web.member(siti)
  assert.match(await stranger.read(mail.path), /Buat PIN baru.*siti/i)
  assert.equal((await stranger.post(mail.path, { pin: '123456' })).status, 422)
  assert.equal((await stranger.post(mail.path, { pin: '730519' })).status, 200)
  assert.equal((await phone.get('/akun/kartu.png')).status === 200, false, 'every device is signed out')
  assert.equal((await stranger.post('/masuk', { login: 'siti-1', password: '730519' })).status, 303)
  assert.equal((await stranger.post(mail.path, { pin: '840620' })).status, 410, 'a link works once')
  assert.match(await stranger.read(mail.path), /Tautan tidak berlaku lagi/)
  const audited = await db
    .selectFrom('kernel.auditEntries')
    .select('actorKind')
    .where('action', '=', 'member.pin-changed')
    .where('subjectId', '=', String(siti))
    .execute()
  assert.deepEqual(audited, [{ actorKind: 'member' }])
})

test('the secret stands in the mail alone', async () => {
  const { rows } = await sql<{ body: string; channel: string }>`
    select body, channel from notifications.messages`.execute(db)
  assert.ok(rows.length > 0)
  assert.ok(rows.every(({ body, channel }) => channel === 'email' && !body.includes('/masuk/pin/')))
})

test('what does not belong together is answered alike and sent nothing', async () => {
  await forgetTries()
  const answers = [
    await ask('siti-1', 'orang@example.id'),
    await ask('tidak-ada', 'siti@example.id'),
    // Nobody has shown that this address is hers.
    await ask('ibu-1', 'ibu@example.id'),
  ]
  assert.equal(new Set(answers.map(({ words }) => words)).size, 1)
  assert.deepEqual(await deliver(), [])
})

test('an earlier link ends with the next, an old one by itself', async () => {
  await forgetTries()
  await ask('siti-1', 'siti@example.id')
  const [first] = await deliver()
  await ask('siti-1', 'siti@example.id')
  const [second] = await deliver()
  assert.ok(first && second)
  assert.equal((await stranger.get(first.path)).status, 410)
  assert.equal((await stranger.get(second.path)).status, 200)
  await sql`update patrons.pin_links set expires_at = now() - interval '1 second'`.execute(db)
  assert.equal((await stranger.post(second.path, { pin: '840620' })).status, 410)
})

test('those who answer for a child are not sent the key to its account', async () => {
  await forgetTries()
  await sql`update patrons.patrons set birth_date = current_date - interval '10 years' where id = ${siti}`.execute(
    db,
  )
  await sql`insert into patrons.guardianships (child_id, guardian_id, relation) values (${siti}, ${ibu}, 'ibu')`.execute(
    db,
  )
  await ask('siti-1', 'siti@example.id')
  assert.deepEqual(
    (await deliver()).map(({ to }) => to),
    ['Siti@example.id'],
  )
})

test('nobody fills the mailbox of another, and asking for cards that are not there ends as soon', async () => {
  for (const card of ['siti-1', 'tidak-ada']) {
    await forgetTries()
    for (let i = 0; i < 3; i++) assert.equal((await ask(card, 'siti@example.id')).status, 200)
    const { status, words } = await ask(card, 'siti@example.id')
    assert.equal(status, 422)
    assert.match(words, /Terlalu banyak permintaan/)
  }
})

test('whoever guessed too often signs in with the new PIN at once', async () => {
  await forgetTries()
  for (let i = 0; i < 8; i++) await stranger.post('/masuk', { login: 'siti-1', password: '111111' })
  assert.equal((await stranger.post('/masuk', { login: 'siti-1', password: '730519' })).status, 422)
  await ask('siti-1', 'siti@example.id')
  const [mail] = await deliver()
  assert.equal((await stranger.post(mail?.path ?? '', { pin: '951357' })).status, 200)
  assert.equal((await stranger.post('/masuk', { login: 'siti-1', password: '951357' })).status, 303)
})

test('the link goes to the address that was named, and ends with it or with another PIN', async () => {
  await forgetTries()
  await sql`insert into patrons.contacts (patron_id, kind, value, verified_at)
    values (${siti}, 'email', 'baru@example.id', now() + interval '1 minute')`.execute(db)
  await ask('siti-1', 'siti@example.id')
  const [first] = await deliver()
  assert.equal(first?.to, 'Siti@example.id')
  await ask('siti-1', 'baru@example.id')
  const [second] = await deliver()
  assert.equal(second?.to, 'baru@example.id')
  await sql`delete from patrons.contacts where value = 'baru@example.id'`.execute(db)
  assert.equal((await stranger.get(second?.path ?? '')).status, 410)
  assert.equal((await stranger.get(first?.path ?? '')).status, 200)
  const change = { patronId: siti, current: '951357', pin: '246813', session: Buffer.alloc(32) }
  assert.ok((await changePin(db, change, systemActor)).ok)
  assert.equal((await stranger.post(first?.path ?? '', { pin: '840620' })).status, 410)
})

test('an hour after it was asked for no key leaves the house any more', async () => {
  await forgetTries()
  await ask('siti-1', 'siti@example.id')
  assert.deepEqual(await deliver(new Date(Date.now() + 61 * 60_000)), [])
})

test('where no mail is sent, the page says where to go', async () => {
  const { stranger: other } = await testWeb(db, (files) => [patronsModule({ vault, files })])
  const text = await other.read('/masuk/lupa-pin')
  assert.match(text, /meja layanan/)
  assert.doesNotMatch(text, /Kirim tautan/)
  assert.equal((await other.post('/masuk/lupa-pin', { card: 'siti-1', mail: 'siti@example.id' })).status, 422)
})
