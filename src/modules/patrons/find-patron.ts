import type { Db } from '#kernel/database.ts'
import type { PageViewer } from '#kernel/page-context.ts'

/** In menus only: for members that are schools, offices and the like. */
export const institutionOnly = 'institution'

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
    .selectFrom('patrons.patrons as patron')
    .innerJoin('patrons.categories as category', 'category.code', 'patron.category')
    .select(['patron.name', 'category.institution'])
    .where('patron.id', '=', id)
    .where('patron.standing', '<>', 'closed')
    .executeTakeFirst()
  if (!patron) return undefined
  const { name, institution } = patron
  return { kind: 'member', name, permissions: new Set(institution ? [institutionOnly] : []) }
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
