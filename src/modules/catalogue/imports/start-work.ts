import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { importJob } from './create-import.ts'
import type { ImportSettings } from './import-settings.ts'
import { holdImport, type ImportState } from './import-state.ts'

export type StartRefusal = 'import-unknown' | 'not-now'

/** Begins to read a table whose columns have been named. */
export const startReading = (db: Db, id: number, settings: ImportSettings, actor: Actor) =>
  start(db, id, { from: ['uploaded'], to: 'reading', actor, settings })

/** Begins to write what was previewed. */
export const startCommit = (db: Db, id: number, actor: Actor) =>
  start(db, id, { from: ['ready'], to: 'committing', actor })

/** Begins to take an import back, whether it was finished or not. */
export const startUndo = (db: Db, id: number, actor: Actor) =>
  start(db, id, { from: ['done', 'committing'], to: 'undoing', actor })

/** Gives an import up before anything was written, and frees what it waited with. */
export const cancelImport = (db: Db, id: number, actor: Actor) =>
  db.transaction().execute(async (tx): Promise<Outcome<undefined, StartRefusal>> => {
    const outcome = await change(tx, id, { from: ['uploaded', 'reading', 'ready'], to: 'cancelled', actor })
    if (!outcome.ok) return outcome
    await tx.deleteFrom('catalogue.importRecords').where('importId', '=', id).execute()
    await tx.deleteFrom('catalogue.importKeys').where('importId', '=', id).execute()
    return done(undefined)
  })

interface Change {
  from: readonly ImportState[]
  to: ImportState
  actor: Actor
  settings?: ImportSettings
}

const start = (db: Db, id: number, wanted: Change): Promise<Outcome<undefined, StartRefusal>> =>
  db.transaction().execute(async (tx) => {
    const outcome = await change(tx, id, wanted)
    if (outcome.ok) await addJob(tx, importJob, { id })
    return outcome
  })

async function change(
  tx: Tx,
  id: number,
  { from, to, actor, settings }: Change,
): Promise<Outcome<undefined, StartRefusal>> {
  const job = await holdImport(tx, id)
  if (!job) return refused('import-unknown')
  if (!from.includes(job.state)) return refused('not-now')
  await tx
    .updateTable('catalogue.imports')
    .set({
      state: to,
      problem: null,
      rowsDone: 0,
      ...(to === 'cancelled' ? { finishedAt: new Date() } : {}),
      ...(settings ? { settings: toJson(settings) } : {}),
    })
    .where('id', '=', id)
    .execute()
  await audit(tx, actor, { action: `import.${to}`, subjectKind: 'import', subjectId: id })
  return done(undefined)
}
