import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { DataFolderInUse } from './embedded-postgres/refusal.ts'
import { startEmbeddedPostgres } from './embedded-postgres/start-embedded-postgres.ts'

const fileOf = (dataFolder: string) => join(dataFolder, 'database-url')

/** Leaves the address of the running database where command-line tools of the same account find it. */
export function tellTools(dataFolder: string, databaseUrl: string): () => Promise<void> {
  writeFileSync(fileOf(dataFolder), databaseUrl, { mode: 0o600 })
  return () => {
    rmSync(fileOf(dataFolder), { force: true })
    return Promise.resolve()
  }
}

/** The database for a command-line tool: the operator's own, that of the running Patria, or the embedded one, started. */
export async function openToolDatabase(
  { databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  onProgress: (message: string) => void,
): Promise<{ url: string; stop(): Promise<void> }> {
  if (databaseUrl) return { url: databaseUrl, stop: () => Promise.resolve() }
  try {
    return await startEmbeddedPostgres({ dataFolder, onProgress })
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error
    return { url: readFileSync(fileOf(dataFolder), 'utf8'), stop: () => Promise.resolve() }
  }
}
