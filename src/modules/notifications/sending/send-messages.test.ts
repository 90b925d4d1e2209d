import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { readConfig } from '#kernel/config.ts'
import { checkIn, checkOut } from '#modules/circulation/index.ts'
import {
  atDesk,
  branch,
  copy,
  doneWith,
  later,
  member,
  monday,
  title,
} from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { sendersOf } from '../channels-of.ts'
import type { OuterChannel } from '../kinds.ts'
import { note } from '../notices/note.ts'
import { settleMessage } from '../outbox/settle-message.ts'
import { tell } from '../telling/tell.ts'
import type { Sender } from './channel.ts'
import { sendMessages } from './send-messages.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
await copy(db, bumi, pusat, 'B1')
const siti = await member(db, 'siti')
const { loanId } = doneWith(
  await checkOut(db, atDesk(pusat), { patron: { card: 'siti-1' }, item: { barcode: 'B1' } }, monday),
)
const desk = { origin: 'https://perpustakaan.example.id', libraryName: 'Perpustakaan Kota Blitar' }
await sql`insert into patrons.contacts (patron_id, kind, value, whatsapp)
  values (${siti}, 'email', 'siti@example.id', false), (${siti}, 'phone', '+628123456789', true)`.execute(db)

/** A mail server of the toolkit that others wrote, whose behaviour each test chooses. */
const mail = { received: [] as string[], envelopes: [] as string[], manner: 'kind' }
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onMailFrom({ address }, _, callback) {
    mail.envelopes.push(address)
    callback()
  },
  onRcptTo(_, __, callback) {
    if (mail.manner === 'unknown-address')
      return callback(Object.assign(new Error('No such user'), { responseCode: 550 }))
    if (mail.manner === 'greylist')
      return callback(Object.assign(new Error('Try later'), { responseCode: 451 }))
    return callback()
  },
  onData(stream, session, callback) {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
      mail.received.push(text)
      // The power fails after the mail was taken and before that was said.
      if (mail.manner === 'hang-up')
        smtp.connections.forEach((connection) => Reflect.get(connection, '_socket').destroy())
      else callback()
    })
    void session
  },
})
smtp.on('error', () => {})
smtp.listen(0, '127.0.0.1')
await once(smtp.server, 'listening')
after(() => smtp.close(() => {}))
const address = smtp.server.address()
const port = typeof address === 'object' ? address?.port : 0
const config = readConfig({
  PATRIA_SMTP_URL: `smtp://127.0.0.1:${port}`,
  PATRIA_MAIL_FROM: 'Perpustakaan Kota Blitar <perpustakaan@example.id>',
  PATRIA_MAIL_BOUNCES: 'kembali+{nomor}@example.id',
})
const { email } = await sendersOf(config).senders(db)
assert.ok(email)

let number = 0
async function write(channel: OuterChannel, now: Date): Promise<void> {
  number += 1
  const notice = {
    key: `receipt:${number}`,
    kind: 'receipt' as const,
    patronId: siti,
    about: { loans: [loanId] },
  }
  await note(db, [{ ...notice, tellFrom: now }], now)
  await tell(db, { ...desk, channels: new Set([channel]) }, now)
}
const send = (senders: Partial<Record<OuterChannel, Sender>>, now: Date) =>
  sendMessages(db, { ...desk, senders }, () => now, new AbortController().signal)
const last = async () => {
  const { rows } = await sql<{
    id: number
    standing: string
    problem: string
    attempts: number
    providerId: string | null
  }>`
    select id, standing, problem, attempts, provider_id from notifications.messages
    where channel <> 'inbox' order by id desc limit 1
  `.execute(db)
  assert.ok(rows[0])
  return rows[0]
}
const setManner = (manner: string) => {
  mail.manner = manner
  mail.received.length = 0
}

