import type { Context } from 'hono'
import { dayOf } from '#kernel/days.ts'
import type { Env } from '#kernel/web.tsx'
import { listCategories } from '../categories/list-categories.ts'
import { CareSections, type CareProblem } from '../consents/care-sections.tsx'
import { listConsents } from '../consents/list-consents.ts'
import { familyOf } from '../family/family-of.ts'
import { findNeeds } from '../needs/needs.ts'
import { PhotoSection } from '../photo/photo-section.tsx'
import { StandingSections, type DeedProblem } from '../standing/sections.tsx'
import type { MemberDetails } from './find-member.ts'

/** What was tried on the page of a member and refused. */
export interface Refused {
  problem?: DeedProblem
  careProblem?: CareProblem
  /** Why a photo was not taken, as a sentence. */
  photoProblem?: string
}

/** Everything that staff can do for a member, below what is known. */
export async function memberSections(c: Context<Env>, member: MemberDetails, refused: Refused) {
  const { db, now, page: context } = c.var
  const may = (permission: string) => context.viewer?.permissions.has(permission) ?? false
  const [categories, family, consents, needs] = await Promise.all([
    listCategories(db),
    familyOf(db, member.id, dayOf(now)),
    listConsents(db, member.id),
    may('patrons.needs') ? findNeeds(db, member.id) : undefined,
  ])
  const { problem, careProblem, photoProblem } = refused
  return (
    <>
      <StandingSections {...{ context, member, categories, problem }} today={dayOf(now)} />
      <CareSections {...{ context, member, family, consents, needs }} problem={careProblem} />
      {member.standing !== 'closed' && may('patrons.edit') && (
        <PhotoSection language={context.language} member={member} problem={photoProblem} />
      )}
    </>
  )
}
