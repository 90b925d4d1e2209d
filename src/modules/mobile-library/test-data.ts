import type { Db } from '#kernel/database.ts'
import { saveBranch } from '#modules/branches/index.ts'
import { saveRoute } from './network/save-route.ts'
import { saveStop } from './network/save-stop.ts'
import { saveVehicle } from './network/save-vehicle.ts'
import { addTime, type TimeFields } from './times/save-time.ts'

export const joko = { kind: 'staff', id: 2, name: 'Joko' } as const

/** A mobile branch that is a vehicle. */
export async function vehicle(db: Db, code: string, now: Date): Promise<number> {
  const id = await saveBranch(db, {
    code,
    name: `Mobil ${code}`,
    shortName: code,
    kind: 'keliling',
    address: '',
    phone: '',
    email: '',
    about: '',
    position: 5,
    hours: [],
  })
  await saveVehicle(db, id, { plate: 'AG 1', capacity: null, note: '', retired: false }, { actor: joko, now })
  return id
}

export async function route(db: Db, name: string, vehicleId: number, now: Date): Promise<number> {
  const fields = { name, vehicleId, about: '', closed: false }
  const saved = await saveRoute(db, undefined, fields, { actor: joko, now })
  if (!saved.ok) throw new Error(saved.refusal)
  return saved.value.id
}

export async function stop(db: Db, routeId: number, name: string, now: Date): Promise<number> {
  const saved = await saveStop(
    db,
    undefined,
    {
      routeId,
      name,
      address: `Kantor ${name}`,
      position: 1,
      latitude: -8.098,
      longitude: 112.165,
      contactName: 'Bu Lurah',
      contactPhone: '0342 555 0199',
      accessibility: 'Jalan landai',
      closed: false,
    },
    { actor: joko, now },
  )
  if (!saved.ok) throw new Error(saved.refusal)
  return saved.value.id
}

/** Every Tuesday from nine to eleven, unless said otherwise. */
export const visited = (db: Db, stopId: number, now: Date, more: Partial<TimeFields> = {}) =>
  addTime(
    db,
    stopId,
    {
      pattern: 'weekly',
      weekday: 2,
      nth: 0,
      starts: '09:00',
      ends: '11:00',
      firstDay: '2027-01-01',
      lastDay: null,
      ...more,
    },
    { actor: joko, now },
  )
