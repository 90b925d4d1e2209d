import type { Machine } from '#modules/machines/index.ts'
import { profileOf } from './profile.ts'
import type { Terminal } from './terminal.ts'

/** Kind of machine in the register. */
export const sip2Kind = 'sip2'

export const terminalOf = ({
  id,
  name,
  branchId,
  settings,
  secretMark,
  lockedAt,
  restartAskedAt,
}: Machine): Terminal => ({
  id,
  name,
  branchId,
  profile: profileOf(settings),
  secretMark,
  locked: lockedAt !== null,
  restartAskedAt,
})
