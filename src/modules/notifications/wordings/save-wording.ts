import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { requiredText } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import { needed, placeholders, type Wording, type WordingKind } from './default-wordings.ts'
import { namesIn } from './fill.ts'

export const WordingForm = v.object({ subject: requiredText(200), body: requiredText(4000) })

/** Names in braces that a wording does not know, and one that it must have. */
export interface WordingFaults {
  unknown: string[]
  missing: string | undefined
}

export function faultsOf(kind: WordingKind, { subject, body }: Wording): WordingFaults | undefined {
  const names = new Set([...namesIn(subject), ...namesIn(body)])
  const unknown = [...names].filter((name) => !placeholders[kind].includes(name))
  const must = needed[kind]
  const missing = must && !namesIn(body).includes(must) ? must : undefined
  return unknown.length > 0 || missing ? { unknown, missing } : undefined
}

export const saveWording = (
  db: Db,
  { kind, language, wording }: { kind: WordingKind; language: Language; wording: Wording },
  actor: Actor,
  now: Date,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const row = { kind, language, ...wording, changedBy: actor.name, changedAt: now }
    await tx
      .insertInto('notifications.wordings')
      .values(row)
      .onConflict((conflict) => conflict.columns(['kind', 'language']).doUpdateSet(row))
      .execute()
    await audit(tx, actor, {
      action: 'wording.saved',
      subjectKind: 'wording',
      subjectId: `${kind}/${language}`,
      details: { ...wording },
    })
  })

/** Back to the wording of the program. */
export const resetWording = (
  db: Db,
  { kind, language }: { kind: WordingKind; language: Language },
  actor: Actor,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('notifications.wordings')
      .where('kind', '=', kind)
      .where('language', '=', language)
      .execute()
    await audit(tx, actor, {
      action: 'wording.reset',
      subjectKind: 'wording',
      subjectId: `${kind}/${language}`,
    })
  })
