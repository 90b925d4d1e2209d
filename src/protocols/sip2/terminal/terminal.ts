import type { Profile } from './profile.ts'

/** A machine of kind `sip2` as a session sees it. */
export interface Terminal {
  id: number
  name: string
  branchId: number
  profile: Profile
  /** Changes with its password: who logged in with one of before is not this terminal any more. */
  secretMark: string | null
  /** Staff took it out of service. */
  locked: boolean
  /** Staff asked that it begins anew: sessions from before end. */
  restartAskedAt: Date | null
}
