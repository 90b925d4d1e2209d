import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'

export type PersonKind = 'staff' | 'member'

export interface Person {
  kind: PersonKind
  id: number
}

export interface Session extends Person {
  tokenDigest: Buffer
}

/** Days after which a session ends without being used. */
const idleDays: Record<PersonKind, number> = { staff: 1, member: 60 }

const digestOf = (token: string) => createHash('sha256').update(token).digest()

/** Starts a session and returns the token for its cookie; only its digest is kept. */
export async function startSession(db: Db, person: Person, device: string, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await db
    .insertInto('kernel.sessions')
    .values({
      tokenDigest: digestOf(token),
      personKind: person.kind,
      personId: person.id,
      device: device.slice(0, 200),
      createdAt: now,
      seenAt: now,
      expiresAt: expiry(person.kind, now),
    })
    .execute()
  return token
}

/** The session of a cookie's token, if it has not ended. Prolongs it, at most once in five minutes. */
export async function findSession(db: Db, token: string, now: Date): Promise<Session | undefined> {
  const tokenDigest = digestOf(token)
  const row = await db
    .selectFrom('kernel.sessions')
    .select(['personKind', 'personId', 'seenAt'])
    .where('tokenDigest', '=', tokenDigest)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  if (!row) return undefined
  const kind = row.personKind === 'staff' ? 'staff' : 'member'
  if (now.getTime() - row.seenAt.getTime() > 5 * 60_000) await prolong(db, tokenDigest, kind, now)
  return { kind, id: row.personId, tokenDigest }
}

const prolong = (db: Db, tokenDigest: Buffer, kind: PersonKind, now: Date) =>
  db
    .updateTable('kernel.sessions')
    .set({ seenAt: now, expiresAt: expiry(kind, now) })
    .where('tokenDigest', '=', tokenDigest)
    .execute()

export const endSession = (db: Db, tokenDigest: Buffer) =>
  db.deleteFrom('kernel.sessions').where('tokenDigest', '=', tokenDigest).execute()

/** Signs a person out everywhere, but for the session in use, if one is named. */
export async function endSessionsOf(db: Db | Tx, person: Person, except?: Buffer): Promise<void> {
  await db
    .deleteFrom('kernel.sessions')
    .where('personKind', '=', person.kind)
    .where('personId', '=', person.id)
    .$if(except !== undefined, (query) => query.where('tokenDigest', '!=', except ?? Buffer.alloc(0)))
    .execute()
}

export interface OpenSession {
  device: string
  createdAt: Date
  seenAt: Date
  current: boolean
}

export async function listSessions(db: Db, session: Session, now: Date): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('kernel.sessions')
    .select(['device', 'createdAt', 'seenAt', 'tokenDigest'])
    .where('personKind', '=', session.kind)
    .where('personId', '=', session.id)
    .where('expiresAt', '>', now)
    .orderBy('seenAt', 'desc')
    .execute()
  return rows.map(({ tokenDigest, ...row }) => ({ ...row, current: tokenDigest.equals(session.tokenDigest) }))
}

export const deleteExpiredSessions = (db: Db) =>
  sql`delete from kernel.sessions where expires_at < now()`.execute(db)

const expiry = (kind: PersonKind, now: Date) => new Date(now.getTime() + idleDays[kind] * 86_400_000)
