import { mkdirSync } from 'node:fs'
import { prepareDatabase } from './application-database.ts'
import { ensureCluster } from './cluster.ts'
import { chooseEndpoint, connectionUrl } from './endpoint.ts'
import { holdFolder } from './folder-lock.ts'
import { stopLeftoverServer } from './leftover-server.ts'
import { choosePlace } from './place.ts'
import { explainFileError } from './refusal.ts'
import { writeServerSettings } from './server-settings.ts'
import { superviseServer } from './supervised-server.ts'

export interface EmbeddedPostgresOptions {
  /** Absolute path; the database lives in the folder `postgres` below it. */
  dataFolder: string
  /** Told in a sentence what is being done. */
  onProgress?: (message: string) => void
  /** False gives up safety against power loss and lets the account create databases; for tests only. */
  durable?: boolean
  /** Where root puts what the database account cannot reach; for tests of that. */
  spareFolder?: string
}

export interface EmbeddedPostgres {
  /** Of the database `patria`, with its password, for an account that is not the superuser. */
  url: string
  /** Ends all connections and returns when everything is on disk. */
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL on a folder, whatever state an earlier run left it in, and starts it again should it die.
 * Throws `EmbeddedPostgresRefusal` when it cannot, also when another Patria has the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataFolder, onProgress = () => {}, durable = true } = options
  const spareFolder = options.spareFolder ?? '/var/lib/patria'
  try {
    mkdirSync(dataFolder, { recursive: true })
  } catch (error) {
    throw explainFileError(error, dataFolder)
  }
  const release = await holdFolder(dataFolder)
  try {
    const started = await startHeld({ dataFolder, onProgress, durable, spareFolder })
    const stop = () => started.stop().finally(release)
    return { url: started.url, stop }
  } catch (error) {
    release()
    throw explainFileError(error, dataFolder)
  }
}

async function startHeld({
  dataFolder,
  onProgress,
  durable,
  spareFolder,
}: Required<EmbeddedPostgresOptions>) {
  const place = await choosePlace(dataFolder, spareFolder, onProgress)
  await stopLeftoverServer(place, onProgress)
  const password = await ensureCluster(place, onProgress)
  const endpoint = await chooseEndpoint(place.folder)
  writeServerSettings(place, endpoint, durable)
  const superuserUrl = connectionUrl(endpoint, { user: 'postgres', password, database: 'postgres' })
  const server = await superviseServer(place, superuserUrl, onProgress)
  try {
    await prepareDatabase(superuserUrl, password, { mayCreateDatabases: !durable })
  } catch (error) {
    await server.stop()
    throw error
  }
  return { url: connectionUrl(endpoint, { user: 'patria', password, database: 'patria' }), stop: server.stop }
}
