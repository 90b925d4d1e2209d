import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkIn, placeHold } from '#modules/circulation/index.ts'
import { atDesk, branch, copy, doneWith, member, title } from '#modules/circulation/test-data.ts'
import { addTime, cancelVisit, saveRoute, saveStop, saveVehicle } from '#modules/mobile-library/index.ts'
import { addDays, dayOf, weekdayOf } from '#kernel/days.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { noticeListeners } from '../notices/listeners.ts'
import { tell } from './tell.ts'

const { db } = await testDatabase()
// Noon of today, so that the next visits lie ahead of the clock of the database too.
const now = new Date(`${dayOf(new Date())}T05:00:00Z`)
const acting = { actor: { kind: 'staff', id: 1, name: 'Joko' }, now } as const
const pusat = await branch(db, 'pusat')
const mobil = await branch(db, 'mobil')
await sql`update branches.branches set kind = 'keliling' where id = ${mobil}`.execute(db)
await saveVehicle(db, mobil, { plate: '', capacity: null, note: '', retired: false }, acting)
const route = await saveRoute(
  db,
  undefined,
  { name: 'Utara', vehicleId: mobil, about: '', closed: false },
  acting,
)
assert.ok(route.ok)
const place = { address: 'Kantor lurah', position: 1, latitude: null, longitude: null, closed: false }
const rest = { contactName: '', contactPhone: '', accessibility: '' }
const stop = await saveStop(
  db,
  undefined,
  { routeId: route.value.id, name: 'Gedog', ...place, ...rest },
  acting,
)
assert.ok(stop.ok)
const stopId = stop.value.id
const day = addDays(dayOf(now), 3)
await addTime(
  db,
  stopId,
  {
    pattern: 'weekly',
    weekday: weekdayOf(day),
    nth: 0,
    starts: '09:00',
    ends: '11:00',
    firstDay: dayOf(now),
    lastDay: null,
  },
  acting,
)
const bumi = await title(db, 'Bumi manusia')
await copy(db, bumi, pusat, 'B1')
const siti = await member(db, 'siti')
const desk = {
  origin: 'https://perpustakaan.example.id',
  libraryName: 'Perpustakaan',
  channels: new Set<never>(),
}

async function hearAll(name: string) {
  const listener = noticeListeners(() => now).find(({ event }) => event === name)
  const { rows } = await sql<{ id: number; name: string; payload: unknown }>`
    select id, name, payload from kernel.events where name = ${name} order by id`.execute(db)
  for (const event of rows) await listener?.hear(db, event)
  await tell(db, desk, now)
}
const lastMessage = async () =>
  (
    await sql<{ subject: string; body: string }>`
      select subject, body from notifications.messages where reader_id = ${siti} order by id desc limit 1`.execute(
      db,
    )
  ).rows[0]

test('a hold that is ready at a stop names the stop and its next visit', async () => {
  const hold = { patron: { patronId: siti }, recordId: bumi, pickupBranchId: mobil, pickupPointId: stopId }
  doneWith(await placeHold(db, atDesk(pusat), hold, now))
  doneWith(await checkIn(db, atDesk(mobil), { item: { barcode: 'B1' } }, now))
  await hearAll('hold-ready')
  assert.match(
    (await lastMessage())?.body ?? '',
    /Bumi manusia: di Gedog sampai .*Kunjungan berikutnya .*09\.00–11\.00/,
  )
})

test('who waits at a stop is told when its visit is cancelled, with the reason and the next one', async () => {
  assert.ok((await cancelVisit(db, { stopId, day, reason: 'mobil di bengkel' }, acting)).ok)
  await hearAll('visit-dropped')
  const message = await lastMessage()
  assert.equal(message?.subject, 'Perpustakaan keliling tidak datang')
  assert.match(
    message?.body ?? '',
    /tidak dapat diambil di Gedog pada .*\(mobil di bengkel\)\. Kunjungan berikutnya/,
  )
  await hearAll('visit-dropped')
  const { rows } = await sql`select from notifications.notices where kind = 'visit-dropped'`.execute(db)
  assert.equal(rows.length, 1)
})
