import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { isDay } from '#kernel/days.ts'
import { requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { lockMember } from '../members/update-member.ts'

export const manualBlockKinds = ['manual', 'address-unknown'] as const

export const BlockForm = v.object({
  kind: v.optional(v.picklist(manualBlockKinds, 'wrong'), 'manual'),
  reason: requiredText(300),
  endsOn: v.optional(
    v.union([v.literal(''), v.pipe(v.string(), v.check(isDay, 'date-wrong'))], 'date-wrong'),
    '',
  ),
})
export type BlockFields = v.InferOutput<typeof BlockForm>

export interface NewBlock extends BlockFields {
  patronId: number
  /** First day of it. */
  startsOn: string
}

/** Keeps a member from borrowing until a day, or until somebody lifts it. */
export const blockMember = (
  db: Db,
  { patronId, kind, reason, startsOn, endsOn }: NewBlock,
  actor: Actor,
): Promise<Outcome<{ id: number }, 'member-unknown' | 'date-past'>> =>
  db.transaction().execute(async (tx) => {
    if (!(await lockMember(tx, patronId))) return refused('member-unknown')
    if (endsOn !== '' && endsOn < startsOn) return refused('date-past')
    const { id } = await tx
      .insertInto('patrons.blocks')
      .values({ patronId, kind, reason, startsOn, endsOn: endsOn || null, madeBy: actor.name })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'member.blocked',
      subjectKind: 'member',
      subjectId: patronId,
      details: { kind },
    })
    return done({ id })
  })
