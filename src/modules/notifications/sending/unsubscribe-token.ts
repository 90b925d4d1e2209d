import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import { madeOnce } from '#kernel/kept-settings.ts'
import { remembered } from '#kernel/remembered.ts'

/** Key under which links to stop messages are signed, made once. */
const findKey = remembered(3600, (db: Db) =>
  madeOnce(db, {
    name: 'unsubscribe-key',
    shape: v.string(),
    make: () => randomBytes(32).toString('base64url'),
  }),
)

const signature = (key: string, subject: string) =>
  createHmac('sha256', key).update(subject).digest('base64url').slice(0, 32)

/** A token that lets whoever has the mail stop mails of its kinds, and nothing else. */
export async function unsubscribeToken(
  db: Db,
  { readerId, messageId }: { readerId: number; messageId: number },
): Promise<string> {
  const subject = `${readerId}.${messageId}`
  return `${subject}.${signature(await findKey(db, new Date()), subject)}`
}

/** Reader and message of a token; undefined for one that was not made here. */
export async function readUnsubscribeToken(
  db: Db,
  token: string,
): Promise<{ readerId: number; messageId: number } | undefined> {
  const [, reader = '', message = '', signed = ''] = /^(\d{1,15})\.(\d{1,15})\.([\w-]{32})$/.exec(token) ?? []
  const wanted = signature(await findKey(db, new Date()), `${reader}.${message}`)
  if (!signed || !timingSafeEqual(Buffer.from(signed), Buffer.from(wanted))) return undefined
  return { readerId: Number(reader), messageId: Number(message) }
}
