import { randomBytes } from 'node:crypto'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { isThrottled, noteFailure } from '#kernel/throttle.ts'
import { readBranchCode } from './branch-code.ts'

/** A member has read the code at the shelf of a branch and may borrow there for a while. */
export interface Presence {
  branchId: number
  branch: string
  prefix: string
  beganAt: Date
  endsAt: Date
}

const hours = 3
const guesses = { failures: 10, windowSeconds: 600 }

/** Takes the code of a branch as proof that a member is there. */
export async function comeIn(
  db: Db,
  { patronId, typed }: { patronId: number; typed: string },
  now: Date,
): Promise<Outcome<{ branchId: number }, 'code-unknown' | 'code-closed' | 'too-many'>> {
  const subject = `branch-code:${patronId}`
  if (await isThrottled(db, subject, guesses, now)) return refused('too-many')
  const code = readBranchCode(typed)
  const found = await db
    .selectFrom('kiosk.branchCodes')
    .select(['branchId', 'open'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!found) {
    await noteFailure(db, subject, guesses, now)
    return refused('code-unknown')
  }
  if (!found.open) return refused('code-closed')
  const { branchId } = found
  const endsAt = new Date(now.getTime() + hours * 3_600_000)
  const here = await findPresence(db, patronId, now)
  // Who reads a poster again stays who they are there: the slip keeps what was borrowed at the shelf before.
  const { prefix, beganAt } =
    here?.branchId === branchId ? here : { prefix: `hape-${randomBytes(8).toString('hex')}`, beganAt: now }
  const values = { branchId, code, prefix, beganAt, endsAt }
  await db
    .insertInto('kiosk.presences')
    .values({ patronId, ...values })
    .onConflict((conflict) => conflict.column('patronId').doUpdateSet(values))
    .execute()
  return done({ branchId })
}

/** Where a member is now; nowhere once the time is over, the code renewed or the branch closed to it. */
export const findPresence = (db: Db, patronId: number, now: Date): Promise<Presence | undefined> =>
  db
    .selectFrom('kiosk.presences as presences')
    .innerJoin('kiosk.branchCodes as codes', (join) =>
      join
        .onRef('codes.branchId', '=', 'presences.branchId')
        .onRef('codes.code', '=', 'presences.code')
        .on('codes.open', '=', true),
    )
    .innerJoin('branches.branches as branches', 'branches.id', 'presences.branchId')
    .select([
      'presences.branchId',
      'branches.name as branch',
      'presences.prefix',
      'presences.beganAt',
      'presences.endsAt',
    ])
    .where('presences.patronId', '=', patronId)
    .where('presences.endsAt', '>', now)
    .where('branches.closedAt', 'is', null)
    .executeTakeFirst()

/** Times long over tell nothing that anybody needs. */
export const forgetPresences = (db: Db, now: Date) =>
  db.deleteFrom('kiosk.presences').where('endsAt', '<', now).execute()

/** What the slip says and the page of staff shows: the same four signs. */
export const slipCode = (prefix: string): string => prefix.slice(-4).toUpperCase()
