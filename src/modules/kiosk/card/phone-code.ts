import { createHash, randomInt } from 'node:crypto'
import type { Db } from '#kernel/database.ts'

// Capitals and digits only: any scanner types them on any keyboard, and a QR code of them is small.
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const shape = /^PTR[A-Z2-9]{20}$/
export const phoneCodeSeconds = 120

const digestOf = (code: string) => createHash('sha256').update(code).digest('hex')

export const isPhoneCode = (text: string): boolean => shape.test(text.toUpperCase())

/** Makes the code that a member's telephone shows a kiosk, some 100 bits; one of before no longer counts. */
export async function makePhoneCode(
  db: Db,
  patronId: number,
  now: Date,
): Promise<{ code: string; endsAt: Date }> {
  const code = `PTR${Array.from({ length: 20 }, () => signs.charAt(randomInt(signs.length))).join('')}`
  const endsAt = new Date(now.getTime() + phoneCodeSeconds * 1000)
  const values = { codeDigest: digestOf(code), endsAt }
  await db
    .insertInto('kiosk.phoneCodes')
    .values({ patronId, ...values })
    .onConflict((conflict) => conflict.column('patronId').doUpdateSet(values))
    .execute()
  return { code, endsAt }
}

/** Whose code this is; it is used up by asking. */
export async function takePhoneCode(db: Db, code: string, now: Date): Promise<number | undefined> {
  const row = await db
    .deleteFrom('kiosk.phoneCodes')
    .where('codeDigest', '=', digestOf(code.toUpperCase()))
    .returning(['patronId', 'endsAt'])
    .executeTakeFirst()
  if (!row || row.endsAt <= now) return undefined
  const patron = await db
    .selectFrom('patrons.patrons')
    .select('id')
    .where('id', '=', row.patronId)
    .where('standing', '<>', 'closed')
    .executeTakeFirst()
  return patron?.id
}

export const forgetPhoneCodes = (db: Db, now: Date) =>
  db.deleteFrom('kiosk.phoneCodes').where('endsAt', '<', now).execute()
