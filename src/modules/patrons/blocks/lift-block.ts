import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export interface Lifting {
  patronId: number
  blockId: number
  because: string
}

/** Ends a block or a suspension before its day. */
export const liftBlock = (
  db: Db,
  { patronId, blockId, because }: Lifting,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<undefined, 'block-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const lifted = await tx
      .updateTable('patrons.blocks')
      .set({ liftedAt: now, liftedBy: actor.name, liftedBecause: because })
      .where('id', '=', blockId)
      .where('patronId', '=', patronId)
      .where('liftedAt', 'is', null)
      .returning('kind')
      .executeTakeFirst()
    if (!lifted) return refused('block-unknown')
    await audit(tx, actor, {
      action: 'member.block-lifted',
      subjectKind: 'member',
      subjectId: patronId,
      details: { kind: lifted.kind },
    })
    return done(undefined)
  })
