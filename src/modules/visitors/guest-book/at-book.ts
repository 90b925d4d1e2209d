import type { Context } from 'hono'
import type { Env } from '#kernel/web.tsx'
import { countHour, machineOf, type Machine } from '#modules/machines/index.ts'
import { readKey } from '../keys.ts'
import { readSettings, type BookSettings } from '../machine/settings.ts'
import type { Noting } from '../visits/note-visit.ts'

/** The screen at the entrance that a request comes from. */
export interface Book {
  machine: Machine
  settings: BookSettings
}

/** A browser that was paired as a guest book, or as a lending kiosk, which may serve as one. */
export async function bookOf(c: Context<Env>): Promise<Book | undefined> {
  const machine = (await machineOf(c, 'visitors')) ?? (await machineOf(c, 'kiosk'))
  return machine && { machine, settings: readSettings(machine.settings) }
}

export const notingOf = (c: Context<Env>, { machine }: Book, key: unknown): Noting => ({
  key: readKey(key),
  branchId: machine.branchId,
  machineId: machine.id,
  notedBy: '',
  now: c.var.now,
})

/** For the page of the fleet: what this screen did in this hour. */
export const noteUse = (c: Context<Env>, { machine }: Book, refused: boolean): Promise<void> =>
  countHour(c.var.db, machine.id, c.var.now, { requests: 1, refusals: Number(refused), errors: 0 })
