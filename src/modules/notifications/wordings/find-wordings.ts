import type { Db, Tx } from '#kernel/database.ts'
import type { Language } from '#kernel/i18n.ts'
import { defaultWording, type Wording, type WordingKind } from './default-wordings.ts'

/** Gives the wording of each kind in a language: that of the staff where they changed it. */
export async function findWordings(db: Db | Tx, language: Language): Promise<(kind: WordingKind) => Wording> {
  const rows = await db
    .selectFrom('notifications.wordings')
    .select(['kind', 'subject', 'body'])
    .where('language', '=', language)
    .execute()
  const changed = new Map(rows.map(({ kind, ...wording }) => [kind, wording]))
  return (kind) => changed.get(kind) ?? defaultWording(kind, language)
}

export interface ChangedWording {
  kind: string
  language: string
  changedBy: string
  changedAt: Date
}

/** Wordings that staff have changed. */
export const listChangedWordings = (db: Db): Promise<ChangedWording[]> =>
  db.selectFrom('notifications.wordings').select(['kind', 'language', 'changedBy', 'changedAt']).execute()
