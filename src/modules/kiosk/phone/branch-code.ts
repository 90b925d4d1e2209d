import { randomInt } from 'node:crypto'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'

// Read from a wall and typed on a telephone: no signs that are taken for each other.
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const newCode = () => Array.from({ length: 6 }, () => signs.charAt(randomInt(signs.length))).join('')

/** A code as it was typed: small letters, blanks and hyphens do not matter. */
export const readBranchCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** Gives a branch a new code and opens it for borrowing by telephone; who read the one before has to read again. */
export async function renewBranchCode(
  db: Db,
  branchId: number,
  actor: Actor,
  now: Date,
  code: string = newCode(),
): Promise<void> {
  const values = { code, renewedAt: now, renewedBy: actor.name, open: true }
  try {
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('kiosk.branchCodes')
        .values({ branchId, ...values })
        .onConflict((conflict) => conflict.column('branchId').doUpdateSet(values))
        .execute()
      await audit(tx, actor, { action: 'phone-code.renewed', subjectKind: 'phone-code', subjectId: branchId })
    })
  } catch (error) {
    // Another branch has the same six signs: one in a thousand million.
    if (!isViolationOf(error, 'branch_codes_code_key')) throw error
    await renewBranchCode(db, branchId, actor, now)
  }
}

/** Whether members may borrow by telephone at a branch. */
export const openBranchCode = (db: Db, branchId: number, open: boolean, actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx.updateTable('kiosk.branchCodes').set({ open }).where('branchId', '=', branchId).execute()
    const action = open ? 'phone-code.opened' : 'phone-code.closed'
    await audit(tx, actor, { action, subjectKind: 'phone-code', subjectId: branchId })
  })

export interface BranchCode {
  branchId: number
  branch: string
  code: string | null
  open: boolean | null
  renewedAt: Date | null
  renewedBy: string | null
}

/** Every branch in service, with its code if it has one. */
export const listBranchCodes = (db: Db): Promise<BranchCode[]> =>
  db
    .selectFrom('branches.branches as branches')
    .leftJoin('kiosk.branchCodes as codes', 'codes.branchId', 'branches.id')
    .select([
      'branches.id as branchId',
      'branches.name as branch',
      'codes.code',
      'codes.open',
      'codes.renewedAt',
      'codes.renewedBy',
    ])
    .where('branches.closedAt', 'is', null)
    .orderBy('branches.position')
    .orderBy('branches.id')
    .execute()
