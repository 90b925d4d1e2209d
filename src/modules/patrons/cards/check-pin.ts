import { createHash } from 'node:crypto'
import type { Db } from '#kernel/database.ts'
import { verifyPassword } from '#kernel/password.ts'
import { forgetFailures, isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { findPatronByCard } from '../find-patron.ts'

export type PinAnswer = 'right' | 'wrong' | 'too-many-tries'

/** As at the door of the site, whose failures are counted together with these. */
const perCard: ThrottleRule = { failures: 8, windowSeconds: 15 * 60 }

/**
 * What a caller remembers of one right PIN, so that the next request of the same visit need not wait for the slow
 * comparison again. It holds digests only, and a changed PIN makes it worthless.
 */
export interface PinMemory {
  seen: string | undefined
}

/** Whether this is the PIN of a card in use; guessing is slowed down for each card. */
export async function checkPin(
  db: Db,
  { card, pin }: { card: string; pin: string },
  memory: PinMemory,
  now: Date,
): Promise<PinAnswer> {
  const subject = `login:${card.trim().toLowerCase()}`
  const patron = await findPatronByCard(db, card.trim())
  const seen = patron?.pinHash ? digestOf([String(patron.id), patron.pinHash, pin]) : undefined
  if (seen !== undefined && seen === memory.seen) return 'right'
  if (await isThrottled(db, subject, perCard, now)) return 'too-many-tries'
  if (await verifyPassword(patron?.pinHash, pin)) {
    memory.seen = seen
    await forgetFailures(db, subject)
    return 'right'
  }
  await noteFailure(db, subject, perCard, now)
  return 'wrong'
}

const digestOf = (parts: readonly string[]) => createHash('sha256').update(parts.join('\0')).digest('base64')
