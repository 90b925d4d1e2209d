import type { Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { changeRules } from './change-rules.ts'

/** Whatever is given back at a branch stays there, as it does on the shelves of a mobile library. */
export async function letFloat(db: Db, branchId: number, actor: Actor, now: Date): Promise<void> {
  const known = await db
    .selectFrom('circulation.floating')
    .select('id')
    .where('branchId', '=', branchId)
    .where('collectionType', 'is', null)
    .where('loanCategory', 'is', null)
    .executeTakeFirst()
  if (known) return
  const row = { branchId, collectionType: null, loanCategory: null }
  const change = { deed: 'save-floating' as const, row }
  await changeRules(db, { change, draftId: undefined, confirmed: true, correct: [] }, actor, now)
}
