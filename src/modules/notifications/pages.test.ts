import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { readConfig } from '#kernel/config.ts'
import { checkOut } from '#modules/circulation/index.ts'
import { atDesk, branch, copy, doneWith, member, title } from '#modules/circulation/test-data.ts'
import { deleteExpiredSessions, endSession, findSession } from '#kernel/session.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'
import { notificationsModule } from './index.ts'
import { note } from './notices/note.ts'
import { paths } from './paths.ts'
import { unsubscribeToken } from './sending/unsubscribe-token.ts'
import { tell } from './telling/tell.ts'

const { db } = await testDatabase()
const settings = {
  PATRIA_WHATSAPP_URL: 'http://127.0.0.1:9/1',
  PATRIA_WHATSAPP_TOKEN: 't',
  PATRIA_WHATSAPP_SECRET: 's',
}
const config = readConfig(settings)
const libraryName = 'Perpustakaan Kota Blitar'
const web = await testWeb(db, () => [notificationsModule({ config, libraryName })], settings)
const pusat = await branch(db, 'pusat')
await copy(db, await title(db, 'Bumi manusia'), pusat, 'B1')
const siti = await member(db, 'siti')
const budi = await member(db, 'budi')
await sql`insert into patrons.contacts (patron_id, kind, value, whatsapp)
  values (${siti}, 'email', 'siti@example.id', false), (${siti}, 'phone', '+628123456789', true)`.execute(db)
const now = new Date()
const lent = await checkOut(db, atDesk(pusat), { patron: { card: 'siti-1' }, item: { barcode: 'B1' } }, now)
const about = { loans: [doneWith(lent).loanId] }
await note(db, [{ key: 'receipt:1', kind: 'receipt', patronId: siti, about, tellFrom: now }], now)
await tell(db, { origin: 'http://localhost', libraryName, channels: new Set(['email']) }, now)
const idOf = async (channel: string) => {
  const { rows } = await sql<{ id: number }>`
    select id from notifications.messages where channel = ${channel} order by id desc limit 1`.execute(db)
  return rows[0]?.id ?? 0
}

test('a member reads their own messages and nobody else does', async () => {
  const reader = await web.member(siti)
  assert.match(await reader.read(paths.inbox), /Bukti layanan perpustakaan Baru/)
  const id = await idOf('inbox')
  assert.match(await reader.read(paths.message(id)), /Bumi manusia: harus kembali/)
  assert.doesNotMatch(await reader.read(paths.inbox), /perpustakaan Baru/)
  assert.equal((await (await web.member(budi)).get(paths.message(id))).status, 404)
  assert.equal((await web.stranger.get(paths.inbox)).status, 303)
})

test('choices are kept, and a box that is not ticked says no', async () => {
  const reader = await web.member(siti)
  const saved = await reader.post(paths.choices, { 'overdue.whatsapp': 'on' })
  assert.equal(saved.headers.get('location'), `${paths.choices}?tersimpan=1`)
  const html = await (await reader.get(paths.choices)).text()
  assert.ok(/name="overdue\.whatsapp" checked/.test(html))
  assert.ok(/name="hold-ready\.whatsapp"\/?>/.test(html))
  // Mail is not set up here, so nobody was asked about it.
  const { rows } = await sql`select from notifications.choices where channel = 'email'`.execute(db)
  assert.equal(rows.length, 0)
})

test('only subscriptions to push services of browsers are taken', async () => {
  const reader = await web.member(siti)
  const subscribe = (endpoint: string) =>
    web.app.request(`http://localhost${paths.subscriptions}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Origin: 'http://localhost',
        Cookie: `sesi=${reader.token}`,
        'User-Agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/130',
      },
      body: JSON.stringify({ endpoint, keys: { p256dh: 'abc', auth: 'def' } }),
    })
  assert.equal((await subscribe('http://169.254.169.254/latest')).status, 422)
  assert.equal((await subscribe('https://fcm.googleapis.com.evil.example/x')).status, 422)
  assert.equal((await subscribe('https://fcm.googleapis.com/fcm/send/x')).status, 204)
  assert.match(await reader.read(paths.choices), /Chrome, Android/)
})

test('a browser tells nothing more once its member signs out there, but goes on when a session ran out', async () => {
  const subscribed = async () => {
    const { rows } =
      await sql`select from notifications.push_subscriptions where patron_id = ${siti}`.execute(db)
    return rows.length
  }
  const subscribe = async () => {
    const reader = await web.member(siti)
    await web.app.request(`http://localhost${paths.subscriptions}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Origin: 'http://localhost',
        Cookie: `sesi=${reader.token}`,
      },
      body: JSON.stringify({
        endpoint: 'https://fcm.googleapis.com/fcm/send/y',
        keys: { p256dh: 'abc', auth: 'def' },
      }),
    })
    const session = await findSession(db, reader.token ?? '', new Date())
    assert.ok(session)
    return session.tokenDigest
  }
  await sql`delete from notifications.push_subscriptions`.execute(db)
  await endSession(db, await subscribe())
  assert.equal(await subscribed(), 0)

  const ranOut = await subscribe()
  await sql`update kernel.sessions set expires_at = now() - interval '1 hour' where token_digest = ${ranOut}`.execute(
    db,
  )
  await deleteExpiredSessions(db)
  assert.equal(await subscribed(), 1)
  await endSession(db, await subscribe())
  assert.equal(await subscribed(), 0)
})

