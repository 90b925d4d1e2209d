import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { suggest } from '#modules/acquisition/index.ts'
import { checkIn, checkOut, undo } from '#modules/circulation/index.ts'
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
import type { OuterChannel } from '../kinds.ts'
import { saveChoices } from '../choices/save-choices.ts'
import { forgetMessages } from '../notices/forget-messages.ts'
import { lookAround } from '../notices/look-around.ts'
import { note } from '../notices/note.ts'
import { usualSettings } from '../settings/notice-settings.ts'
import { tell } from './tell.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
const laskar = await title(db, 'Laskar pelangi')
await copy(db, bumi, pusat, 'B1')
await copy(db, laskar, pusat, 'B2')
const siti = await member(db, 'siti')
const tono = await member(db, 'tono', 'anak')
const desk = { origin: 'https://perpustakaan.example.id', libraryName: 'Perpustakaan Kota Blitar' }
const running = { ...desk, channels: new Set<OuterChannel>(['email', 'push', 'whatsapp']) }

await sql`insert into patrons.contacts (patron_id, kind, value) values (${siti}, 'email', 'siti@example.id')`.execute(
  db,
)
await sql`insert into patrons.guardianships (guardian_id, child_id, relation) values (${siti}, ${tono}, 'ibu')`.execute(
  db,
)

const lend = async (card: string, barcode: string, now = monday) =>
  doneWith(await checkOut(db, atDesk(pusat), { patron: { card }, item: { barcode } }, now))
const giveBack = (barcode: string, now: Date) => checkIn(db, atDesk(pusat), { item: { barcode } }, now)
const look = (now: Date) => lookAround(db, usualSettings, now)
const messagesTo = async (reader: number) =>
  (
    await sql<{ id: number; channel: string; subject: string; body: string; standing: string }>`
      select id, channel, subject, body, standing from notifications.messages where reader_id = ${reader} order by id
    `.execute(db)
  ).rows
const forgetAll = () => sql`truncate notifications.notices, notifications.messages cascade`.execute(db)

test('reminds before the due day once, however often it looks', async () => {
  await lend('siti-1', 'B1')
  assert.equal(await look(later(3)), 0)
  assert.equal(await look(later(4)), 1)
  assert.equal(await look(later(4)), 0)
  assert.equal(await look(later(5)), 0)
  await tell(db, running, later(5))
  await tell(db, running, later(5))
  const messages = await messagesTo(siti)
  assert.deepEqual(
    messages.map(({ channel, standing }) => `${channel} ${standing}`),
    ['inbox sent', 'email waiting'],
  )
  assert.equal(messages[0]?.subject, 'Segera harus kembali')
  assert.match(messages[0]?.body ?? '', /Halo siti,/)
  assert.match(messages[0]?.body ?? '', /• Bumi manusia: harus kembali Senin, 11 Januari 2027/)
  assert.match(messages[0]?.body ?? '', /https:\/\/perpustakaan\.example\.id\/akun\/pinjaman/)
  await giveBack('B1', later(5))
  await forgetAll()
})

test('forgets what was told of a loan that is long over, and nothing of one that is open', async () => {
  await lend('siti-1', 'B1')
  await lend('tono-1', 'B2')
  await look(later(5))
  await tell(db, running, later(5))
  await sql`update notifications.messages set standing = 'sent', settled_at = ${later(5)}`.execute(db)
  await giveBack('B1', later(6))
  await forgetMessages(db, later(20))
  assert.ok((await messagesTo(siti)).length > 0)
  await forgetMessages(db, later(60))
  assert.deepEqual(await messagesTo(siti), [])
  const { rows } = await sql`select patron_id from notifications.notices`.execute(db)
  assert.deepEqual(rows, [{ patronId: tono }], 'the open loan is not told of again')
  await giveBack('B2', later(60))
  await forgetAll()
})

test('does not remind of a book that came back before the reminder was written', async () => {
  await lend('siti-1', 'B1')
  await look(later(5))
  await giveBack('B1', later(5))
  assert.equal(await tell(db, running, later(5)), 0)
  const { rows } = await sql`select standing, dropped_because from notifications.notices`.execute(db)
  assert.deepEqual(rows, [{ standing: 'dropped', droppedBecause: 'no-longer-true' }])
  await forgetAll()
})

