import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { BatchSubject, ShownSelection } from './batch-state.ts'
import { chooseItems, mostChosen } from './choose/choose-items.ts'
import { chooseRecords } from './choose/choose-records.ts'
import type { ChosenRow, FindTitles, Selection } from './choose/selection.ts'

export interface NewBatch {
  subject: BatchSubject
  selection: Selection
}

export type CreateBatchRefusal = 'nothing-chosen' | 'too-many-chosen'

/** Keeps what was chosen, so that preview and run speak of just the same items or titles. */
export async function createBatch(
  db: Db,
  { subject, selection }: NewBatch,
  findTitles: FindTitles,
  actor: Actor,
): Promise<Outcome<{ id: number }, CreateBatchRefusal>> {
  const choose = subject === 'items' ? chooseItems : chooseRecords
  const { rows, leftOut } = await choose(db, selection, findTitles)
  if (!rows.some(({ id }) => id !== null)) return refused('nothing-chosen')
  if (rows.length >= mostChosen) return refused('too-many-chosen')
  return db.transaction().execute(async (tx) => {
    const shown: ShownSelection =
      selection.how === 'list'
        ? { how: 'list', length: selection.numbers.length, leftOut }
        : { ...selection, leftOut }
    const { id } = await tx
      .insertInto('catalogue.batches')
      .values({
        subject,
        selection: toJson(shown),
        state: 'chosen',
        actor: toJson(actor),
        createdBy: actor.name,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await insertRows(tx, id, rows)
    await audit(tx, actor, { action: 'batch.created', subjectKind: 'batch', subjectId: id })
    return done({ id })
  })
}

async function insertRows(tx: Tx, id: number, rows: readonly ChosenRow[]): Promise<void> {
  await sql`
    insert into catalogue.batch_rows (batch_id, position, subject_id, given, outcome)
    select ${id}, place, subject_id, given, case when subject_id is null then 'unknown' else 'chosen' end
    from unnest(${rows.map((row) => row.id)}::bigint[], ${rows.map(({ given }) => given)}::text[])
      with ordinality as chosen (subject_id, given, place)
  `.execute(tx)
}
