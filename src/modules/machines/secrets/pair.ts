import { randomBytes } from 'node:crypto'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { digestOf } from '../register/find-machine.ts'
import { readCode } from './offer-pairing.ts'

export interface Paired {
  id: number
  kind: string
  token: string
}

/** Takes a pairing code once and gives the token by which a browser is that machine from now on. */
export const pair = (
  db: Db,
  typed: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<Paired, 'code-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const code = readCode(typed)
    const machine = await tx
      .selectFrom('machines.machines')
      .select(['id', 'kind', 'pairingStays'])
      .where('pairingDigest', '=', digestOf(code))
      .where('pairingEndsAt', '>', now)
      .where('retiredAt', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!machine) return refused('code-unknown')
    const { id, kind, pairingStays } = machine
    // A code that stays gives the same token to all, or each browser would put out the one before.
    const token = pairingStays
      ? `known-${digestOf(`pairing ${id} ${code}`)}`
      : randomBytes(32).toString('base64url')
    await tx
      .updateTable('machines.machines')
      .set({ secretHash: digestOf(token), pairedAt: now })
      .$if(!pairingStays, (update) => update.set({ pairingDigest: null, pairingEndsAt: null }))
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, { action: 'machine.paired', subjectKind: 'machine', subjectId: id })
    return done({ id, kind, token })
  })

/** Forgets the browser of a machine: it has to be paired anew. */
export const unpair = (
  db: Db,
  id: number,
  actor: Actor,
): Promise<Outcome<{ id: number }, 'machine-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const machine = await tx
      .updateTable('machines.machines')
      .set({ secretHash: null, pairedAt: null })
      .where('id', '=', id)
      .where('login', 'is', null)
      .where('secretHash', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (!machine) return refused('machine-unknown')
    await audit(tx, actor, { action: 'machine.unpaired', subjectKind: 'machine', subjectId: id })
    return done(machine)
  })
