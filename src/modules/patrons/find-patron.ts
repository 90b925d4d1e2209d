import type { Db } from '#kernel/database.ts'
import type { PageViewer } from '#kernel/page-context.ts'

/** What sign-in needs to check a PIN; undefined for a card that is unknown or no longer in use. */
export const findPatronByCard = (db: Db, cardNumber: string) =>
  db
    .selectFrom('patrons.cards as cards')
    .innerJoin('patrons.patrons as patrons', 'patrons.id', 'cards.patronId')
    .select(['patrons.id', 'patrons.name', 'patrons.pinHash'])
    .where('cards.number', '=', cardNumber.toUpperCase())
    .where('cards.endedAt', 'is', null)
    .where('patrons.standing', '<>', 'closed')
    .executeTakeFirst()

export async function findPatronViewer(db: Db, id: number): Promise<PageViewer | undefined> {
  const patron = await db
    .selectFrom('patrons.patrons')
    .select('name')
    .where('id', '=', id)
    .where('standing', '<>', 'closed')
    .executeTakeFirst()
  return patron && { kind: 'member', name: patron.name, permissions: new Set() }
}

/** A member with the card in use, if there is one. */
export const findPatron = (db: Db, id: number) =>
  db
    .selectFrom('patrons.patrons as patrons')
    .leftJoin('patrons.cards as cards', (join) =>
      join.onRef('cards.patronId', '=', 'patrons.id').on('cards.endedAt', 'is', null),
    )
    .select(['patrons.id', 'patrons.name', 'patrons.createdAt', 'cards.number as cardNumber'])
    .where('patrons.id', '=', id)
    .executeTakeFirst()
