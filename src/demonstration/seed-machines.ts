import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { dayOf, startOfDay } from '#kernel/days.ts'
import { kioskKind, renewBranchCode } from '#modules/kiosk/index.ts'
import {
  addMachine,
  countHour,
  listMachines,
  noteContact,
  offerKnownPairing,
  type Machine,
} from '#modules/machines/index.ts'
import { demonstrationAccounts } from './accounts.ts'
import { dice } from './dice.ts'
import type { BranchIds } from './seed-branches.ts'

const days = 14
const openHours = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]
const tenYears = 3650 * 86_400_000

/** Two kiosks: one that anybody may try with a known code, and one that waits to be paired. */
export async function seedMachines(db: Db, branches: BranchIds, now: Date): Promise<void> {
  const { kiosk } = demonstrationAccounts()
  const known = await listMachines(db)
  if (known.every(({ name }) => name !== kiosk.machine))
    await renewBranchCode(db, branches.get('pusat') ?? 0, systemActor, now, kiosk.phoneCode)
  const tried = await addKiosk(db, known, kiosk.machine, branches.get('pusat') ?? 0, {
    idleSeconds: '45',
    printer: 'on',
    returns: 'on',
    returnPlace: 'rak biru di kiri kios',
    holdPlace: 'troli merah di kanan kios',
    leaveCode: kiosk.leave,
  })
  await addKiosk(db, known, 'Kios Ruang Anak', branches.get('anak') ?? 0, {
    idleSeconds: '60',
    returns: 'on',
    speaks: 'on',
    reach: 'on',
    lockDown: 'on',
    leaveCode: kiosk.leave,
  })
  if (tried !== undefined) {
    await offerKnownPairing(db, tried, kiosk.pairing, systemActor, new Date(now.getTime() + tenYears))
    await countDays(db, tried, now)
    await noteContact(db, tried, { at: new Date(now.getTime() - 40 * 60_000) })
  }
}

/** Undefined for one that a start before has made already. */
async function addKiosk(
  db: Db,
  known: readonly Machine[],
  name: string,
  branchId: number,
  fields: Record<string, string>,
): Promise<number | undefined> {
  const there = known.find((machine) => machine.name === name)
  // Cut off before its counts were written, it is finished now.
  if (there) return there.lastContactAt ? undefined : there.id
  const settings = await kioskKind.parse(fields, {})
  if (!settings.ok) throw new Error(`wrong settings of ${name}`)
  const made = await addMachine(
    db,
    kioskKind.code,
    { name, branchId, login: null, settings: settings.values },
    systemActor,
  )
  if (!made.ok) throw new Error(`${name}: ${made.refusal}`)
  return made.value.id
}

/** What a kiosk at the door is asked for on two weeks of ordinary days. */
async function countDays(db: Db, id: number, now: Date): Promise<void> {
  const counted = await db
    .selectFrom('machines.hours')
    .select('hour')
    .where('machineId', '=', id)
    .limit(1)
    .executeTakeFirst()
  if (counted) return
  const roll = dice(11)
  const midnight = startOfDay(dayOf(now)).getTime()
  for (let back = 0; back < days; back++) {
    for (const hour of openHours) {
      const at = new Date(midnight - back * 86_400_000 + hour * 3_600_000)
      const requests = 2 + Math.floor(roll() * 24)
      const refusals = Math.floor(roll() * requests * 0.12)
      const errors = roll() < 0.03 ? 1 : 0
      if (at <= now) await countHour(db, id, at, { requests, refusals, errors })
    }
  }
}
