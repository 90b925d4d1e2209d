import { randomInt } from 'node:crypto'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { digestOf } from '../register/find-machine.ts'

// Eight of 31 signs that are not taken for each other: some 40 bits, for a quarter of an hour.
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const code = () => Array.from({ length: 8 }, () => signs.charAt(randomInt(signs.length))).join('')
const minutes = 15

export interface PairingOffer {
  code: string
  endsAt: Date
}

/** Makes a code that pairs one browser with a machine, once; a code of before no longer counts. */
export const offerPairing = (db: Db, id: number, actor: Actor, now: Date) =>
  offer(db, id, { code: code(), endsAt: new Date(now.getTime() + minutes * 60_000) }, false, actor)

/**
 * A code that everybody knows and that stays: only for the demonstration, where several browsers may try the same
 * machine at once.
 */
export const offerKnownPairing = (db: Db, id: number, known: string, actor: Actor, endsAt: Date) =>
  offer(db, id, { code: readCode(known), endsAt }, true, actor)

/** A code as somebody typed it: small letters, blanks and hyphens do not matter. */
export const readCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

const offer = (
  db: Db,
  id: number,
  { code, endsAt }: PairingOffer,
  stays: boolean,
  actor: Actor,
): Promise<Outcome<PairingOffer, 'machine-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const machine = await tx
      .updateTable('machines.machines')
      .set({ pairingDigest: digestOf(code), pairingEndsAt: endsAt, pairingStays: stays })
      .where('id', '=', id)
      .where('login', 'is', null)
      .where('retiredAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!machine) return refused('machine-unknown')
    await audit(tx, actor, { action: 'machine.pairing-offered', subjectKind: 'machine', subjectId: id })
    return done({ code, endsAt })
  })
