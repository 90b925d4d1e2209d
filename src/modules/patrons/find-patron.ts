import type { Db } from '#kernel/database.ts'
import type { PageViewer } from '#kernel/page-context.ts'

/** What sign-in needs to check a PIN; undefined for an unknown card. */
export const findPatronByCard = (db: Db, cardNumber: string) =>
  db
    .selectFrom('patrons.patrons')
    .select(['id', 'name', 'pinHash'])
    .where('cardNumber', '=', cardNumber.toUpperCase())
    .executeTakeFirst()

export async function findPatronViewer(db: Db, id: number): Promise<PageViewer | undefined> {
  const patron = await db.selectFrom('patrons.patrons').select('name').where('id', '=', id).executeTakeFirst()
  return patron && { kind: 'member', name: patron.name, permissions: new Set() }
}

export const findPatron = (db: Db, id: number) =>
  db
    .selectFrom('patrons.patrons')
    .select(['id', 'name', 'cardNumber', 'createdAt', 'blockedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