test('whoever has a mail can stop mails like it, also through their mail provider', async () => {
  const messageId = await idOf('email')
  const path = paths.unsubscribe(await unsubscribeToken(db, { readerId: siti, messageId }))
  assert.match(await web.stranger.read(path), /Bukti pinjam dan kembali/)
  const oneClick = await web.app.request(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  assert.equal(oneClick.status, 303)
  const { rows } = await sql`select wanted from notifications.choices
    where patron_id = ${siti} and kind = 'receipt' and channel = 'email'`.execute(db)
  assert.deepEqual(rows, [{ wanted: false }])
  assert.equal((await web.stranger.get(`${path.slice(0, -1)}!`)).status, 404)
})

test('staff see what needs a decision, and decide once', async () => {
  const id = await idOf('email')
  await sql`update notifications.messages set standing = 'unknown', settled_at = now() where id = ${id}`.execute(
    db,
  )
  const agus = await web.staff('notifications.view', 'notifications.manage')
  assert.match(await agus.read(paths.outbox), /1 pesan perlu diputuskan/)
  assert.match(await agus.read(`${paths.outbox}?keadaan=trouble`), /Bukti layanan perpustakaan siti/)
  const html = await (await agus.get(paths.outboxMessage(id))).text()
  assert.match(html, /https:\/\/wa\.me\/628123456789\?text=/)
  await agus.post(paths.settling(id), { putusan: 'selesai' })
  await agus.post(paths.settling(id), { putusan: 'lagi' })
  assert.match(await agus.read(paths.outboxMessage(id)), /Batal, sudah tidak berlaku/)
})

test('a wording is tried on a real case, checked, kept and taken back', async () => {
  const agus = await web.staff('notifications.manage')
  const path = paths.wording('receipt', 'id')
  const tried = await agus.post(path, { subject: 'Struk', body: 'Ini: {daftar}', tindakan: 'lihat' })
  assert.match(await tried.text(), /Ini: Dipinjam:/)
  const unknown = await agus.post(path, { subject: 'Struk', body: 'Ini {dafar}', tindakan: 'simpan' })
  assert.equal(unknown.status, 422)
  assert.match(await unknown.text(), /\{dafar\} tidak dikenal di naskah ini\. \{daftar\} harus ada\./)
  const saved = await agus.post(path, { subject: 'Struk', body: 'Ini: {daftar}', tindakan: 'simpan' })
  assert.equal(saved.status, 303)
  assert.match(await agus.read(paths.wordings), /Diubah/)
  await agus.post(path, { tindakan: 'bawaan' })
  assert.doesNotMatch(await agus.read(paths.wordings), /Diubah/)
})

test('times are checked in words, and mail that is not set up says so', async () => {
  const agus = await web.staff('notifications.manage')
  const right = {
    quietFrom: '21',
    quietUntil: '6',
    dueSoonDays: '2',
    overdueDays: '1, 5',
    holdExpiringDays: '1',
    cardExpiringDays: '0',
  }
  const wrong = await agus.post(paths.settings, { ...right, quietFrom: '25', overdueDays: '0' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Isi jam 0 sampai 23\.[^]*misalnya 1, 7, 14\./)
  assert.equal((await agus.post(paths.settings, right)).status, 303)
  assert.match(await (await agus.get(paths.settings)).text(), /value="1, 5"/)
  const trial = await agus.post(paths.trial, { address: 'agus@example.id' })
  assert.equal(trial.status, 422)
  assert.match(await trial.text(), /PATRIA_SMTP_URL/)
})

test('news of a WhatsApp message counts only when it is signed', async () => {
  await sql`update notifications.messages set provider_id = 'wamid.9', standing = 'sent'
    where id = ${await idOf('email')}`.execute(db)
  const body = JSON.stringify({
    entry: [
      {
        changes: [
          { value: { statuses: [{ id: 'wamid.9', status: 'failed', errors: [{ code: 1, title: 'x' }] }] } },
        ],
      },
    ],
  })
  const tell = (signature: string) =>
    web.app.request(`http://localhost${paths.whatsappHook}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signature },
      body,
    })
  assert.equal((await tell('sha256=00')).status, 404)
  assert.equal((await tell(`sha256=${createHmac('sha256', 's').update(body).digest('hex')}`)).status, 200)
  const { rows } =
    await sql`select standing, problem from notifications.messages where provider_id = 'wamid.9'`.execute(db)
  assert.deepEqual(rows, [{ standing: 'failed', problem: '1 x' }])
})
