import type { Db } from '#kernel/database.ts'
import type { PageViewer } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'

/** The desk's page of the member whose card was scanned somewhere else; undefined for what is no card. */
export async function cardAddress(
  db: Db,
  text: string,
  viewer: PageViewer | undefined,
): Promise<string | undefined> {
  if (!viewer?.permissions.has(mayLend)) return undefined
  const card = await db
    .selectFrom('patrons.cards')
    .select('patronId')
    .where('number', '=', text.trim().toUpperCase())
    .executeTakeFirst()
  return card && paths.member(card.patronId)
}
