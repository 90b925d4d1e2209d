import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { checkPin, findPatronByCard } from '#modules/patrons/index.ts'

/** Beside the eight guesses of a card: somebody may try many cards at one kiosk. */
const perKiosk: ThrottleRule = { failures: 40, windowSeconds: 15 * 60 }

interface Shown {
  card: string
  pin: string
  machineId: number
}

/** Whose card and PIN these are. An ended card and a wrong PIN look the same. */
export async function proveMember(
  db: Db,
  { card, pin, machineId }: Shown,
  now: Date,
): Promise<Outcome<{ patronId: number }, 'pin-wrong' | 'too-many-tries'>> {
  const subject = `kiosk:${machineId}`
  if (await isThrottled(db, subject, perKiosk, now)) return refused('too-many-tries')
  const answer = await checkPin(db, { card, pin }, { seen: undefined }, now)
  const patron = answer === 'right' ? await findPatronByCard(db, card) : undefined
  if (patron) return done({ patronId: patron.id })
  if (answer === 'too-many-tries') return refused(answer)
  await noteFailure(db, subject, perKiosk, now)
  return refused('pin-wrong')
}
