import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addDays, dayOf } from '#kernel/days.ts'
import { listPickupPlaces } from '#modules/branches/index.ts'
import {
  changeHold,
  checkIn,
  checkOut,
  listItemsToPull,
  listOpenHolds,
  listPickupShelf,
  placeHold,
} from '#modules/circulation/index.ts'
import {
  atDesk,
  branch,
  codesOf,
  copy,
  doneWith,
  later,
  member,
  monday,
  title,
} from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'
import { mobileLibraryModule } from './index.ts'
import { loadList } from './load/load-list.ts'
import { sendHome, takeAboard } from './load/move-copies.ts'
import { saveRoute } from './network/save-route.ts'
import { saveStop } from './network/save-stop.ts'
import { findStop } from './network/read-stops.ts'
import { paths } from './paths.ts'
import { joko, route, stop, vehicle, visited } from './test-data.ts'
import { countVisit } from './visits/count-visit.ts'
import { forgottenVisits } from './visits/day-board.ts'
import { readVisits } from './visits/read-visits.ts'
import { refreshAllDays } from './visits/refresh-days.ts'
import { cancelVisit, finishVisit, reinstateVisit, setVisit, startVisit } from './visits/visit-deeds.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const mobil = await vehicle(db, 'mobil', monday)
const utara = await route(db, 'Utara', mobil, monday)
const sananwetan = await stop(db, utara, 'Sananwetan', monday)
const gedog = await stop(db, utara, 'Gedog', monday)
await visited(db, sananwetan, monday)
await visited(db, gedog, monday, { starts: '12:00', ends: '13:00', pattern: 'fortnightly' })
const bumi = await title(db, 'Bumi manusia')
const siti = await member(db, 'siti')
const acting = (now = monday) => ({ actor: joko, now })
const tuesday = '2027-01-05'
const atStop = (pointId: number) => ({ pickupBranchId: mobil, pickupPointId: pointId })

test('a hold at a stop is ready on the vehicle and waits for the next visit after it was told', async () => {
  await copy(db, bumi, pusat, 'B1')
  const asked = { patron: { patronId: siti }, recordId: bumi, ...atStop(sananwetan) }
  const { holdId } = doneWith(await placeHold(db, atDesk(pusat), asked, monday))
  const [waiting] = await listOpenHolds(db, siti, monday)
  assert.equal(waiting?.pickupBranch, 'Sananwetan')
  assert.deepEqual(waiting?.nextVisit, { day: tuesday, starts: '09:00', ends: '11:00' })
  assert.equal(waiting?.expectedOn, tuesday)
  const { stops } = await loadList(db, mobil, tuesday)
  assert.deepEqual(
    stops.map(({ visit, copies }) => [visit.stop.name, copies.map(({ barcode, where }) => [barcode, where])]),
    [
      ['Sananwetan', [['B1', 'on-the-shelf']]],
      ['Gedog', []],
    ],
  )
  assert.equal((await listItemsToPull(db, pusat, tuesday))[0]?.pickupPoint, 'Sananwetan')
  const deed = atDesk(mobil, { key: 'keliling-naik-1', channel: 'bulk' })
  const aboard = await takeAboard(db, deed, ['B1'], monday)
  assert.ok(aboard[0]?.ok && aboard[0].value.next.do === 'hold-shelf')
  const [shelved] = await listPickupShelf(db, mobil)
  assert.deepEqual(
    [shelved?.holdId, shelved?.pickupBy, shelved?.pickupPoint],
    [holdId, tuesday, 'Sananwetan'],
  )
  assert.equal((await loadList(db, mobil, tuesday)).stops[0]?.copies[0]?.where, 'aboard')
})

test('the same list sent twice moves nothing twice', async () => {
  const deed = atDesk(mobil, { key: 'keliling-naik-1', channel: 'bulk' })
  const again = await takeAboard(db, deed, ['B1'], monday)
  assert.ok(again[0]?.ok && again[0].repeated)
  const { rows } = await sql`select from circulation.operations where key like 'keliling-naik-1:%'`.execute(
    db,
  )
  assert.equal(rows.length, 1)
})

test('a cancelled visit moves the last day of what is ready there, and tells', async () => {
  const asked = { stopId: sananwetan, day: tuesday, reason: 'Ban bocor' }
  assert.ok((await cancelVisit(db, asked, acting())).ok)
  assert.equal((await listPickupShelf(db, mobil))[0]?.pickupBy, '2027-01-12')
  const { rows } = await sql<{ payload: object }>`
    select payload from kernel.events where name = 'visit-dropped'`.execute(db)
  assert.deepEqual(rows.at(-1)?.payload, { stopId: sananwetan, day: tuesday })
  const [visit] = await readVisits(db, { from: tuesday, to: tuesday }, { stopId: sananwetan })
  assert.deepEqual([visit?.state, visit?.reason], ['cancelled', 'Ban bocor'])
  assert.equal((await startVisit(db, asked, acting(later(1)))).ok, false)
  assert.ok((await reinstateVisit(db, asked, acting())).ok)
  // What was promised stays promised.
  assert.equal((await listPickupShelf(db, mobil))[0]?.pickupBy, '2027-01-12')
})

