import type { Next } from '#modules/circulation/index.ts'
import type { Profile } from '../terminal/profile.ts'
import type { Visit } from './message-kind.ts'
import { branchCode, texts } from './parts.ts'

/** Where a returned copy goes, as sorters are told. */
export interface WhereTo {
  bin: keyof Profile['bins']
  /** CV: 01 a hold here, 02 a hold elsewhere, 04 to another branch, 99 something for staff. */
  alertType?: '01' | '02' | '04' | '99'
  /** CT: code of the branch to which it is sent. */
  destination?: string
  lines: readonly string[]
}

export function whereTo(visit: Visit, next: Next): WhereTo {
  if (next.do === 'shelf') return { bin: 'shelf', lines: [] }
  if (next.do === 'hold-shelf')
    return { bin: 'hold', alertType: '01', lines: [texts(visit).forHold(next.shelfCode)] }
  if (next.do !== 'send') return { bin: 'staff', alertType: '99', lines: [texts(visit).toStaff] }
  const { toBranchId, reason } = next
  const branch = visit.branches.find(({ id }) => id === toBranchId)
  return {
    bin: 'send',
    alertType: reason === 'hold' ? '02' : '04',
    destination: branchCode(visit, toBranchId),
    lines: [texts(visit).toBranch(branch?.shortName ?? '')],
  }
}