test('a guardian is told of all the family in one message, with the fine as the desk would count it', async () => {
  await lend('siti-1', 'B1')
  await lend('tono-1', 'B2')
  await look(later(8))
  await tell(db, running, later(8))
  const [inbox, mail] = await messagesTo(siti)
  assert.equal(inbox?.subject, '2 kabar dari Perpustakaan Kota Blitar')
  assert.match(
    mail?.body ?? '',
    /Untuk siti:[^]*Bumi manusia[^]*terlambat 1 hari, denda sampai hari ini Rp500/,
  )
  assert.match(mail?.body ?? '', /Untuk tono:[^]*Laskar pelangi[^]*terlambat 1 hari\n/)
  assert.deepEqual(
    (await messagesTo(tono)).map(({ channel, subject }) => `${channel} ${subject}`),
    ['inbox Buku terlambat dikembalikan'],
  )
  await giveBack('B1', later(8))
  await giveBack('B2', later(8))
  await forgetAll()
})

test('sends nothing by a way that a member does not want', async () => {
  await saveChoices(db, siti, [{ kind: 'due-soon', channel: 'email', wanted: false }], monday)
  await lend('siti-1', 'B1')
  await look(later(5))
  await tell(db, running, later(5))
  assert.deepEqual(
    (await messagesTo(siti)).map(({ channel }) => channel),
    ['inbox'],
  )
  await saveChoices(db, siti, [{ kind: 'due-soon', channel: 'email', wanted: true }], monday)
  await giveBack('B1', later(5))
  await forgetAll()
})

test('keeps quiet at night, but for what cannot wait', async () => {
  const night = new Date('2027-01-09T15:00:00Z')
  const { loanId } = await lend('siti-1', 'B1')
  await look(night)
  await note(
    db,
    [{ key: 'receipt:1', kind: 'receipt', patronId: siti, about: { loans: [loanId] }, tellFrom: night }],
    night,
  )
  await tell(db, running, night)
  assert.deepEqual(
    (await messagesTo(siti)).map(({ channel, subject }) => `${channel} ${subject}`),
    ['inbox Bukti layanan perpustakaan', 'email Bukti layanan perpustakaan'],
  )
  await tell(db, running, new Date('2027-01-10T00:30:00Z'))
  assert.equal((await messagesTo(siti)).length, 4)
  await giveBack('B1', later(6))
  await forgetAll()
})

test('two workers at once tell each thing once', async () => {
  await lend('siti-1', 'B1')
  await lend('tono-1', 'B2')
  await look(later(5))
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  await Promise.all([1, 2, 3, 4].map(() => tell(db, running, later(5))))
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notifications.message_notices links
    join notifications.messages messages on messages.id = links.message_id
    where messages.channel = 'inbox' and messages.reader_id = ${siti}
  `.execute(db)
  assert.equal(rows[0]?.count, 2)
  await giveBack('B1', later(5))
  await giveBack('B2', later(5))
  await forgetAll()
})

test('what nobody could be told in time is dropped', async () => {
  await lend('siti-1', 'B1')
  await look(later(5))
  assert.equal(await tell(db, running, later(20)), 0)
  const { rows } = await sql`select dropped_because from notifications.notices`.execute(db)
  assert.deepEqual(rows, [{ droppedBecause: 'stale' }])
  await giveBack('B1', later(20))
  await forgetAll()
})

test('a receipt leaves out what was undone before it was written', async () => {
  const key = 'receipt-undone-1'
  const lending = await checkOut(
    db,
    { ...atDesk(pusat), key },
    { patron: { card: 'siti-1' }, item: { barcode: 'B1' } },
    monday,
  )
  const { loanId } = doneWith(lending)
  doneWith(await undo(db, atDesk(pusat), { key }, monday))
  const about = { loans: [loanId] }
  await note(db, [{ key: 'receipt:2', kind: 'receipt', patronId: siti, about, tellFrom: monday }], monday)
  await tell(db, running, monday)
  assert.deepEqual(await messagesTo(siti), [])
  await forgetAll()
})

test('a suggested title that has come leads to reserving it; what has moved on since is not told', async () => {
  await forgetAll()
  const wish = { title: 'Babad Kelud', author: '', isbn: '', publisher: '', year: '', reason: '' }
  const made = await suggest(db, { patronId: siti, suggestion: wish }, monday)
  assert.ok(made.ok)
  const suggestion = made.value.id
  await sql`update acquisition.suggestions set state = 'arrived', record_id = ${bumi} where id = ${suggestion}`.execute(
    db,
  )
  const of = (state: string) => ({
    key: `suggestion:${suggestion}:${state}`,
    kind: 'suggestion' as const,
    patronId: siti,
    about: { suggestion, state },
    tellFrom: monday,
  })
  await note(db, [of('ordered'), of('arrived')], monday)
  await tell(db, running, monday)
  const [message] = await messagesTo(siti)
  assert.match(
    message?.body ?? '',
    /Babad Kelud: sudah datang, pesan di https:\/\/perpustakaan\.example\.id\/akun\/pesanan\/baru\/\d+/,
  )
  assert.doesNotMatch(message?.body ?? '', /sedang dipesan/)
})