test('a closed day of the calendar takes the visit away, within the hour also for holds', async () => {
  await sql`insert into branches.closed_days (day, reason) values ('2027-01-12', 'Cuti bersama')`.execute(db)
  await refreshAllDays(db, monday)
  assert.equal((await listPickupShelf(db, mobil))[0]?.pickupBy, '2027-01-19')
  const [visit] = await readVisits(db, { from: '2027-01-12', to: '2027-01-12' }, { stopId: sananwetan })
  assert.deepEqual([visit?.state, visit?.reason], ['closed', 'Cuti bersama'])
  const extra = { stopId: gedog, day: '2027-01-12', starts: '08:00', ends: '09:00' }
  assert.deepEqual(await setVisit(db, extra, acting()), { ok: false, refusal: 'day-closed' })
})

test('the vehicle is at one stop at a time, and what is done there is counted', async () => {
  const now = later(1)
  const extra = { stopId: gedog, day: tuesday, starts: '14:00', ends: '15:00' }
  assert.ok((await setVisit(db, extra, acting(now))).ok)
  assert.deepEqual(await startVisit(db, { stopId: gedog, day: '2027-01-19' }, acting(now)), {
    ok: false,
    refusal: 'not-today',
  })
  const here = { stopId: sananwetan, day: tuesday }
  const started = await Promise.all([startVisit(db, here, acting(now)), startVisit(db, extra, acting(now))])
  assert.equal(started.filter(({ ok }) => ok).length, 1)
  const [first, second] = started[0]?.ok ? [here, extra] : [extra, here]
  assert.deepEqual(await startVisit(db, second, acting(now)), { ok: false, refusal: 'vehicle-busy' })
  const lent = await checkOut(
    db,
    atDesk(mobil),
    { patron: { patronId: siti }, item: { barcode: 'B1' } },
    new Date(now.getTime() + 60_000),
  )
  assert.equal(doneWith(lent).filledHold?.standing, 'ready')
  const end = new Date(now.getTime() + 3_600_000)
  const finished = await finishVisit(db, { ...first, visitors: 17, note: '' }, acting(end))
  assert.ok(finished.ok)
  assert.deepEqual(await countVisit(db, mobil, { from: now, to: end }), { lent: 1, returned: 0, pickedUp: 1 })
})

test('what is returned on the vehicle stays there, and can be sent to another branch', async () => {
  const returned = doneWith(await checkIn(db, atDesk(mobil), { item: { barcode: 'B1' } }, later(2)))
  assert.equal(returned.next.do, 'shelf')
  assert.equal(returned.routed.movedFromBranchId, pusat)
  const deed = atDesk(mobil, { key: 'keliling-turun-1', channel: 'bulk' })
  const sent = await sendHome(db, deed, { barcodes: ['B1', 'ZZ'], toBranchId: pusat }, later(2))
  assert.deepEqual(
    sent.map((one) => one.ok || one.blocks.map(({ code }) => code)),
    [true, ['item-unknown']],
  )
})

test('a hold is refused at a stop of another branch, and moves only to one that is there', async () => {
  const laskar = await title(db, 'Laskar pelangi')
  await copy(db, laskar, pusat, 'L1')
  const asked = { patron: { patronId: siti }, recordId: laskar }
  const wrong = { ...asked, pickupBranchId: pusat, pickupPointId: gedog }
  assert.deepEqual(codesOf(await placeHold(db, atDesk(pusat), wrong, monday)), ['pickup-unknown'])
  const { holdId } = doneWith(await placeHold(db, atDesk(pusat), { ...asked, pickupBranchId: pusat }, monday))
  const changed = await changeHold(db, atDesk(pusat), { holdId, ...atStop(gedog) }, monday)
  assert.ok(changed.ok)
  const closing = { name: 'Gedog', address: 'Kantor Gedog', position: 1, closed: true, routeId: utara }
  const rest = { latitude: null, longitude: null, contactName: '', contactPhone: '', accessibility: '' }
  assert.deepEqual(await saveStop(db, gedog, { ...closing, ...rest }, acting()), {
    ok: false,
    refusal: 'holds-waiting',
  })
  const back = await changeHold(db, atDesk(pusat), { holdId, pickupBranchId: pusat }, monday)
  assert.ok(back.ok)
  assert.equal((await listOpenHolds(db, siti, monday))[0]?.pickupPointId, null)
})