test('a mail arrives once, with its text and a way to stop it', async () => {
  setManner('kind')
  await write('email', monday)
  assert.equal(await send({ email }, monday), 1)
  assert.equal(await send({ email }, monday), 0)
  const [text = ''] = mail.received
  assert.equal(mail.received.length, 1)
  assert.match(text, /^To: siti@example\.id/m)
  assert.match(text, /^Subject: Bukti layanan perpustakaan/m)
  assert.match(text, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  assert.match(text.replaceAll('=\r\n', ''), /Bumi manusia: harus kembali Senin, 11 Januari 2027/)
  const { id, standing, providerId } = await last()
  assert.equal(standing, 'sent')
  assert.match(providerId ?? '', /@example\.id>$/)
  assert.equal(mail.envelopes.at(-1), `kembali+${id}@example.id`)
})

test('a further attempt waits for the end of the quiet hours, but for what cannot wait', async () => {
  setManner('greylist')
  const evening = new Date('2027-01-05T12:59:00Z') // 19.59 in Blitar
  await write('email', evening)
  const { id } = await last()
  await sql`update notifications.messages set kinds = '{overdue}' where id = ${id}`.execute(db)
  await send({ email }, evening)
  assert.deepEqual([(await last()).standing, (await last()).attempts], ['waiting', 1])
  setManner('kind')
  assert.equal(await send({ email }, later(1 / 24, evening)), 0)
  assert.equal(await send({ email }, new Date('2027-01-06T00:00:00Z')), 1)

  await write('email', later(1 / 24, evening))
  assert.equal(await send({ email }, later(1 / 24, evening)), 1)
})

test('an address that does not exist is not written to again', async () => {
  setManner('unknown-address')
  await write('email', monday)
  await send({ email }, monday)
  assert.equal((await last()).standing, 'bounced')
  assert.match((await last()).problem, /550|No such user/)
  const { rows } =
    await sql`select bounced_at is not null as bounced from patrons.contacts where kind = 'email'`.execute(db)
  assert.deepEqual(rows, [{ bounced: true }])
  await write('email', monday)
  const { rows: later } = await sql`select id from notifications.messages where standing = 'waiting'`.execute(
    db,
  )
  assert.equal(later.length, 0)
  await sql`update patrons.contacts set bounced_at = null`.execute(db)
})

test('a server that is busy is asked again later, and given up after some attempts', async () => {
  setManner('greylist')
  await write('email', monday)
  await send({ email }, monday)
  assert.deepEqual([(await last()).standing, (await last()).attempts], ['waiting', 1])
  await send({ email }, monday)
  assert.equal((await last()).attempts, 1)
  for (let day = 1; day <= 6; day++) await send({ email }, later(day))
  assert.equal((await last()).standing, 'failed')
  setManner('kind')
  const again = await settleMessage(
    db,
    { id: (await last()).id, decision: 'again' },
    { kind: 'staff', id: 1, name: 'Agus' },
    later(7),
  )
  assert.ok(again.ok)
  await send({ email }, later(7))
  assert.equal((await last()).standing, 'sent')
})

test('a mail that may have arrived is unknown, and is not sent again by itself', async () => {
  setManner('hang-up')
  await write('email', monday)
  await send({ email }, monday)
  assert.equal(mail.received.length, 1)
  assert.equal((await last()).standing, 'unknown')
  await send({ email }, later(1))
  assert.equal(mail.received.length, 1)
})

test('what a process left that died while sending is unknown', async () => {
  setManner('kind')
  await write('email', monday)
  await sql`update notifications.messages set standing = 'sending', claimed_at = ${monday} where standing = 'waiting'`.execute(
    db,
  )
  await send({ email }, new Date(monday.getTime() + 60_000))
  assert.equal((await last()).standing, 'sending')
  await send({ email }, later(1))
  assert.equal((await last()).standing, 'unknown')
  assert.equal(mail.received.length, 0)
})

test('no server at all is no loss: the mail waits', async () => {
  await write('email', monday)
  const { email: nowhere } = await sendersOf(
    readConfig({ PATRIA_SMTP_URL: 'smtp://127.0.0.1:9', PATRIA_MAIL_FROM: 'a@example.id' }),
  ).senders(db)
  await send({ email: nowhere }, monday)
  assert.equal((await last()).standing, 'waiting')
  await sql`delete from notifications.messages where standing = 'waiting'`.execute(db)
})

test('workers at once send each message once', async () => {
  setManner('kind')
  for (let count = 0; count < 6; count++) await write('email', monday)
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  const sent = await Promise.all([1, 2, 3, 4].map(() => send({ email }, monday)))
  assert.equal(
    sent.reduce((sum, count) => sum + count, 0),
    6,
  )
  assert.equal(mail.received.length, 6)
})

test('what is no longer true when its turn comes is not sent', async () => {
  setManner('kind')
  await note(
    db,
    [
      {
        key: 'due-soon:x',
        kind: 'due-soon',
        patronId: siti,
        about: { loans: [loanId], day: '2027-01-11' },
        tellFrom: later(5),
      },
    ],
    later(5),
  )
  await tell(db, { ...desk, channels: new Set(['email']) }, later(5))
  await checkIn(db, atDesk(pusat), { item: { barcode: 'B1' } }, later(5))
  await send({ email }, later(5))
  assert.equal((await last()).standing, 'cancelled')
  assert.equal(mail.received.length, 0)
})

test('the link that proves an address stands in the mail and nowhere else', async () => {
  setManner('kind')
  await note(
    db,
    [{ key: 'verification:1', kind: 'verification', patronId: siti, about: {}, tellFrom: monday }],
    monday,
  )
  await tell(db, { ...desk, channels: new Set(['email']) }, monday)
  await send({ email }, monday)
  const link =
    /https:\/\/perpustakaan\.example\.id(\/\S+)/.exec(
      (mail.received[0] ?? '').replaceAll('=\r\n', ''),
    )?.[1] ?? ''
  assert.match(link, /[\w-]{32}/)
  const { rows } =
    await sql`select id from notifications.messages where position(${link} in body) > 0`.execute(db)
  assert.deepEqual(rows, [])
  await sql`update patrons.contacts set verified_at = now() where kind = 'email'`.execute(db)
  await note(
    db,
    [{ key: 'verification:2', kind: 'verification', patronId: siti, about: {}, tellFrom: monday }],
    monday,
  )
  assert.equal(await tell(db, { ...desk, channels: new Set(['email']) }, monday), 0)
})

test('a WhatsApp message has the shape of the Cloud API, and its answers are understood', async (t) => {
  const asked: { path: string; body: unknown; authorization: string | undefined }[] = []
  const manner = { status: 200, answer: { messages: [{ id: 'wamid.1' }] } as object }
  const provider = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      asked.push({
        path: request.url ?? '',
        body: JSON.parse(text),
        authorization: request.headers.authorization,
      })
      response
        .writeHead(manner.status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(manner.answer))
    })
  }).listen(0, '127.0.0.1')
  await once(provider, 'listening')
  t.after(() => provider.close())
  const place = provider.address()
  const { whatsapp } = await sendersOf(
    readConfig({
      PATRIA_WHATSAPP_URL: `http://127.0.0.1:${typeof place === 'object' ? place?.port : 0}/v23.0/555`,
      PATRIA_WHATSAPP_TOKEN: 'rahasia',
      PATRIA_WHATSAPP_TEMPLATE: 'kabar_perpustakaan',
    }),
  ).senders(db)
  assert.ok(whatsapp)
  const message = { id: 1, subject: 'Judul', body: 'satu\ndua', language: 'id' as const, unsubscribeLink: '' }
  assert.deepEqual(await whatsapp.send(message, { id: 1, value: '+628123' }), {
    kind: 'sent',
    providerId: 'wamid.1',
  })
  assert.deepEqual(asked[0], {
    path: '/v23.0/555/messages',
    authorization: 'Bearer rahasia',
    body: {
      messaging_product: 'whatsapp',
      to: '628123',
      type: 'template',
      template: {
        name: 'kabar_perpustakaan',
        language: { code: 'id' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Judul' },
              { type: 'text', text: 'satu · dua' },
            ],
          },
        ],
      },
    },
  })
  Object.assign(manner, { status: 400, answer: { error: { code: 131026, message: 'Not on WhatsApp' } } })
  assert.deepEqual(await whatsapp.send(message, { id: 1, value: '+628123' }), {
    kind: 'refused',
    gone: true,
    problem: '400 131026 Not on WhatsApp',
  })
  Object.assign(manner, { status: 503, answer: {} })
  assert.equal((await whatsapp.send(message, { id: 1, value: '+628123' })).kind, 'later')
})

