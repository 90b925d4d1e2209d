import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { forgetFailures, isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { findByLogin, isSecretOf } from '#modules/machines/index.ts'
import { sip2Kind, terminalOf } from '../terminal/open-terminal.ts'
import { mayComeFrom } from '../terminal/profile.ts'
import type { Terminal } from '../terminal/terminal.ts'

export interface LogInRequest {
  login: string
  password: string
  /** Where the terminal comes from. */
  address: string
}

export type LogInRefusal = 'wrong-login' | 'wrong-address' | 'too-many-tries'

/** A login is slowed down for each address apart, so that nobody elsewhere can shut a terminal out. */
const perLogin: ThrottleRule = { failures: 10, windowSeconds: 5 * 60 }
const perAddress: ThrottleRule = { failures: 60, windowSeconds: 5 * 60 }

/** Finds the terminal that says who it is, with its password, from an address from which it may come. */
export async function logIn(
  db: Db,
  { login, password, address }: LogInRequest,
  now: Date,
): Promise<Outcome<Terminal, LogInRefusal>> {
  const name = login.trim().toLowerCase()
  const subjects = [
    { subject: `sip2:${name}@${address}`, rule: perLogin },
    { subject: `sip2:${address}`, rule: perAddress },
  ]
  for (const { subject, rule } of subjects)
    if (await isThrottled(db, subject, rule, now)) return refused('too-many-tries')
  // Looked up first: a password that changes meanwhile ends the session, and does not outlive it.
  const machine = await findByLogin(db, name)
  const known = await isSecretOf(db, name, password)
  if (!known || machine?.kind !== sip2Kind) {
    for (const { subject, rule } of subjects) await noteFailure(db, subject, rule, now)
    return refused('wrong-login')
  }
  const terminal = terminalOf(machine)
  if (!mayComeFrom(terminal.profile, address)) return refused('wrong-address')
  await forgetFailures(db, `sip2:${name}@${address}`)
  return done(terminal)
}
