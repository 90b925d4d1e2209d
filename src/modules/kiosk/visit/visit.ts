import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** Somebody at a kiosk, from the first touch to the farewell. */
export interface Visit {
  id: number
  prefix: string
  patronId: number | null
  card: string | null
  wrongPins: number
  beganAt: Date
  seenAt: Date
}

const columns = ['id', 'prefix', 'patronId', 'card', 'wrongPins', 'beganAt', 'seenAt'] as const
const digestOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Begins a visit; whoever left a kiosk without a word some time ago is forgotten. */
export async function startVisit(
  db: Db,
  machineId: number,
  now: Date,
): Promise<{ visit: Visit; token: string }> {
  const token = randomBytes(24).toString('base64url')
  const values = {
    tokenDigest: digestOf(token),
    prefix: `kios-${randomBytes(8).toString('hex')}`,
    machineId,
    beganAt: now,
    seenAt: now,
  }
  const visit = await db
    .insertInto('kiosk.visits')
    .values(values)
    .returning(columns)
    .executeTakeFirstOrThrow()
  await forgetAbandoned(db, now)
  return { visit, token }
}

/** The visit of a cookie's token at this machine, if it was heard of within so many seconds. */
export async function findVisit(
  db: Db,
  { token, machineId, aliveSeconds }: { token: string; machineId: number; aliveSeconds: number },
  now: Date,
): Promise<Visit | undefined> {
  return db
    .updateTable('kiosk.visits')
    .set({ seenAt: now })
    .where('tokenDigest', '=', digestOf(token))
    .where('machineId', '=', machineId)
    .where('seenAt', '>=', new Date(now.getTime() - aliveSeconds * 1000))
    .returning(columns)
    .executeTakeFirst()
}

/** Whether a visit still lives, without prolonging it. */
export async function isAlive(
  db: Db,
  { token, machineId, aliveSeconds }: { token: string; machineId: number; aliveSeconds: number },
  now: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('kiosk.visits')
    .select('id')
    .where('tokenDigest', '=', digestOf(token))
    .where('machineId', '=', machineId)
    .where('seenAt', '>=', new Date(now.getTime() - aliveSeconds * 1000))
    .executeTakeFirst()
  return row !== undefined
}

export const changeVisit = (
  db: Db,
  id: number,
  change: { patronId?: number; card?: string | null; wrongPins?: number },
) => db.updateTable('kiosk.visits').set(change).where('id', '=', id).execute()

/** Forgets a visit: afterwards nothing tells who stood there. */
export const endVisit = (db: Db, token: string) =>
  db.deleteFrom('kiosk.visits').where('tokenDigest', '=', digestOf(token)).execute()

/** Whoever left without a word is forgotten, whatever became of the browser. */
export const forgetAbandoned = (db: Db, now: Date) =>
  sql`delete from kiosk.visits where seen_at < ${now}::timestamptz - interval '15 minutes'`.execute(db)

/** The key of a deed that a form will ask for: the same form sent twice does one deed. */
export const newKey = (prefix: string): string => `${prefix}-${randomBytes(6).toString('hex')}`

/** The key that a form brings, if it is one of this visit; else a new one. */
export const keyOf = (prefix: string, given: unknown): string =>
  typeof given === 'string' &&
  given.startsWith(`${prefix}-`) &&
  /^-[0-9a-f]{12}$/.test(given.slice(prefix.length))
    ? given
    : newKey(prefix)
