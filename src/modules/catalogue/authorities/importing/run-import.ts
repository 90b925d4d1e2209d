import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import type { Job } from '#kernel/jobs.ts'
import { commitPart, takeBackPart } from './commit-authorities.ts'
import { authorityImportJob, findAuthorityImport, lockAuthorityImport } from './import-state.ts'
import { readAuthorities } from './read-authorities.ts'

const Payload = v.object({ id: v.number() })

export const authorityImportJobs = (files: FileStore): readonly Job[] => [
  {
    name: authorityImportJob,
    run: (db, payload, signal) =>
      runAuthorityImport(db, files, v.parse(Payload, payload).id, () => signal.aborted),
  },
]

/** Does what an import waits for; may be called again after any interruption. */
export async function runAuthorityImport(
  db: Db,
  files: FileStore,
  id: number,
  stopped: () => boolean,
): Promise<void> {
  const job = await findAuthorityImport(db, id)
  if (job?.state === 'reading') return readAuthorities(db, files, job, stopped)
  let more = true
  while (more && !stopped()) more = await doPart(db, id)
}

/** One part in one transaction; false when nothing is left. */
const doPart = (db: Db, id: number): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const job = await lockAuthorityImport(tx, id)
    if (job?.state !== 'committing' && job?.state !== 'undoing') return false
    const more = await (job.state === 'committing' ? commitPart : takeBackPart)(tx, job)
    if (more) return true
    const state = job.state === 'committing' ? 'done' : 'undone'
    await tx
      .updateTable('catalogue.authorityImports')
      .set({ state, finishedAt: new Date() })
      .where('id', '=', id)
      .execute()
    await audit(tx, job.actor, {
      action: `authority-import.${state}`,
      subjectKind: 'authority-import',
      subjectId: id,
    })
    return false
  })
