import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { publish } from '#kernel/events.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { forgetFailures } from '#kernel/throttle.ts'
import { resetPin } from '../cards/change-pin.ts'
import { signInTries } from '../cards/sign-in-tries.ts'
import { paths } from '../paths.ts'

/** Long enough for slow mail, short enough for a mailbox that others see too. */
const validMinutes = 60

const digestOf = (token: string) => createHash('sha256').update(token).digest()

/**
 * Somebody says that they forgot the PIN of a card. A link is sent only to an address that was proven to be the
 * member's and that they name themselves; whether it was sent is told to nobody.
 */
export async function askForPinLink(
  db: Db,
  { card, mail }: { card: string; mail: string },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const contact = await tx
      .selectFrom('patrons.cards as card')
      .innerJoin('patrons.patrons as member', 'member.id', 'card.patronId')
      .innerJoin('patrons.contacts as contact', 'contact.patronId', 'member.id')
      .select(['contact.id', 'contact.patronId'])
      .where('card.number', '=', card.toUpperCase())
      .where('card.endedAt', 'is', null)
      .where('member.standing', '<>', 'closed')
      .where('contact.kind', '=', 'email')
      .where('contact.verifiedAt', 'is not', null)
      .where('contact.bouncedAt', 'is', null)
      .where(sql`lower(contact.value)`, '=', mail.toLowerCase())
      .executeTakeFirst()
    if (!contact) return
    const { id: contactId, patronId } = contact
    await publish(tx, 'pin-link-asked', { patronId, contactId, askedAt: now.toISOString() })
  })
}

/** A path by which the member of a mail address sets another PIN, once; the one before is worth nothing from now on. */
export async function makePinLink(db: Db | Tx, contactId: number, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const link = { digest: digestOf(token), expiresAt: new Date(now.getTime() + validMinutes * 60_000) }
  await db
    .insertInto('patrons.pinLinks')
    .values({ contactId, ...link })
    .onConflict((conflict) => conflict.column('contactId').doUpdateSet(link))
    .execute()
  return paths.pinLink(token)
}

/** Whose PIN a link sets, while it is good and the address still proven to be theirs. */
export const findPinLink = (db: Db, token: string, now: Date) =>
  db
    .selectFrom('patrons.pinLinks as link')
    .innerJoin('patrons.contacts as contact', 'contact.id', 'link.contactId')
    .innerJoin('patrons.patrons as member', 'member.id', 'contact.patronId')
    .select(['member.id', 'member.name'])
    .where('link.digest', '=', digestOf(token))
    .where('link.expiresAt', '>', now)
    .where('contact.verifiedAt', 'is not', null)
    .where('member.standing', '<>', 'closed')
    .executeTakeFirst()

/**
 * Sets the PIN, signs the member out everywhere and lets them sign in at once, however often they guessed before. Of two
 * who use one link at the same time only one is heard.
 */
export async function usePinLink(
  db: Db,
  { token, pin }: { token: string; pin: string },
  now: Date,
): Promise<Outcome<undefined, 'link-unknown'>> {
  const member = await findPinLink(db, token, now)
  if (!member) return refused('link-unknown')
  const { id, name } = member
  const change = { patronId: id, pin, link: digestOf(token) }
  const outcome = await resetPin(db, change, { kind: 'member', id, name })
  if (!outcome.ok) return refused('link-unknown')
  const cards = await db.selectFrom('patrons.cards').select('number').where('patronId', '=', id).execute()
  for (const { number } of cards) await forgetFailures(db, signInTries(number))
  return done(undefined)
}

export const forgetOldPinLinks = (db: Db) =>
  sql`delete from patrons.pin_links where expires_at < now()`.execute(db)
