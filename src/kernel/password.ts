import { hash, verify } from '@node-rs/argon2'
import { createTurns } from './turns.ts'

// OWASP's first choice for argon2id (19 MiB, 2 passes); the algorithm of @node-rs/argon2 is argon2id by default.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Verified when nobody has the login given, so that an answer takes as long as for somebody who exists.
const nobodysHash = hash('nobody has this password', cost)

/** Each hash takes its memory and a processor for itself: a rush of sign-ins must take neither from everybody else. */
const turns = createTurns(2)

export const hashPassword = (password: string): Promise<string> => turns(() => hash(password, cost))

/** Checks a password; `stored` undefined costs the same time and is always false. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const against = stored ?? (await nobodysHash)
  const matches = await turns(() => verify(against, password))
  return matches && stored !== null && stored !== undefined
}
