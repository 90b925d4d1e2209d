import type { Tx } from '#kernel/database.ts'
import type { MemberFollower } from '#modules/patrons/index.ts'

/** What a kiosk and a telephone know of a member lasts minutes; it ends at once when the member leaves or is merged. */
export const kioskFollowsMembers: MemberFollower = {
  onMerge: (tx, { from }) => forgetMember(tx, from),
  onForget: forgetMember,
}

async function forgetMember(tx: Tx, patronId: number): Promise<void> {
  await tx.deleteFrom('kiosk.visits').where('patronId', '=', patronId).execute()
  await tx.deleteFrom('kiosk.phoneCodes').where('patronId', '=', patronId).execute()
  await tx.deleteFrom('kiosk.presences').where('patronId', '=', patronId).execute()
}
