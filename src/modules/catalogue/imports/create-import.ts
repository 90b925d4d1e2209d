import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { toJson } from '#kernel/json-column.ts'
import type { ImportSettings } from './import-settings.ts'
import type { StoredSource } from './source/store-source.ts'

export const importJob = 'catalogue-import'

export interface NewImport {
  fileName: string
  source: StoredSource
  settings: ImportSettings
}

/** Notes an import of a stored file. A table waits for its columns to be named; anything else begins to be read. */
export const createImport = (
  db: Db,
  { fileName, source, settings }: NewImport,
  actor: Actor,
): Promise<{ id: number; state: 'uploaded' | 'reading' }> =>
  db.transaction().execute(async (tx) => {
    const state = source.format === 'csv' && settings.columns.length === 0 ? 'uploaded' : 'reading'
    const { id } = await tx
      .insertInto('catalogue.imports')
      .values({
        fileName: fileName.slice(0, 300),
        fileDigest: source.digest,
        fileSize: source.size,
        format: source.format,
        state,
        settings: toJson({ ...settings, separator: source.separator }),
        createdBy: actor.name,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, { action: 'import.created', subjectKind: 'import', subjectId: id })
    if (state === 'reading') await addJob(tx, importJob, { id })
    return { id, state }
  })
