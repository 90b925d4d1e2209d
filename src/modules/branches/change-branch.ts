import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { spansOverlap, type HoursSpan } from './change-hours.ts'
import type { BranchDetails } from './save-branch.ts'

export type BranchFields = Omit<BranchDetails, 'hours'>

export type BranchRefusal = 'no-hours' | 'hours-overlap' | 'code-taken' | 'branch-gone'

/** Opens a branch. Without opening hours nobody could say when something is due, so they come with it. */
export const openBranch = (
  db: Db,
  { week, ...details }: BranchFields & { week: readonly HoursSpan[] },
  actor: Actor,
): Promise<Outcome<{ id: number }, BranchRefusal>> =>
  refusingTakenCode(db, async (tx) => {
    if (week.length === 0) return refused('no-hours')
    if (spansOverlap(week)) return refused('hours-overlap')
    const branch = await tx
      .insertInto('branches.branches')
      .values(details)
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('branches.openingHours')
      .values(week.map((span) => ({ branchId: branch.id, ...span })))
      .execute()
    await audit(tx, actor, {
      action: 'branch.opened',
      subjectKind: 'branch',
      subjectId: branch.id,
      details: { code: details.code, name: details.name },
    })
    return done(branch)
  })

/** Changes what is told of a branch; its hours have their own door. */
export const changeBranch = (
  db: Db,
  id: number,
  details: BranchFields,
  actor: Actor,
): Promise<Outcome<{ id: number }, BranchRefusal>> =>
  refusingTakenCode(db, async (tx) => {
    const branch = await tx
      .updateTable('branches.branches')
      .set(details)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!branch) return refused('branch-gone')
    await audit(tx, actor, {
      action: 'branch.changed',
      subjectKind: 'branch',
      subjectId: id,
      details: { name: details.name },
    })
    return done(branch)
  })

async function refusingTakenCode<T>(
  db: Db,
  run: (tx: Tx) => Promise<Outcome<T, BranchRefusal>>,
): Promise<Outcome<T, BranchRefusal>> {
  try {
    return await db.transaction().execute(run)
  } catch (error) {
    if (isViolationOf(error, 'branches_code_key')) return refused('code-taken')
    throw error
  }
}
