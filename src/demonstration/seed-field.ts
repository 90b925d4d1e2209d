import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { addDays, dayOf, startOfDay, type Day } from '#kernel/days.ts'
import { placeHold, type Deed } from '#modules/circulation/index.ts'
import {
  addTime,
  insertPastVisits,
  readStops,
  readVisits,
  saveRoute,
  saveStop,
  saveVehicle,
  takeAboard,
} from '#modules/mobile-library/index.ts'
import { demonstrationAccounts } from './accounts.ts'
import { dice } from './dice.ts'
import { demonstrationRoutes, type DemonstrationStop } from './field-places.ts'
import type { BranchIds } from './seed-branches.ts'
import { seedPackets } from './seed-packets.ts'

const acting = (now: Date) => ({ actor: systemActor, now })
const daysBack = 84

/** The mobile library with its stops, visits and holds, and a crate on loan to a school. */
export async function seedField(db: Db, branches: BranchIds, now: Date): Promise<void> {
  const vehicleId = branches.get('keliling') ?? 0
  await saveVehicle(
    db,
    vehicleId,
    { plate: 'AG 1906 PK', capacity: 1200, note: '', retired: false },
    acting(now),
  )
  const known = new Set((await readStops(db)).map(({ name }) => name))
  for (const { stops, ...route } of demonstrationRoutes) {
    const routeId = await routeOf(db, route, vehicleId, now)
    for (const [place, stop] of stops.entries())
      if (!known.has(stop.name)) await seedStop(db, routeId, place, stop, now)
  }
  await seedPastVisits(db, now)
  await seedHoldsAtStops(db, vehicleId, branches.get('pusat') ?? 0, now)
  await seedPackets(db, branches, now)
}

async function routeOf(
  db: Db,
  { name, about }: { name: string; about: string },
  vehicleId: number,
  now: Date,
): Promise<number> {
  const saved = await saveRoute(db, undefined, { name, about, vehicleId, closed: false }, acting(now))
  if (saved.ok) return saved.value.id
  // Made by a start that was cut off.
  const { rows } = await sql<{ id: number }>`
    select id from mobile_library.routes where name = ${name}
  `.execute(db)
  return rows[0]?.id ?? 0
}

async function seedStop(
  db: Db,
  routeId: number,
  place: number,
  { pattern, weekday, nth, starts, ends, ...stop }: DemonstrationStop,
  now: Date,
): Promise<void> {
  const saved = await saveStop(
    db,
    undefined,
    { ...stop, routeId, position: place + 1, contactName: '', contactPhone: '', closed: false },
    acting(now),
  )
  if (!saved.ok) throw new Error(`Stop ${stop.name}: ${saved.refusal}`)
  const firstDay = addDays(dayOf(now), -daysBack)
  const time = { pattern, weekday, nth, starts, ends, firstDay, lastDay: null }
  const added = await addTime(db, saved.value.id, time, acting(now))
  if (!added.ok) throw new Error(`Time of ${stop.name}: ${added.refusal}`)
}

/** What was planned for the last weeks has taken place. */
async function seedPastVisits(db: Db, now: Date): Promise<void> {
  const today = dayOf(now)
  const roll = dice(35_72)
  const visits = await readVisits(db, { from: addDays(today, -daysBack), to: addDays(today, -1) })
  await insertPastVisits(
    db,
    visits
      .filter(({ state }) => state === 'planned')
      .map(({ stop, day, starts, ends }) => ({
        stopId: stop.id,
        day,
        starts,
        ends,
        startedAt: at(day, starts),
        finishedAt: at(day, ends),
        visitors: 8 + Math.floor(roll() * 34),
      })),
  )
}

const at = (day: Day, clock: string): Date => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return new Date(startOfDay(day).getTime() + (hours * 60 + minutes) * 60_000)
}

const deedAt = (branchId: number, key: string): Deed => ({
  key: `percontohan-keliling-${key}`,
  actor: systemActor,
  permissions: new Set(),
  channel: 'job',
  branchId,
})

/** Titles asked for at stops: some aboard already, the others still to be fetched from the shelves. */
async function seedHoldsAtStops(db: Db, vehicleId: number, pusat: number, now: Date): Promise<void> {
  const stops = await readStops(db)
  const titles = await freeTitles(db, pusat, 8)
  const readers = await readersOf(db)
  const [account] = demonstrationAccounts().members
  for (const [place, { recordId, barcode }] of titles.entries()) {
    const stop = stops[place % stops.length]
    const patronId = readers[place]
    if (!stop || patronId === undefined) continue
    const patron = place === 0 && account ? { card: account.card } : { patronId }
    const asked = { patron, recordId, pickupBranchId: vehicleId, pickupPointId: stop.id }
    await placeHold(db, deedAt(vehicleId, `pesan-${place}`), asked, now)
    if (place < 4) await takeAboard(db, deedAt(vehicleId, `naik-${place}`), [barcode], now)
  }
}

async function freeTitles(db: Db, branchId: number, count: number) {
  const kept = demonstrationAccounts().items.map(({ barcode }) => barcode)
  const { rows } = await sql<{ recordId: number; barcode: string }>`
    select distinct on (md5(items.record_id::text), items.record_id) items.record_id, items.barcode
    from catalogue.items items
    where items.branch_id = ${branchId} and items.disposition = 'in-circulation' and items.deleted_at is null
      and items.loan_category = 'sirkulasi' and items.barcode <> all(${kept})
      and items.id not in (select item_id from circulation.out_items)
      and items.record_id not in (select record_id from circulation.holds where ended_at is null)
    order by md5(items.record_id::text), items.record_id, items.id limit ${count}
  `.execute(db)
  return rows
}

/** Members whose membership lasts and who have few things on hold. */
async function readersOf(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select patrons.id from patrons.patrons patrons
    where patrons.standing = 'active' and patrons.expires_on > current_date + 60
      and patrons.category in ('umum', 'lansia', 'pelajar')
      and not exists (select from circulation.holds where holds.patron_id = patrons.id and holds.ended_at is null)
      and not exists (select from patrons.blocks where blocks.patron_id = patrons.id)
    order by md5(patrons.id::text) limit 12
  `.execute(db)
  return rows.map(({ id }) => id)
}
