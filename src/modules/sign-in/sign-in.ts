import { audit } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { verifyPassword } from '#kernel/password.ts'
import { startSession, type Person } from '#kernel/session.ts'
import { forgetFailures, isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { findPatronByCard, signInTries } from '#modules/patrons/index.ts'
import { findAccountByLogin } from '#modules/staff/index.ts'

export interface SignInRequest {
  /** A staff login or a member's card number. */
  login: string
  /** The password, or the PIN of the card. */
  password: string
  /** Where the request comes from; only its digest is kept, to slow down guessing. */
  address: string
  /** What the browser calls itself, shown in the list of sign-ins. */
  device: string
}

export type SignInRefusal = 'wrong-login' | 'too-many-tries'

/** A person guesses a handful of times; a program many thousand. Addresses are shared by whole schools. */
const perLogin: ThrottleRule = { failures: 8, windowSeconds: 15 * 60 }
const perAddress: ThrottleRule = { failures: 60, windowSeconds: 15 * 60 }

/** Signs a staff person or a member in and gives the token of their new session. */
export async function signIn(
  db: Db,
  request: SignInRequest,
  now: Date,
): Promise<Outcome<{ token: string; person: Person }, SignInRefusal>> {
  const subjects = [
    { subject: signInTries(request.login), rule: perLogin },
    { subject: `address:${request.address}`, rule: perAddress },
  ]
  for (const { subject, rule } of subjects) {
    if (await isThrottled(db, subject, rule, now)) return refused('too-many-tries')
  }
  const person = await findPerson(db, request)
  if (!person) {
    for (const { subject, rule } of subjects) await noteFailure(db, subject, rule, now)
    return refused('wrong-login')
  }
  await forgetFailures(db, signInTries(request.login))
  const token = await startSession(db, person, request.device, now)
  if (person.kind === 'staff') {
    await audit(db, person, {
      action: 'account.signed-in',
      subjectKind: 'staff-account',
      subjectId: person.id,
    })
  }
  return done({ token, person: { kind: person.kind, id: person.id } })
}

/** Whoever has this login and this password. Nobody, and a wrong password, take the same time. */
async function findPerson(db: Db, { login, password }: SignInRequest) {
  const account = await findAccountByLogin(db, login)
  const patron = account ? undefined : await findPatronByCard(db, login)
  const matches = await verifyPassword(account?.passwordHash ?? patron?.pinHash, password)
  if (!matches) return undefined
  if (account) return { kind: 'staff', id: account.id, name: account.name } as const
  return patron && ({ kind: 'member', id: patron.id, name: patron.name } as const)
}
