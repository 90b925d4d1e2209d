import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/i18n.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { giveConsent } from '../consents/give-consent.ts'
import { wordingOf } from '../consents/wordings.ts'
import { lockMember } from '../members/update-member.ts'

/** What helps; said as help, not as a diagnosis. */
export const needCodes = [
  'large-print',
  'read-aloud',
  'braille',
  'sign-language',
  'step-free',
  'home-delivery',
  'companion',
  'calm',
] as const
export type NeedCode = (typeof needCodes)[number]

export interface Needs {
  needs: NeedCode[]
  note: string
}

export async function findNeeds(db: Db, patronId: number): Promise<Needs | undefined> {
  const row = await db
    .selectFrom('patrons.needs')
    .select(['needs', 'note'])
    .where('patronId', '=', patronId)
    .executeTakeFirst()
  return row && { note: row.note, needs: needCodes.filter((code) => row.needs.includes(code)) }
}

export interface NeedsChange extends Needs {
  patronId: number
  /** That the member was asked and agreed; nothing is kept without. */
  agreed: boolean
  language: Language
}

/** Notes what help somebody needs, with their consent; an empty list forgets it. */
export const saveNeeds = (
  db: Db,
  { patronId, needs, note, agreed, language }: NeedsChange,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<undefined, 'member-unknown' | 'consent-needed'>> =>
  db.transaction().execute(async (tx) => {
    const member = await lockMember(tx, patronId)
    if (!member) return refused('member-unknown')
    const empty = needs.length === 0 && note === ''
    if (!empty && !agreed) return refused('consent-needed')
    await tx.deleteFrom('patrons.needs').where('patronId', '=', patronId).execute()
    if (!empty) {
      const wording = wordingOf('needs', language)
      await giveConsent(tx, { patronId, purpose: 'needs', wording, givenBy: member.name }, now)
      await tx.insertInto('patrons.needs').values({ patronId, needs, note, updatedAt: now }).execute()
    }
    await audit(tx, actor, { action: 'member.needs-saved', subjectKind: 'member', subjectId: patronId })
    return done(undefined)
  })
