import { timingSafeEqual } from 'node:crypto'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { refused, type Outcome } from '#kernel/outcome.ts'
import { forgetFailures, isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { createAccount, type CreateAccountRefusal } from '../accounts/create-account.ts'
import { hasAccounts } from '../accounts/find-account.ts'
import { saveRole } from '../roles/save-role.ts'

// Lives only as long as this process: whoever reads the console may make the first administrator, once.
let firstRunCode: string | undefined

export const setFirstRunCode = (code: string): void => {
  firstRunCode = code
}

export interface FirstAdministrator {
  code: string
  login: string
  name: string
  password: string
}

export type FirstRunRefusal = CreateAccountRefusal | 'wrong-code' | 'too-many-tries' | 'not-the-first'

/** Of all tries together: the code has eight digits, and only one person has it. */
const tries: ThrottleRule = { failures: 20, windowSeconds: 15 * 60 }
const subject = 'first-run'

/** Makes the first administrator of an empty installation, who holds every permission there is. */
export async function makeFirstAdministrator(
  db: Db,
  person: FirstAdministrator,
  permissions: readonly string[],
  now: Date,
): Promise<Outcome<{ id: number }, FirstRunRefusal>> {
  if (await hasAccounts(db)) return refused('not-the-first')
  if (await isThrottled(db, subject, tries, now)) return refused('too-many-tries')
  if (!codeMatches(person.code)) {
    await noteFailure(db, subject, tries, now)
    return refused('wrong-code')
  }
  await saveRole(db, { code: 'administrator', name: 'Administrator', permissions: [...permissions] })
  const outcome = await createAccount(db, { ...person, roles: ['administrator'] }, systemActor)
  if (outcome.ok) {
    firstRunCode = undefined
    await forgetFailures(db, subject)
  }
  return outcome
}

const codeMatches = (code: string): boolean =>
  firstRunCode !== undefined &&
  code.length === firstRunCode.length &&
  timingSafeEqual(Buffer.from(code), Buffer.from(firstRunCode))
