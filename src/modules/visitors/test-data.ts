import type { Actor } from '#kernel/audit.ts'
import { newKey } from './keys.ts'
import type { Noting } from './visits/note-visit.ts'

export const agus: Actor = { kind: 'staff', id: 1, name: 'Agus Setiawan' }

/** A Monday morning in Blitar, at ten. */
export const monday = new Date('2026-11-30T03:00:00Z')

export const later = (minutes: number, from = monday) => new Date(from.getTime() + minutes * 60_000)

/** Noted at a screen under a key of its own. */
export const noting = (branchId: number, more: Partial<Noting> = {}): Noting => ({
  key: newKey(),
  branchId,
  machineId: null,
  notedBy: '',
  now: monday,
  ...more,
})
