/** One machine of the register. `settings` and `state` are for the code of its kind. */
export interface Machine {
  id: number
  kind: string
  name: string
  branchId: number
  branchName: string
  login: string | null
  hasSecret: boolean
  /** Changes with the secret, and tells nothing of it. */
  secretMark: string | null
  settings: unknown
  state: unknown
  pairingEndsAt: Date | null
  pairedAt: Date | null
  lockedAt: Date | null
  lockedReason: string
  restartAskedAt: Date | null
  retiredAt: Date | null
  createdAt: Date
  lastContactAt: Date | null
}
