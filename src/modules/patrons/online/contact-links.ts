import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { ageOn } from '../categories/list-categories.ts'
import { ageOfConsent } from '../members/member-rules.ts'
import type { PatronParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { verifyMember } from '../standing/verify-member.ts'

const validDays = 3
const digestOf = (token: string) => createHash('sha256').update(token).digest()

/** A path by which somebody shows that a mail address is theirs. Only its digest is kept. */
export async function makeContactLink(db: Db | Tx, contactId: number, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await db
    .insertInto('patrons.contactTokens')
    .values({
      digest: digestOf(token),
      contactId,
      expiresAt: new Date(now.getTime() + validDays * 86_400_000),
    })
    .execute()
  return paths.contactLink(token)
}

/** Whose address a link is for, while it is good. */
export const findContactLink = (db: Db, token: string, now: Date) =>
  db
    .selectFrom('patrons.contactTokens as token')
    .innerJoin('patrons.contacts as contact', 'contact.id', 'token.contactId')
    .innerJoin('patrons.patrons as member', 'member.id', 'contact.patronId')
    .select(['contact.id', 'contact.patronId', 'member.standing', 'member.birthDate'])
    .select(sql<boolean>`member.identity_digest is not null`.as('hasIdentity'))
    .where('token.digest', '=', digestOf(token))
    .where('token.expiresAt', '>', now)
    .where('member.standing', '<>', 'closed')
    .executeTakeFirst()

/**
 * Notes that an address is its member's. An adult who also gave an identity number is a member with that; children,
 * and whoever gave none, show a paper at the desk.
 */
export async function confirmContact(
  db: Db,
  token: string,
  { parts, now }: { parts: PatronParts; now: Date },
): Promise<'verified' | 'contact-only' | 'link-unknown'> {
  const contact = await findContactLink(db, token, now)
  if (!contact) return 'link-unknown'
  await db
    .updateTable('patrons.contacts')
    .set({ verifiedAt: now, bouncedAt: null })
    .where('id', '=', contact.id)
    .execute()
  await db.deleteFrom('patrons.contactTokens').where('contactId', '=', contact.id).execute()
  const adult = contact.birthDate !== null && ageOn(contact.birthDate, dayOf(now)) >= ageOfConsent
  if (contact.standing !== 'pending') return 'verified'
  if (!adult || !contact.hasIdentity) return 'contact-only'
  await verifyMember(db, contact.patronId, { parts, actor: systemActor, now })
  return 'verified'
}

export const forgetOldLinks = (db: Db) =>
  sql`delete from patrons.contact_tokens where expires_at < now()`.execute(db)
