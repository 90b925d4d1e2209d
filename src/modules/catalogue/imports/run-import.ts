import type { Db } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import { commitImport } from './commit/commit-import.ts'
import { findImport } from './import-state.ts'
import { readImport } from './reading/read-import.ts'
import { undoImport } from './undo/undo-import.ts'

/**
 * Does what an import waits for: reading, writing or undoing. It may be called again after any interruption, and by
 * several workers at once.
 */
export async function runImport(db: Db, files: FileStore, id: number, signal: AbortSignal): Promise<void> {
  const job = await findImport(db, id)
  try {
    if (job?.state === 'reading') await readImport(db, files, id, signal)
    if (job?.state === 'committing') await commitImport(db, id, signal)
    if (job?.state === 'undoing') await undoImport(db, id, signal)
  } catch (error) {
    // Told on the page; the queue tries again.
    await noteStop(db, id).catch(() => {})
    throw error
  }
}

const noteStop = (db: Db, id: number) =>
  db.updateTable('catalogue.imports').set({ problem: 'stopped' }).where('id', '=', id).execute()
