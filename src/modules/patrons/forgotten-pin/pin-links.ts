import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { publish } from '#kernel/events.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { resetPin } from '../cards/change-pin.ts'
import { paths } from '../paths.ts'

/** Long enough for slow mail, short enough for a mailbox that others see too. */
const validMinutes = 60

const digestOf = (token: string) => createHash('sha256').update(token).digest()

/**
 * Somebody says that they forgot the PIN of a card. A link is sent only to an address that was proven to be the
 * member's and that they name themselves; whether it was sent is told to nobody.
 */
export async function askForPinLink(db: Db, { card, mail }: { card: string; mail: string }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const member = await tx
      .selectFrom('patrons.cards as card')
      .innerJoin('patrons.patrons as member', 'member.id', 'card.patronId')
      .innerJoin('patrons.contacts as contact', 'contact.patronId', 'member.id')
      .select('member.id')
      .where('card.number', '=', card.toUpperCase())
      .where('card.endedAt', 'is', null)
      .where('member.standing', '<>', 'closed')
      .where('contact.kind', '=', 'email')
      .where('contact.verifiedAt', 'is not', null)
      .where('contact.bouncedAt', 'is', null)
      .where(sql`lower(contact.value)`, '=', mail.toLowerCase())
      .executeTakeFirst()
    if (member) await publish(tx, 'pin-link-asked', { patronId: member.id })
  })
}

/** A path by which a member sets another PIN, once; an earlier one is worth nothing from now on. */
export async function makePinLink(db: Db | Tx, patronId: number, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await db.deleteFrom('patrons.pinLinks').where('patronId', '=', patronId).execute()
  await db
    .insertInto('patrons.pinLinks')
    .values({
      digest: digestOf(token),
      patronId,
      expiresAt: new Date(now.getTime() + validMinutes * 60_000),
    })
    .execute()
  return paths.pinLink(token)
}

/** Whose PIN a link sets, while it is good. */
export const findPinLink = (db: Db, token: string, now: Date) =>
  db
    .selectFrom('patrons.pinLinks as link')
    .innerJoin('patrons.patrons as member', 'member.id', 'link.patronId')
    .select(['member.id', 'member.name'])
    .where('link.digest', '=', digestOf(token))
    .where('link.expiresAt', '>', now)
    .where('member.standing', '<>', 'closed')
    .executeTakeFirst()

/** Sets the PIN and signs the member out everywhere. Of two who use one link at once only one is heard. */
export async function usePinLink(
  db: Db,
  { token, pin }: { token: string; pin: string },
  now: Date,
): Promise<Outcome<undefined, 'link-unknown'>> {
  const member = await findPinLink(db, token, now)
  if (!member) return refused('link-unknown')
  const used = await db
    .deleteFrom('patrons.pinLinks')
    .where('digest', '=', digestOf(token))
    .returning('patronId')
    .executeTakeFirst()
  if (!used) return refused('link-unknown')
  const { id, name } = member
  const outcome = await resetPin(db, { patronId: id, pin }, { kind: 'member', id, name })
  return outcome.ok ? done(undefined) : refused('link-unknown')
}

export const forgetOldPinLinks = (db: Db) =>
  sql`delete from patrons.pin_links where expires_at < now()`.execute(db)
