import type { Updateable } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { DB } from '#kernel/tables.ts'

type Standing = Updateable<DB['machines.machines']>
type Done = Promise<Outcome<{ id: number }, 'machine-unknown'>>

/** Keeps a machine from doing anything; the public reads that it is out of order, staff read why. */
export const lockMachine = (db: Db, id: number, reason: string, actor: Actor, now: Date): Done =>
  stand(db, id, { lockedAt: now, lockedReason: reason }, 'machine.locked', actor, { reason })

export const unlockMachine = (db: Db, id: number, actor: Actor): Done =>
  stand(db, id, { lockedAt: null, lockedReason: '' }, 'machine.unlocked', actor)

/** A machine hears of it the next time it asks, and tells with `noteRestarted` that it did. */
export const askRestart = (db: Db, id: number, actor: Actor, now: Date): Done =>
  stand(db, id, { restartAskedAt: now }, 'machine.restart-asked', actor)

/** Takes a machine out of use for good: its secret is forgotten, its login and name are free again. */
export const retireMachine = (db: Db, id: number, actor: Actor, now: Date): Done =>
  stand(
    db,
    id,
    {
      retiredAt: now,
      secretHash: null,
      login: null,
      pairingDigest: null,
      pairingEndsAt: null,
      pairingStays: false,
      restartAskedAt: null,
    },
    'machine.retired',
    actor,
  )

/** A machine has begun anew, as it was asked at that moment; a later wish stays. */
export async function noteRestarted(db: Db, id: number, askedAt: Date): Promise<void> {
  await db
    .updateTable('machines.machines')
    .set({ restartAskedAt: null })
    .where('id', '=', id)
    .where('restartAskedAt', '<=', askedAt)
    .execute()
}

const stand = (
  db: Db,
  id: number,
  standing: Standing,
  action: string,
  actor: Actor,
  details?: Record<string, unknown>,
): Done =>
  db.transaction().execute(async (tx) => {
    const machine = await tx
      .updateTable('machines.machines')
      .set(standing)
      .where('id', '=', id)
      .where('retiredAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!machine) return refused('machine-unknown')
    await audit(tx, actor, {
      action,
      subjectKind: 'machine',
      subjectId: id,
      ...(details ? { details } : {}),
    })
    return done(machine)
  })