test('a browser gets its message sealed, and one that is gone is forgotten', async (t) => {
  const manner = { status: 201 }
  const got: { encoding: string | undefined; length: number }[] = []
  const service = createServer((request, response) => {
    let length = 0
    request.on('data', (chunk: Buffer) => (length += chunk.length))
    request.on('end', () => {
      got.push({ encoding: request.headers['content-encoding'], length })
      response.writeHead(manner.status).end()
    })
  }).listen(0, '127.0.0.1')
  await once(service, 'listening')
  t.after(() => service.close())
  const place = service.address()
  const { createECDH, randomBytes } = await import('node:crypto')
  const keys = createECDH('prime256v1')
  keys.generateKeys()
  await sql`insert into notifications.push_subscriptions (patron_id, endpoint, p256dh, auth) values
    (${siti}, ${`http://127.0.0.1:${typeof place === 'object' ? place?.port : 0}/x`},
      ${keys.getPublicKey('base64url')}, ${randomBytes(16).toString('base64url')})`.execute(db)
  const { push } = await sendersOf(config).senders(db)
  await sql`insert into notifications.choices (patron_id, kind, channel, wanted) values (${siti}, 'receipt', 'push', true)`.execute(
    db,
  )
  await write('push', monday)
  assert.equal(await send({ push }, monday), 1)
  assert.equal(got[0]?.encoding, 'aes128gcm')
  assert.ok((got[0]?.length ?? 0) > 100)
  manner.status = 410
  await write('push', monday)
  await send({ push }, monday)
  assert.equal((await last()).standing, 'bounced')
  const { rows } = await sql`select id from notifications.push_subscriptions`.execute(db)
  assert.equal(rows.length, 0)
})
