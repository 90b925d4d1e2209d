import type { Profile } from './profile.ts'

/** A machine of kind `sip2` as a session sees it. */
export interface Terminal {
  id: number
  name: string
  branchId: number
  profile: Profile
  /** Staff took it out of service. */
  locked: boolean
  /** Staff asked that it begins anew: sessions from before end. */
  restartAskedAt: Date | null
}
