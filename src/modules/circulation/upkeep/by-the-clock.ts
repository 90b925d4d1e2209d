import type { DeedActor, Deed } from '../deeds/deed.ts'

const clock: DeedActor = { kind: 'system', id: null, name: 'Patria' }

/** A deed that the calendar does; its key makes it be done once, however often its job runs. */
export const byTheClock = (key: string, branchId: number): Deed => ({
  key,
  actor: clock,
  permissions: new Set(),
  channel: 'job',
  branchId,
})
