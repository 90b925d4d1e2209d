import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { closeTill, tillState, type Deed } from '#modules/circulation/index.ts'

const opening = 100_000

/** The till as it was closed yesterday, five hundred rupiah short. */
export async function seedTill(db: Db, branchId: number, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 86_400_000)
  const { upTo, takings } = await tillState(db, branchId)
  const deed: Deed = {
    key: `percontohan-kas-${branchId}`,
    actor: systemActor,
    permissions: new Set(),
    channel: 'job',
    branchId,
  }
  const counted = opening + takings.cash - 500
  const note = 'Uang logam kurang saat memberi kembalian.'
  await closeTill(db, deed, { upTo, opening, counted, note }, yesterday)
}
