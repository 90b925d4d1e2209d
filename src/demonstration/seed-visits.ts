import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { dayOf, weekdayOf, type Day } from '#kernel/days.ts'
import { isOpen, listOpeningHours, readCalendar } from '#modules/branches/index.ts'
import { addMachine, offerKnownPairing } from '#modules/machines/index.ts'
import { importCounts, insertPastVisits, type PastVisit } from '#modules/visitors/index.ts'
import { dice } from './dice.ts'
import type { BranchIds } from './seed-branches.ts'
import { yearOfVisits, type VisitedPlace } from './year-of-visits.ts'

const ordinaryDay: Readonly<Record<string, number>> = {
  pusat: 58,
  anak: 18,
  keliling: 16,
  'pojok-alun-alun': 12,
}
/** Pairs a browser with the guest book of the demonstration; the page where browsers are paired says so. */
const knownCode = 'BUKUTAMU'

/** A year of visits, what a counter at the main door saw, and a guest book at the entrance. */
export async function seedVisits(db: Db, branches: BranchIds, now: Date): Promise<void> {
  const done = await db.selectFrom('visitors.doorCounts').select('door').limit(1).executeTakeFirst()
  if (done) return
  const pusat = branches.get('pusat') ?? 0
  await seedBook(db, pusat, now)
  // A start that was cut off in the middle of the year begins it anew; nobody else has written visits yet.
  await db.deleteFrom('visitors.visits').execute()
  const visits = yearOfVisits(await placesOf(db, branches, dayOf(now)), dayOf(now), now)
  await insertPastVisits(db, visits)
  await seedDoor(db, pusat, visits, now)
}

async function seedBook(db: Db, branchId: number, now: Date): Promise<void> {
  const book = { name: 'Buku tamu pintu utama', branchId, login: null }
  const settings = { idleSeconds: 45, speaks: false, groups: true }
  const machine = await addMachine(db, 'visitors', { ...book, settings }, systemActor)
  const years = new Date(now.getTime() + 3650 * 86_400_000)
  if (machine.ok) await offerKnownPairing(db, machine.value.id, knownCode, systemActor, years)
}

async function placesOf(db: Db, branches: BranchIds, today: Day): Promise<VisitedPlace[]> {
  const [hours, calendar] = await Promise.all([listOpeningHours(db, today), readCalendar(db)])
  return [...branches].flatMap(([code, branchId]) => {
    const week = hours.get(branchId)?.week ?? []
    const open = week.map((spans) =>
      spans.flatMap(({ opens, closes }) => {
        const [first, last] = [Number(opens.slice(0, 2)), Number(closes.slice(0, 2))]
        return Array.from({ length: last - first }, (_, place) => first + place)
      }),
    )
    const openHours = (day: Day) => (isOpen(calendar, branchId, day) ? (open[weekdayOf(day) - 1] ?? []) : [])
    const aDay = ordinaryDay[code]
    return aDay === undefined ? [] : [{ branchId, code, aDay, openHours }]
  })
}

/** The counter at the door sees everybody, and now and then somebody twice. */
async function seedDoor(db: Db, branchId: number, visits: readonly PastVisit[], now: Date): Promise<void> {
  const roll = dice(88)
  const sums = new Map<number, number>()
  for (const visit of visits) {
    if (visit.branchId !== branchId) continue
    const hour = Math.floor(visit.at.getTime() / 3_600_000) * 3_600_000
    sums.set(hour, (sums.get(hour) ?? 0) + (visit.people ?? 1))
  }
  const counts = [...sums].map(([hour, people]) => ({
    hour: new Date(hour),
    entered: Math.round(people * (1.04 + roll() * 0.16)),
  }))
  await importCounts(db, { branchId, door: 'Pintu utama', counts }, { actor: systemActor, now })
}
