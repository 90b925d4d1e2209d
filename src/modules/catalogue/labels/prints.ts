import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { BatchSubject, ShownSelection } from '../batch/batch-state.ts'
import { chooseItems } from '../batch/choose/choose-items.ts'
import { chooseRecords } from '../batch/choose/choose-records.ts'
import type { FindTitles, Selection } from '../batch/choose/selection.ts'

/** What was chosen to be printed: copies for labels, titles for cards. */
export interface Print {
  id: number
  subject: BatchSubject
  selection: ShownSelection
  ids: number[]
  unknown: string[]
  createdAt: Date
  createdBy: string
}

/** Labels are printed as they are stuck: more than this at once is a mistake in the choice. */
const mostPrinted = 20_000

export type CreatePrintRefusal = 'nothing-chosen' | 'too-many-to-print'

/** Keeps what was chosen, so that a sheet that jams can be printed again. */
export async function createPrint(
  db: Db,
  { subject, selection }: { subject: BatchSubject; selection: Selection },
  findTitles: FindTitles,
  actor: Actor,
): Promise<Outcome<{ id: number }, CreatePrintRefusal>> {
  const choose = subject === 'items' ? chooseItems : chooseRecords
  const { rows, leftOut } = await choose(db, selection, findTitles)
  const ids = rows.flatMap(({ id }) => (id === null ? [] : [id]))
  if (ids.length === 0) return refused('nothing-chosen')
  if (ids.length > mostPrinted) return refused('too-many-to-print')
  const shown: ShownSelection =
    selection.how === 'list'
      ? { how: 'list', length: selection.numbers.length, leftOut }
      : { ...selection, leftOut }
  const unknown = rows.flatMap(({ id, given }) => (id === null && given !== null ? [given] : []))
  return db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('catalogue.labelPrints')
      .values({ subject, selection: toJson(shown), ids, unknown, createdBy: actor.name })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'labels.chosen',
      subjectKind: 'label-print',
      subjectId: id,
      details: { count: ids.length },
    })
    return done({ id })
  })
}

export async function findPrint(db: Db, id: number): Promise<Print | undefined> {
  const { rows } = await sql<Print>`
    select id, subject, selection, ids, unknown, created_at, created_by from catalogue.label_prints where id = ${id}
  `.execute(db)
  return rows[0]
}

export type PrintSummary = Omit<Print, 'ids' | 'unknown'> & { count: number }

export async function listPrints(db: Db, limit: number): Promise<PrintSummary[]> {
  const { rows } = await sql<PrintSummary>`
    select id, subject, selection, cardinality(ids) as count, created_at, created_by
    from catalogue.label_prints order by created_at desc, id desc limit ${limit}
  `.execute(db)
  return rows
}
