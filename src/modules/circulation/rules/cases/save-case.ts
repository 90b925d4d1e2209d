import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { RuleCase } from '../book/rule-cases.ts'

export type NewCase = Omit<RuleCase, 'id'>

/** Saves what librarians expect of the rules. Whether it holds now is shown, and no reason to refuse it. */
export const saveCase = (
  db: Db,
  { id, ...one }: NewCase & { id: number | undefined },
  actor: Actor,
): Promise<Outcome<{ id: number }, 'case-gone'>> =>
  db.transaction().execute(async (tx) => {
    const values = { ...one, expected: toJson(one.expected) }
    const saved =
      id === undefined
        ? await tx
            .insertInto('circulation.ruleCases')
            .values({ ...values, madeBy: actor.name })
            .returning('id')
            .executeTakeFirst()
        : await tx
            .updateTable('circulation.ruleCases')
            .set(values)
            .where('id', '=', id)
            .returning('id')
            .executeTakeFirst()
    if (!saved) return refused('case-gone')
    const details = { name: one.name, expected: one.expected }
    await audit(tx, actor, {
      action: 'rule-case.saved',
      subjectKind: 'rule-case',
      subjectId: saved.id,
      details,
    })
    return done(saved)
  })

export const removeCase = (db: Db, id: number, actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('circulation.ruleCases')
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
    if (!gone) return
    await audit(tx, actor, {
      action: 'rule-case.removed',
      subjectKind: 'rule-case',
      subjectId: id,
      details: gone,
    })
  })
