import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { publish } from '#kernel/events.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { personEntries } from '../members/member-form.ts'
import { lockMember } from '../members/update-member.ts'
import { writeContacts } from '../members/write-member.ts'
import { chooseRegion } from '../regions/regions.ts'

const { phone, whatsapp, email, homeAddress, homePlace, homeRegion } = personEntries
const { school, schoolClass, occupation, education, language } = personEntries

/** What members change by themselves; name, birth and identity need a paper, and so the desk. */
export const OwnProfileForm = v.object({
  phone,
  whatsapp,
  email,
  homeAddress,
  homePlace,
  homeRegion,
  school,
  schoolClass,
  occupation,
  education,
  language,
})
export type OwnProfile = v.InferOutput<typeof OwnProfileForm>

export type OwnProfileRefusal = 'member-unknown' | 'contact-needed' | 'home-place-unclear'

/** Changes what a member says of themselves. A new address or number has to be verified again. */
export const updateOwnProfile = (
  db: Db,
  { patronId, profile }: { patronId: number; profile: OwnProfile },
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<undefined, OwnProfileRefusal>> =>
  db.transaction().execute(async (tx) => {
    const region = chooseRegion(profile.homePlace, profile.homeRegion)
    if (!region.ok) return refused('home-place-unclear')
    if (profile.phone === '' && profile.email === '') return refused('contact-needed')
    if (!(await lockMember(tx, patronId))) return refused('member-unknown')
    const { phone: _, whatsapp: __, email: ___, homePlace: ____, ...columns } = profile
    await tx
      .updateTable('patrons.patrons')
      .set((set) => ({
        ...columns,
        homeRegion: region.code,
        version: set('version', '+', 1),
        updatedAt: now,
      }))
      .where('id', '=', patronId)
      .execute()
    const { mailIsNew } = await writeContacts(tx, patronId, profile)
    if (mailIsNew) await publish(tx, 'member-mail-changed', { patronId })
    await audit(tx, actor, { action: 'member.updated', subjectKind: 'member', subjectId: patronId })
    return done(undefined)
  })
