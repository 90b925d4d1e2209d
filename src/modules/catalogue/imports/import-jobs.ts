import * as v from 'valibot'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import type { Job, ScheduledJob } from '#kernel/jobs.ts'
import { importJob } from './create-import.ts'
import { runImport } from './run-import.ts'

const Payload = v.object({ id: v.number() })

/** Reading, writing and taking back imports, in the background. */
export const importJobs = (files: FileStore): readonly Job[] => [
  {
    name: importJob,
    run: (db, payload, signal) => runImport(db, files, v.parse(Payload, payload).id, signal),
  },
]

/** Days for which an import can still be taken back and its file looked at. */
const keptDays = 90

/** Frees what ended imports kept; the list of imports and the titles they brought stay. */
export const importSchedules = (files: FileStore): readonly ScheduledJob[] => [
  {
    name: 'catalogue-import-forget',
    schedule: '17 19 * * *',
    run: (db) => forgetOldImports(db, files),
  },
]

async function forgetOldImports(db: Db, files: FileStore): Promise<void> {
  const { rows } = await sql<{ id: number; fileDigest: string; shared: boolean }>`
    select id, file_digest, exists (
      select from catalogue.imports others
      where others.file_digest = imports.file_digest and others.id <> imports.id
        and (others.finished_at is null or others.finished_at > now() - make_interval(days => ${keptDays}))
    ) as shared
    from catalogue.imports imports
    where finished_at < now() - make_interval(days => ${keptDays})
      and exists (select from catalogue.import_records rows where rows.import_id = imports.id)
  `.execute(db)
  for (const { id, fileDigest, shared } of rows) {
    if (!shared) await files.remove(fileDigest)
    await db.deleteFrom('catalogue.importRecords').where('importId', '=', id).execute()
  }
}