test('another vehicle takes over a route with its stops and what waits there', async () => {
  const pengganti = await vehicle(db, 'pengganti', monday)
  const bulan = await title(db, 'Bulan')
  await copy(db, bulan, pusat, 'BL1')
  const asked = { patron: { patronId: siti }, recordId: bulan, ...atStop(sananwetan) }
  doneWith(await placeHold(db, atDesk(pusat), asked, monday))
  const fields = { name: 'Utara', about: '', closed: false }
  assert.ok((await saveRoute(db, utara, { ...fields, vehicleId: pengganti }, acting())).ok)
  assert.equal((await findStop(db, sananwetan))?.vehicleId, pengganti)
  const holds = await listOpenHolds(db, siti, monday)
  assert.equal(holds.find(({ recordId }) => recordId === bulan)?.pickupBranchId, pengganti)
  doneWith(await checkIn(db, atDesk(pusat), { item: { barcode: 'BL1' } }, monday))
  assert.deepEqual(await saveRoute(db, utara, { ...fields, vehicleId: mobil }, acting()), {
    ok: false,
    refusal: 'copies-aboard',
  })
})

test('a time that would need the vehicle in two places is refused with day and stop', async () => {
  const refused = await visited(db, gedog, monday, { starts: '10:30', ends: '11:30' })
  assert.deepEqual(refused, {
    ok: false,
    refusal: 'times-overlap',
    overlap: { day: '2027-01-19', stop: 'Sananwetan' },
  })
  assert.equal((await findStop(db, gedog))?.times.length, 1)
})

test('hours of one day and a visit that comes after all are refused where the vehicle is elsewhere', async () => {
  const day = '2027-01-26'
  const onDay = { stopId: gedog, day }
  const elsewhere = { ok: false, refusal: 'vehicle-elsewhere' }
  assert.deepEqual(await setVisit(db, { ...onDay, starts: '10:00', ends: '12:00' }, acting()), elsewhere)
  const off = { stopId: sananwetan, day }
  assert.ok((await cancelVisit(db, { ...off, reason: 'Mobil di bengkel' }, acting())).ok)
  assert.ok((await setVisit(db, { ...onDay, starts: '10:00', ends: '12:00' }, acting())).ok)
  assert.deepEqual(await reinstateVisit(db, off, acting()), elsewhere)
  assert.ok((await setVisit(db, { ...onDay, starts: '11:00', ends: '12:00' }, acting())).ok)
  assert.ok((await reinstateVisit(db, off, acting())).ok)
})

test('a visit that nobody finished on its day is named, and ends when it should have', async () => {
  const began = new Date('2027-01-26T02:05:00Z')
  const next = new Date('2027-01-27T01:00:00Z')
  const visit = { stopId: sananwetan, day: '2027-01-26' }
  assert.ok((await startVisit(db, visit, acting(began))).ok)
  assert.deepEqual(await forgottenVisits(db, '2027-01-26'), [])
  assert.deepEqual(await forgottenVisits(db, '2027-01-27'), [{ ...visit, stop: 'Sananwetan' }])
  assert.ok((await finishVisit(db, { ...visit, visitors: 4, note: '' }, acting(next))).ok)
  assert.deepEqual(await forgottenVisits(db, '2027-01-27'), [])
  const [done] = await readVisits(db, { from: visit.day, to: visit.day }, { stopId: sananwetan })
  assert.equal(done?.finishedAt?.toISOString(), '2027-01-26T04:00:00.000Z')
})

test('places to pick up are branches, and instead of a vehicle its stops', async () => {
  const places = await listPickupPlaces(db, tuesday)
  assert.deepEqual(
    places.map(({ name }) => name),
    ['Perpustakaan pusat', 'Mobil mobil', 'Gedog', 'Sananwetan'],
  )
})

test('residents read that a visit is here, has been, or does not come', async () => {
  const now = new Date()
  const timur = await route(db, 'Timur', await vehicle(db, 'kedua', now), now)
  const sentul = await stop(db, timur, 'Sentul', now)
  const hours = { starts: '00:00', ends: '23:59' }
  const [today, tomorrow] = [dayOf(now), addDays(dayOf(now), 1)].map((day) => ({ stopId: sentul, day }))
  assert.ok(today && tomorrow)
  for (const visit of [today, tomorrow])
    assert.ok((await setVisit(db, { ...visit, ...hours }, acting(now))).ok)
  const { stranger } = await testWeb(db, () => [mobileLibraryModule])
  const said = () => stranger.read(paths.openStop(sentul))
  assert.ok((await startVisit(db, today, acting(now))).ok)
  assert.match(await said(), /Sedang di sini/)
  assert.ok((await finishVisit(db, { ...today, visitors: null, note: '' }, acting(new Date()))).ok)
  assert.doesNotMatch(await said(), /Tidak datang|Sedang di sini/)
  assert.match(await said(), /Selesai/)
  assert.ok((await cancelVisit(db, { ...tomorrow, reason: 'Banjir' }, acting(now))).ok)
  assert.match(await said(), /Tidak datang\s+Banjir/)
})
