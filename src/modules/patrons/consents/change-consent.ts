import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { publish } from '#kernel/events.ts'
import type { FileStore } from '#kernel/files.ts'
import type { Language } from '#kernel/i18n.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { lockMember } from '../members/update-member.ts'
import { forgetFile, setPhoto } from '../photo/photo-of.ts'
import { giveConsent } from './give-consent.ts'
import { wordingOf, type ConsentPurpose } from './wordings.ts'

/** What may be given and withdrawn while somebody is a member; membership itself ends by leaving. */
export const freePurposes = [
  'history',
  'needs',
  'notices',
  'photo',
] as const satisfies readonly ConsentPurpose[]
export type FreePurpose = (typeof freePurposes)[number]

export const isFreePurpose = (text: string): text is FreePurpose =>
  freePurposes.some((purpose) => purpose === text)

export interface ConsentChange {
  patronId: number
  purpose: FreePurpose
  /** Language in which somebody was asked. */
  language: Language
  /** Name of whoever agrees; the member's own when left out. */
  givenBy?: string
}

interface By {
  actor: Actor
  now: Date
}

/** Notes an agreement with its words, and lets what it allows begin. */
export const agree = (
  db: Db,
  { patronId, purpose, language, givenBy }: ConsentChange,
  { actor, now }: By,
): Promise<Outcome<undefined, 'member-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const member = await lockMember(tx, patronId)
    if (!member) return refused('member-unknown')
    const wording = wordingOf(purpose, language)
    await giveConsent(tx, { patronId, purpose, wording, givenBy: givenBy || member.name }, now)
    if (purpose === 'history') await keepHistory(tx, patronId, true)
    await audit(tx, actor, {
      action: 'consent.given',
      subjectKind: 'member',
      subjectId: patronId,
      details: { purpose },
    })
    return done(undefined)
  })

/** Notes a withdrawal, and ends at once what was allowed: help is forgotten, a photo is gone, history goes with the event. */
export async function withdraw(
  stores: { db: Db; files: FileStore },
  change: Pick<ConsentChange, 'patronId' | 'purpose'>,
  by: By,
): Promise<Outcome<undefined, 'member-unknown'>> {
  const outcome = await endConsent(stores.db, change, by)
  if (!outcome.ok) return outcome
  await forgetFile(stores, outcome.value)
  return done(undefined)
}

/** Gives the digest of a photo that nobody may see any more. */
const endConsent = (
  db: Db,
  { patronId, purpose }: Pick<ConsentChange, 'patronId' | 'purpose'>,
  { actor, now }: By,
): Promise<Outcome<string | null, 'member-unknown'>> =>
  db.transaction().execute(async (tx) => {
    if (!(await lockMember(tx, patronId))) return refused('member-unknown')
    await tx
      .updateTable('patrons.consents')
      .set({ withdrawnAt: now })
      .where('patronId', '=', patronId)
      .where('purpose', '=', purpose)
      .where('withdrawnAt', 'is', null)
      .execute()
    if (purpose === 'history') await keepHistory(tx, patronId, false)
    if (purpose === 'needs') await tx.deleteFrom('patrons.needs').where('patronId', '=', patronId).execute()
    const photo = purpose === 'photo' ? await setPhoto(tx, patronId, null) : null
    await audit(tx, actor, {
      action: 'consent.withdrawn',
      subjectKind: 'member',
      subjectId: patronId,
      details: { purpose },
    })
    await publish(tx, 'consent-withdrawn', { patronId, purpose })
    return done(photo)
  })

const keepHistory = (tx: Tx, patronId: number, keepsHistory: boolean) =>
  tx.updateTable('patrons.patrons').set({ keepsHistory }).where('id', '=', patronId).execute()

/** Whether somebody's past loans are kept for them. */
export const setHistoryChoice = async (
  db: Db,
  { patronId, keep, language }: { patronId: number; keep: boolean; language: Language },
  by: By,
): Promise<void> => {
  if (keep) await agree(db, { patronId, purpose: 'history', language }, by)
  else await endConsent(db, { patronId, purpose: 'history' }, by)
}
